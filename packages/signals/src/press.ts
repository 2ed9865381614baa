import type { Control, Interaction, OutcomeInteraction, PressInteraction } from '@attune/protocol';
import { departuresOf, firstFrom } from './departure.ts';
import { judgePress, type Judgement } from './verdict.ts';

/** One press of a visit with what came of it. */
export interface Press extends Judgement {
  readonly id: number;
  readonly at: number;
  readonly path: string;
  readonly control: Control;
  /** Way of the pointer in px from the visit's first press to this one: a difference bounds a distance. */
  readonly travelled: number;
}

/**
 * The presses of one visit in the order they were made, each once, judged by what is known at `now`. Order is by id,
 * never by time, so that a page's clock that jumps cannot reorder them.
 */
export function pressesOf(interactions: readonly Interaction[], now: number): readonly Press[] {
  const known = lastJudged.get(interactions);
  if (known?.now === now && known.facts === interactions.length) return known.presses;
  const presses = judgedPresses(interactions, now);
  lastJudged.set(interactions, { now, facts: interactions.length, presses });
  return presses;
}

/** Half the detectors ask for the presses of one look; they are judged for the first that does. */
const lastJudged = new WeakMap<
  readonly Interaction[],
  { readonly now: number; readonly facts: number; readonly presses: readonly Press[] }
>();

function judgedPresses(interactions: readonly Interaction[], now: number): readonly Press[] {
  const outcomes = outcomesByPress(interactions);
  const departures = departuresOf(interactions);
  let travelled = 0;
  return uniquePresses(interactions).map((press, index) => {
    if (index > 0) travelled += press.travelPx;
    const { id, at, path, control } = press;
    const verdict = judgePress(at, outcomes.get(id) ?? [], firstFrom(departures, at), now);
    return { id, at, path, control, travelled, ...verdict };
  });
}

/** Presses by control, so that each control's presses stand in the order they were made. */
export function byControl(presses: readonly Press[]): readonly (readonly Press[])[] {
  const groups = new Map<string, Press[]>();
  for (const press of presses) {
    const group = groups.get(press.control.key);
    if (group) group.push(press);
    else groups.set(press.control.key, [press]);
  }
  return [...groups.values()];
}

function uniquePresses(interactions: readonly Interaction[]): readonly PressInteraction[] {
  const byId = new Map<number, PressInteraction>();
  for (const fact of interactions) {
    if (fact.kind !== 'press') continue;
    const known = byId.get(fact.id);
    if (known === undefined || precedes(fact, known)) byId.set(fact.id, fact);
  }
  return [...byId.values()].sort((a, b) => a.id - b.id);
}

/** An honest recorder never says two things of one press; of a confused one the earliest counts, in any order. */
function precedes(a: PressInteraction, b: PressInteraction): boolean {
  if (a.at !== b.at) return a.at < b.at;
  if (a.travelPx !== b.travelPx) return a.travelPx < b.travelPx;
  return identity(a) < identity(b);
}

function identity({ control, path }: PressInteraction): string {
  return JSON.stringify([control.key, control.role, control.name, path]);
}

function outcomesByPress(
  interactions: readonly Interaction[],
): ReadonlyMap<number, readonly OutcomeInteraction[]> {
  const byPress = new Map<number, OutcomeInteraction[]>();
  for (const fact of interactions) {
    if (fact.kind !== 'outcome') continue;
    const known = byPress.get(fact.press);
    if (known) known.push(fact);
    else byPress.set(fact.press, [fact]);
  }
  return byPress;
}
