import type { Flag, Friction as FrictionState } from '@attune/protocol';
import { frictionAt } from '@attune/signals';
import {
  readActive,
  readLatestEvents,
  type ConversationKey,
  type ConversationRow,
} from '../conversations/conversation-access.ts';
import { toInboxItem } from '../conversations/inbox-item.ts';
import type { BesideConversations } from '../beside/beside.ts';
import type { Db } from '../db/open-database.ts';
import type { Log } from '../log/create-log.ts';
import type { News } from '../news/news.ts';
import type { Offer, Suggestions } from '../suggestions/suggestions.ts';
import type { Thresholds } from '../thresholds/thresholds.ts';
import { readJudgements } from '../signals/judgement-access.ts';
import { assess, CHAT_ENTRIES, gather, SIGNALS_MS, type Assessment, type Gathered } from './assess.ts';
import { createContextReader, type ClosedTimesReader } from './detector-context.ts';
import { listFlags } from './flag.repository.ts';
import { updateAfterLook } from './friction.repository.ts';
import { createReported } from './reported.ts';
import { listSignals } from './signal.repository.ts';
import { createTurns } from './turns.ts';

/** Somebody who writes in quick lines or clicks about is looked at twice a second, not at every fact. */
const BURST_MS = 400;

/**
 * Looks at a time in one process. Each is a transaction; more of them would not end sooner, and the chat would wait
 * behind them.
 */
const LOOKS_AT_ONCE = 4;

/** What the last minutes brought is looked at again when a site's settings change. */
const ACTIVE_MS = 10 * 60_000;

export interface FrictionDeps {
  readonly db: Db;
  readonly log: Log;
  readonly news: News;
  readonly thresholds: Thresholds;
  readonly suggestions: Suggestions;
  readonly beside: Pick<BesideConversations, 'read'>;
  now(): number;
  readonly closedTimes: ClosedTimesReader;
  /** Queues the next look inside the transaction that found it necessary. */
  planWaitingCheck(tx: Db, key: ConversationKey, runAt: number): Promise<void>;
  wakeJobs(): void;
  /** Messages wait to be stored: looks stand back. */
  isChatBusy(): boolean;
  /** The process has little time to spare: glances take less of it. */
  isBusy(): boolean;
  /** What stands beside the conversation is another than before. */
  besideChanged(key: ConversationKey): void;
}

export type Friction = ReturnType<typeof createFriction>;

interface Look {
  /** Null when the conversation is gone. */
  readonly friction: FrictionState | null;
  tell(): void;
}

const GONE: Look = { friction: null, tell: () => {} };

/** Looks at conversations: when their facts change, and when time alone changes something. */
export function createFriction(deps: FrictionDeps) {
  const { db, log, news, thresholds, suggestions, beside, now, planWaitingCheck, wakeJobs, besideChanged } =
    deps;
  const { closedTimes } = deps;
  const readContext = createContextReader(closedTimes);
  const lookBeside = createLookBeside({ suggestions, beside });

  /**
   * One look inside a transaction; `tell` tells its result once the transaction is committed.
   * @param gathered what was read for it before; null for the look that an earlier one planned, which reads for itself
   */
  const look = async (tx: Db, key: ConversationKey, gathered: Gathered | null): Promise<Look> => {
    const isPlanned = gathered === null;
    const settings = await thresholds.lately(key.siteId, tx);
    const assessment = await assess(tx, key, { settings, readContext, now: now() }, gathered);
    if (assessment === null) return GONE;
    const { row, friction, state, nextCheckAt } = assessment;
    const { at } = friction;
    const { offer, columns } = await lookBeside(tx, key, assessment);
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
      frictionQuietUntil: friction.quietUntil,
      goneQuiet: friction.goneQuiet !== null,
      ...columns,
      ...(plans ? { nextCheckAt } : isPlanned ? { nextCheckAt: null } : {}),
    });
    return {
      friction,
      tell() {
        if (after === null) return;
        tell(assessment, { ...after, visitorName: row.visitorName }, offer);
        // Facts that merely fade say nothing new of the words.
        if (offer !== null || columns.wordsReadSeq !== undefined) besideChanged(key);
      },
    };
  };

  const tell = ({ friction, flags }: Assessment, row: ConversationRow, offer: Offer | null) => {
    const audience = { siteId: row.siteId, conversationId: row.id, visitorId: row.visitorId };
    news.friction(audience, friction, flags);
    if (offer !== null) news.suggestions(audience, offer);
    if (row.inboxAt !== null) news.inboxItem(toInboxItem(row));
    wakeJobs();
  };

  // Reads before its transaction: while one stands, the embedded database does nothing for anybody else.
  const lookAt = async (key: ConversationKey): Promise<Look> => {
    const gathered = await gather(db, key, readContext, now());
    return gathered === null ? GONE : db.transaction((tx) => look(tx, key, gathered));
  };

  const turns = createTurns<ConversationKey>({
    restMs: BURST_MS,
    atOnce: LOOKS_AT_ONCE,
    standsBack: deps.isChatBusy,
    nameOf: ({ siteId, conversationId }) => `${siteId}/${conversationId}`,
    run: async (key) => (await lookAt(key)).tell(),
    onError: (error, key) =>
      log.error({ err: error, conversationId: key.conversationId }, 'a look at friction failed'),
  });

  const present = async (
    row: Pick<ConversationRow, 'siteId' | 'id' | 'frictionState'>,
  ): Promise<{ friction: FrictionState; flags: readonly Flag[] }> => {
    const key = { siteId: row.siteId, conversationId: row.id };
    const at = now();
    const [signals, flags, judgements] = await Promise.all([
      listSignals(db, key, at - SIGNALS_MS),
      listFlags(db, key),
      readJudgements(db, key),
    ]);
    return { friction: frictionAt(signals, row.frictionState, at, judgements).friction, flags };
  };

  const reported = createReported({
    now,
    isBusy: deps.isBusy,
    settingsOf: (siteId) => thresholds.lately(siteId),
    look: turns.request,
    onError: (error) => log.error({ err: error }, 'a glance at what a page reported failed'),
  });

  return {
    /** Facts changed. Many changes in a row are looked at together. */
    changed: turns.request,

    reported: reported.note,

    /** The planned look, as a job: inside the transaction that settles it. */
    check: async (tx: Db, key: ConversationKey): Promise<() => void> => (await look(tx, key, null)).tell,

    /** Looks at a conversation at once. @returns how it stands; `tell` is for after the ack */
    async lookNow(row: ConversationRow): Promise<{ friction: FrictionState; tell(): void }> {
      const { friction, tell: tellIt } = await lookAt({ siteId: row.siteId, conversationId: row.id });
      return { friction: friction ?? (await present(row)).friction, tell: tellIt };
    },

    /** What a site looks for has changed: its active conversations are looked at again, once this is committed. */
    async siteChanged(tx: Db, siteId: string): Promise<() => void> {
      const active = await readActive(tx, siteId, now() - ACTIVE_MS);
      return () => {
        thresholds.changed(siteId);
        for (const key of active) turns.request(key);
      };
    },

    /** As it stands this instant, without storing anything. */
    present,

    /** What a look would find to answer, without storing anything. */
    async asItStands(
      row: ConversationRow,
    ): Promise<Pick<Assessment, 'row' | 'friction' | 'signals' | 'events'>> {
      const key = { siteId: row.siteId, conversationId: row.id };
      const [{ friction }, signals, events] = await Promise.all([
        present(row),
        listSignals(db, key, now() - SIGNALS_MS),
        readLatestEvents(db, key, CHAT_ENTRIES),
      ]);
      return { row, friction, signals, events };
    },

    /** Resolves when the looks under way are done. */
    async settled(): Promise<void> {
      reported.close();
      await turns.settled();
    },
  };
}

/** Reads what was said since the last look, and offers what to say; once the conversation is in the inbox. */
function createLookBeside({ suggestions, beside }: Pick<FrictionDeps, 'suggestions' | 'beside'>) {
  return async (
    tx: Db,
    key: ConversationKey,
    assessment: Assessment,
  ): Promise<{
    readonly offer: Offer | null;
    readonly columns: Partial<Pick<ConversationRow, 'wordsReadSeq' | 'suggestionBasis'>>;
  }> => {
    if (assessment.row.inboxAt === null) return { offer: null, columns: {} };
    const wordsReadSeq = await beside.read(tx, assessment);
    const offer = await suggestions.offer(tx, key, assessment);
    const suggestionBasis = offer?.basis ?? null;
    return {
      offer,
      columns: {
        ...(wordsReadSeq === null ? {} : { wordsReadSeq }),
        ...(suggestionBasis === null ? {} : { suggestionBasis }),
      },
    };
  };
}
