import type { Interaction } from '@attune/protocol';

/** Presses in one report, each with its outcome: what a busy ten seconds of a visit hold. */
const PRESSES = 5;

/** Each press and its outcome. */
export const FACTS_OF_A_REPORT = 2 * PRESSES;

/** What an honest visit reports: presses here and there on a page that answers them. */
export function factsBefore(at: number, report: number): readonly Interaction[] {
  return Array.from({ length: PRESSES }, (_, index): readonly Interaction[] => {
    const id = report * PRESSES + index;
    const pressedAt = at - (PRESSES - index) * 2_000;
    const control = { key: `control-${id % 7}`, role: 'button', name: `Choose ${id % 7}` };
    return [
      { kind: 'press', id, at: pressedAt, path: '/checkout', control, travelPx: 240 },
      { kind: 'outcome', press: id, at: pressedAt + 120, outcome: 'effect', afterMs: 120 },
    ];
  }).flat();
}
