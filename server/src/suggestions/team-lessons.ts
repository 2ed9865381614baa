import { learnedFrom, type Learned, type TakeUp } from '@attune/empathy';
import type { Db } from '../db/open-database.ts';
import { countTakeUp, listDecisions } from './suggestion.repository.ts';

/** Decisions learned from. */
const LESSONS_MS = 60 * 86_400_000;

/** Offers by which an agent's take-up is judged. */
const TAKE_UP_MS = 30 * 86_400_000;

/** What is learned changes over days; reading it anew for every offer would slow the chat. */
const FRESH_MS = 60_000;
const MAX_KEPT = 1_000;

/** What a team's decisions teach, and how an agent takes to suggestions; each worked out once a minute. */
export function createTeamLessons(now: () => number) {
  const learned = createMinuteBook<Learned>(now);
  const takeUps = createMinuteBook<TakeUp>(now);
  return {
    learned: (db: Db, siteId: string): Promise<Learned> =>
      learned(siteId, async () => learnedFrom(await listDecisions(db, siteId, now() - LESSONS_MS), now())),

    takeUp: (db: Db, siteId: string, agentId: string): Promise<TakeUp> =>
      takeUps(`${siteId}/${agentId}`, () => countTakeUp(db, siteId, agentId, now() - TAKE_UP_MS)),
  };
}

function createMinuteBook<Value>(now: () => number) {
  const kept = new Map<string, { readonly at: number; readonly value: Value }>();
  return async (key: string, read: () => Promise<Value>): Promise<Value> => {
    const before = kept.get(key);
    if (before !== undefined && now() - before.at < FRESH_MS) return before.value;
    const value = await read();
    kept.delete(key);
    kept.set(key, { at: now(), value });
    const [oldest] = kept.keys();
    if (kept.size > MAX_KEPT && oldest !== undefined) kept.delete(oldest);
    return value;
  };
}
