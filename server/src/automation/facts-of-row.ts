import type { Happened } from '../happenings/happenings.ts';
import type { FactRow } from './automation.repository.ts';
import type { RuleFacts } from './rule-facts.ts';

const factsFrom = ({ row, visitorName, language, words }: FactRow) => ({
  path: row.currentPath,
  words,
  language,
  status: row.status,
  labelIds: row.labelIds,
  isAssigned: row.assigneeId !== null,
  isNamed: visitorName !== null,
});

/** A conversation as it stands while a rule looks at it. */
export function presentFacts(fact: FactRow, { event, happening, flag }: Happened, now: number): RuleFacts {
  const { row } = fact;
  const since = happening.kind === 'wait' ? happening.since : row.waitingSince;
  return {
    ...factsFrom(fact),
    // Later messages have happenings of their own.
    ...(event?.kind === 'message' && event.author.kind === 'visitor' ? { words: event.body } : {}),
    friction: flag?.level ?? row.frictionLevel,
    waitedMs: since === null ? 0 : now - since,
    at: event?.at ?? now,
  };
}

/** As near as what is stored comes to how it was. */
export function pastFacts(fact: FactRow, now: number): RuleFacts {
  const { row } = fact;
  return {
    ...factsFrom(fact),
    friction: fact.peak,
    waitedMs: row.waitingSince === null ? (row.firstAnswerMs ?? 0) : now - row.waitingSince,
    at: row.lastMessageAt ?? row.createdAt,
  };
}
