import type { Flag, Friction as FrictionState } from '@attune/protocol';
import { frictionAt } from '@attune/signals';
import {
  clearPlannedCheck,
  planCheck,
  type ConversationKey,
  type ConversationRow,
} from '../conversations/conversation.repository.ts';
import { toInboxItem } from '../conversations/inbox-item.ts';
import type { Db } from '../db/open-database.ts';
import type { Log } from '../log/create-log.ts';
import type { News } from '../news/news.ts';
import type { Suggestions } from '../suggestions/suggestions.ts';
import type { Thresholds } from '../thresholds/thresholds.ts';
import { assess, SIGNALS_MS, type Assessment } from './assess.ts';
import { listFlags } from './flag.repository.ts';
import { listSignals } from './signal.repository.ts';
import { createTurns } from './turns.ts';

export interface FrictionDeps {
  readonly db: Db;
  readonly log: Log;
  readonly news: News;
  readonly thresholds: Thresholds;
  readonly suggestions: Suggestions;
  now(): number;
  /** Queues the next look inside the transaction that found it necessary. */
  planWaitingCheck(tx: Db, key: ConversationKey, runAt: number): Promise<void>;
  wakeJobs(): void;
}

export type Friction = ReturnType<typeof createFriction>;

/** Looks at conversations: when their facts change, and when time alone changes something. */
export function createFriction(deps: FrictionDeps) {
  const { db, log, news, thresholds, suggestions, now, planWaitingCheck, wakeJobs } = deps;

  /** One look inside a transaction; the returned function tells its result once the transaction is committed. */
  const look = async (tx: Db, key: ConversationKey): Promise<() => void> => {
    const settings = await thresholds.current(key.siteId, tx);
    const assessment = await assess(tx, key, settings, now());
    if (assessment === null) return () => {};
    const offer = assessment.row.inboxAt === null ? null : await suggestions.offer(tx, key, assessment);
    const { nextCheckAt } = assessment;
    if (nextCheckAt !== null && (await planCheck(tx, key, nextCheckAt, now()))) {
      await planWaitingCheck(tx, key, nextCheckAt);
    }
    return () => tell(assessment, offer);
  };

  const tell = ({ row, friction, flags }: Assessment, offer: Awaited<ReturnType<Suggestions['offer']>>) => {
    const audience = { siteId: row.siteId, conversationId: row.id, visitorId: row.visitorId };
    news.friction(audience, friction, flags);
    if (offer !== null) news.suggestions(audience, offer);
    if (row.inboxAt !== null) news.inboxItem(toInboxItem(row));
    wakeJobs();
  };

  const turns = createTurns<ConversationKey>({
    nameOf: ({ siteId, conversationId }) => `${siteId}/${conversationId}`,
    run: async (key) => {
      const told = await db.transaction((tx) => look(tx, key));
      told();
    },
    onError: (error, key) =>
      log.error({ err: error, conversationId: key.conversationId }, 'a look at friction failed'),
  });

  return {
    /** Facts changed. Many changes in a row are looked at together. */
    changed: turns.request,

    /** The planned look, as a job: inside the transaction that settles it. */
    async check(tx: Db, key: ConversationKey): Promise<() => void> {
      await clearPlannedCheck(tx, key);
      return look(tx, key);
    },

    /** As it stands this instant, without storing anything. */
    async present(row: ConversationRow): Promise<{ friction: FrictionState; flags: readonly Flag[] }> {
      const key = { siteId: row.siteId, conversationId: row.id };
      const at = now();
      const [signals, flags] = await Promise.all([listSignals(db, key, at - SIGNALS_MS), listFlags(db, key)]);
      return { friction: frictionAt(signals, row.frictionState, at).friction, flags };
    },

    /** Resolves when the looks under way are done. */
    settled: turns.settled,
  };
}
