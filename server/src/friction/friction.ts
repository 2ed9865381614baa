import type { Flag, Friction as FrictionState } from '@attune/protocol';
import { frictionAt } from '@attune/signals';
import type { ConversationKey, ConversationRow } from '../conversations/conversation-access.ts';
import { toInboxItem } from '../conversations/inbox-item.ts';
import type { Db } from '../db/open-database.ts';
import type { Log } from '../log/create-log.ts';
import type { News } from '../news/news.ts';
import type { Offer, Suggestions } from '../suggestions/suggestions.ts';
import type { Thresholds } from '../thresholds/thresholds.ts';
import { assess, SIGNALS_MS, type Assessment } from './assess.ts';
import { listFlags } from './flag.repository.ts';
import { updateAfterLook } from './friction.repository.ts';
import { listSignals } from './signal.repository.ts';
import { createTurns } from './turns.ts';

/** Somebody who writes in quick lines or clicks about is looked at a few times a second, not at every fact. */
const BURST_MS = 250;

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

  /**
   * One look inside a transaction; the returned function tells its result once the transaction is committed.
   * @param isPlanned this is the look that an earlier one planned
   */
  const look = async (tx: Db, key: ConversationKey, isPlanned: boolean): Promise<() => void> => {
    const settings = await thresholds.current(key.siteId, tx);
    const at = now();
    const assessment = await assess(tx, key, settings, at);
    if (assessment === null) return () => {};
    const { row, friction, state, nextCheckAt } = assessment;
    const offer = row.inboxAt === null ? null : await suggestions.offer(tx, key, assessment);
    // The planned look is this one, so whatever the row says of it is past.
    const planned =
      isPlanned || row.nextCheckAt === null || row.nextCheckAt <= at ? Infinity : row.nextCheckAt;
    const plans = nextCheckAt !== null && nextCheckAt < planned;
    if (plans) await planWaitingCheck(tx, key, nextCheckAt);
    // Last, so that writers of the conversation wait for no more than the commit.
    const after = await updateAfterLook(tx, key, {
      frictionScore: friction.score,
      frictionLevel: friction.level,
      frictionSince: friction.since,
      frictionAt: at,
      frictionHeadline: friction.contributions[0]?.sentence ?? null,
      frictionState: state,
      ...(offer === null ? {} : { suggestionBasis: offer.basis }),
      ...(plans ? { nextCheckAt } : isPlanned ? { nextCheckAt: null } : {}),
    });
    return () => {
      if (after !== null) tell(assessment, { ...after, visitorName: row.visitorName }, offer);
    };
  };

  const tell = ({ friction, flags }: Assessment, row: ConversationRow, offer: Offer | null) => {
    const audience = { siteId: row.siteId, conversationId: row.id, visitorId: row.visitorId };
    news.friction(audience, friction, flags);
    if (offer !== null) news.suggestions(audience, offer.suggestions);
    if (row.inboxAt !== null) news.inboxItem(toInboxItem(row));
    wakeJobs();
  };

  const turns = createTurns<ConversationKey>({
    restMs: BURST_MS,
    nameOf: ({ siteId, conversationId }) => `${siteId}/${conversationId}`,
    run: async (key) => {
      const told = await db.transaction((tx) => look(tx, key, false));
      told();
    },
    onError: (error, key) =>
      log.error({ err: error, conversationId: key.conversationId }, 'a look at friction failed'),
  });

  return {
    /** Facts changed. Many changes in a row are looked at together. */
    changed: turns.request,

    /** The planned look, as a job: inside the transaction that settles it. */
    check: (tx: Db, key: ConversationKey): Promise<() => void> => look(tx, key, true),

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
