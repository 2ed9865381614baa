import type { Interaction, OutcomeInteraction, PressInteraction, Signal } from '@attune/protocol';
import { anOutcome, aPress } from './builders.ts';
import { TUESDAY_AFTERNOON } from './fake-clock.ts';

/** @param given `detectedAt` counts in ms from {@link TUESDAY_AFTERNOON}, as does `endedAt`. */
export function aSignal({ detectedAt = 0, endedAt = null, ...given }: Partial<Signal> = {}): Signal {
  return {
    key: 'rage-click:visit-1:1',
    kind: 'rage-click',
    family: 'page',
    strength: 0.7,
    points: 40,
    halfLifeMs: 180_000,
    sentence: ['clicked ', { name: 'Pay' }, ' 5 times in 1.4 s; nothing happened'],
    evidence: {
      presses: 5,
      spanMs: 1_400,
      control: 'Pay',
      role: 'button',
      path: '/checkout',
      outcome: 'none',
    },
    thresholdsVersion: 0,
    ...given,
    detectedAt: TUESDAY_AFTERNOON + detectedAt,
    endedAt: endedAt === null ? null : TUESDAY_AFTERNOON + endedAt,
  };
}

type Outcome = OutcomeInteraction['outcome'];

/** What an honest recorder says of a press in the end, each with its time after the press in ms. */
const reportsFor: Readonly<Record<Outcome, readonly (readonly [Outcome, number])[]>> = {
  none: [
    ['none', 1_000],
    ['none', 3_000],
  ],
  slow: [
    ['none', 1_000],
    ['none', 3_000],
    ['slow', 4_000],
  ],
  effect: [['effect', 80]],
  error: [['error', 80]],
  'cannot-judge': [['cannot-judge', 80]],
};

/** A press with everything an honest recorder reports of it. */
export function judgedPress(press: PressInteraction, outcome: Outcome = 'none'): readonly Interaction[] {
  return [press, ...reportsFor[outcome].map(([said, afterMs]) => anOutcome(press, said, afterMs))];
}

/**
 * Presses of one visit at these instants, ms from {@link TUESDAY_AFTERNOON}, numbered from `id`, with their outcomes.
 */
export function pressesAt(
  instants: readonly number[],
  { outcome = 'none', ...given }: Partial<PressInteraction> & { outcome?: Outcome } = {},
): readonly Interaction[] {
  const firstId = given.id ?? 1;
  return instants.flatMap((at, index) => judgedPress(aPress({ ...given, at, id: firstId + index }), outcome));
}
