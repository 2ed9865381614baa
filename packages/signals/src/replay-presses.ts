import type { Interaction } from '@attune/protocol';
import { lookFrom } from './replay-looker.ts';
import { FIRST_VERDICT_MS, LATE_EFFECT_LIMIT_MS, REPORT_SLACK_MS } from './recorder-promises.ts';

/** After such a pause nothing joins what was pressed before: every verdict is in, every run and incident is over. */
const EPISODE_GAP_MS = LATE_EFFECT_LIMIT_MS + 2 * REPORT_SLACK_MS;

/** So long after a sign of trouble every fact may change what is made of it. */
const STAYS_OPEN_MS = 15_000;

/** Longest pause within a run that any setting allows. */
const LONGEST_RUN_GAP_MS = 5_000;

/** When presses have to be looked at, and where one may begin to. */
export interface PressSchedule {
  readonly instants: readonly number[];
  readonly beginnings: readonly number[];
}

/**
 * Most presses are answered, and nothing can be made of them: only what stands near a sign of trouble is looked at.
 * @param facts presses, outcomes and what bears on them, oldest first
 */
export function pressSchedule(facts: readonly Interaction[]): PressSchedule {
  const beginnings: number[] = [];
  const instants = new Set<number>();
  const reported = firstReports(facts);
  let openUntil = -Infinity;
  let pressedAt = -Infinity;
  for (const fact of facts) {
    const { at } = fact;
    if (fact.kind === 'press') {
      if (at - pressedAt > EPISODE_GAP_MS) beginnings.push(at);
      // A run that goes on may still turn.
      if (at <= openUntil && at - pressedAt <= LONGEST_RUN_GAP_MS)
        openUntil = Math.max(openUntil, at + LONGEST_RUN_GAP_MS);
      pressedAt = at;
      const judgedAt = at + FIRST_VERDICT_MS + REPORT_SLACK_MS + 1;
      if ((reported.get(fact.id) ?? Infinity) >= judgedAt) {
        instants.add(lookFrom(judgedAt));
        openUntil = Math.max(openUntil, judgedAt + STAYS_OPEN_MS);
      }
    }
    if (isTrouble(fact)) openUntil = Math.max(openUntil, at + STAYS_OPEN_MS);
    if (at <= openUntil) instants.add(lookFrom(at));
  }
  return { instants: [...instants].sort((a, b) => a - b), beginnings };
}

function isTrouble(fact: Interaction): boolean {
  if (fact.kind === 'outcome') return fact.outcome !== 'effect' && fact.outcome !== 'cannot-judge';
  return fact.kind === 'failed-request' || fact.kind === 'page-error';
}

/** When the recorder first said something of each press. */
function firstReports(facts: readonly Interaction[]): ReadonlyMap<number, number> {
  const first = new Map<number, number>();
  for (const fact of facts) {
    if (fact.kind === 'outcome' && !first.has(fact.press)) first.set(fact.press, fact.at);
  }
  return first;
}
