import {
  MAX_SYNC_EVENTS,
  RequestError,
  type Author,
  type ConversationEvent,
  type ConversationStatus,
  type MessageParts,
  type SyncAnswer,
} from '@attune/protocol';
import type { Db } from '../db/open-database.ts';
import type { News } from '../news/news.ts';
import type { AppendedTo, NewEntry } from './append-event.repository.ts';
import { createComingBack } from './coming-back.ts';
import { appendOnce, type AppendedOnce } from './append-once.ts';
import { createAppendTogether } from './append-together.ts';
import {
  findConversation,
  findConversationOnSites,
  findEvent,
  listEventsAfter,
  type ConversationKey,
  type ConversationRow,
} from './conversation.repository.ts';
import { toInboxItem } from './inbox-item.ts';
import { createMessageChanges, type Added } from './message-changes.ts';

/**
 * When a visitor begins to wait, the first look at the waiting time. The earliest that a site's thresholds can make
 * a wait count; the look itself plans the next one.
 */
const FIRST_CHECK_AFTER_MS = 5_000;

export interface ConversationsDeps {
  readonly db: Db;
  /** The way by which entries are added; left out: as everything else goes. */
  readonly urgent?: Db;
  readonly epoch: string;
  readonly news: News;
  now(): number;
  /** Settles what an append owed, once it was told. */
  confirmPublished(outboxId: string): void;
  /** Wakes the relay, so that a job owed by this append is planned without delay. */
  wakeJobs(): void;
  /** Facts of this conversation changed: look at its friction again. */
  changed(key: ConversationKey): void;
}

export type { Added };

export interface NewMessage {
  readonly clientId: string;
  readonly body: string;
  readonly parts?: MessageParts | undefined;
}

export type Conversations = ReturnType<typeof createConversations>;

/** Conversations as append-only lists: adding to them, reading them, and the inbox they stand in. */
export function createConversations({
  db,
  urgent = db,
  epoch,
  news,
  now,
  confirmPublished,
  wakeJobs,
  changed,
}: ConversationsDeps) {
  const together = createAppendTogether(urgent);
  const tellAppended = (appended: AppendedOnce) => {
    const { event, row, isAwaited, publication } = appended;
    tellEvent(row, event);
    if (publication === null) return;
    publication.untold -= 1;
    if (publication.untold === 0) confirmPublished(publication.id);
    // The look at the waiting time is due in a while: whoever hands jobs on finds it by then.
    if (isAwaited || event.kind !== 'message') wakeJobs();
    changed({ siteId: row.siteId, conversationId: row.id });
  };

  const tellEvent = (row: AppendedTo, event: ConversationEvent) => {
    news.event({ siteId: row.siteId, conversationId: row.id, visitorId: row.visitorId }, event);
    if (row.inboxAt !== null) news.inboxItem(toInboxItem(row));
  };

  const append = (key: ConversationKey, author: Author, clientId: string | null, entry: NewEntry) => {
    const at = now();
    const firstCheckAt = at + FIRST_CHECK_AFTER_MS;
    return appendOnce(urgent, { key, author, clientId, entry, at, firstCheckAt }, together.append);
  };

  return {
    /** So many messages wait to be stored that whatever is less urgent stands back. */
    isBusy: together.isBusy,
    /** Somebody wrote within the last moments. */
    isInUse: together.isInUse,

    ...createComingBack({ db, epoch, now }),
    ...createMessageChanges({ append, tell: tellAppended }),

    /** @throws RequestError `not-found` when it is not on one of these sites */
    async findOnSites(conversationId: string, siteIds: readonly string[]): Promise<ConversationRow> {
      return found(await findConversationOnSites(db, conversationId, siteIds));
    },

    /** @throws RequestError `not-found` when it is not this visitor's */
    async findForVisitor(key: ConversationKey, visitorId: string): Promise<ConversationRow> {
      const row = found(await findConversation(db, key));
      if (row.visitorId !== visitorId) throw notFound();
      return row;
    },

    /**
     * Adds a message. A resolved conversation opens again with it.
     * @throws RequestError `conflict` when the client id was used for another text
     */
    async addMessage(
      key: ConversationKey,
      author: Author,
      { clientId, body, parts }: NewMessage,
    ): Promise<Added> {
      const appended = await append(key, author, clientId, { kind: 'message', body, parts });
      if (appended === null) throw notFound();
      // The row is open already; the entry only lets both sides read in the list that it was opened again.
      const opened = appended.reopened
        ? await append(key, { kind: 'system', id: 'system', name: null }, null, {
            kind: 'status',
            status: 'open',
          })
        : null;
      return {
        event: appended.event,
        tell() {
          tellAppended(appended);
          if (opened !== null) tellAppended(opened);
        },
      };
    },

    /** @returns null when it was read that far before, or has not come that far */
    async markRead(key: ConversationKey, reader: Author, upToSeq: number): Promise<Added | null> {
      const appended = await append(key, reader, null, { kind: 'read', upToSeq });
      return appended === null ? null : { event: appended.event, tell: () => tellAppended(appended) };
    },

    /** @throws RequestError `conflict` when it has that status already */
    async setStatus(
      key: ConversationKey,
      author: Author,
      clientId: string,
      status: ConversationStatus,
    ): Promise<Added> {
      const appended = await append(key, author, clientId, { kind: 'status', status });
      if (appended === null) throw new RequestError('conflict', `This conversation is ${status} already.`);
      return { event: appended.event, tell: () => tellAppended(appended) };
    },

    /**
     * Lets both sides read in the list that it was resolved or opened, as part of a transaction; `tell` is for after it.
     * @returns null when it has that status already
     */
    async addStatus(
      tx: Db,
      key: ConversationKey,
      author: Author,
      status: ConversationStatus,
    ): Promise<Pick<Added, 'tell'> | null> {
      const at = now();
      const entry = { kind: 'status', status } as const;
      const appended = await appendOnce(tx, { key, author, clientId: null, entry, at, firstCheckAt: at });
      return appended === null ? null : { tell: () => tellAppended(appended) };
    },

    /** The list after a position, at most {@link MAX_SYNC_EVENTS} entries. */
    async syncAfter(row: ConversationRow, afterSeq: number): Promise<SyncAnswer> {
      const key = { siteId: row.siteId, conversationId: row.id };
      const events = await listEventsAfter(db, key, afterSeq, MAX_SYNC_EVENTS);
      const last = events.at(-1)?.seq ?? afterSeq;
      // Entries may have come since the row was read; the list itself is the truth.
      const upTo = Math.max(row.lastSeq, last);
      return {
        conversationId: row.id,
        events,
        upTo,
        more: last < upTo && events.length === MAX_SYNC_EVENTS,
        epoch,
      };
    },

    /** Tells an entry whose committing process may have died before it could. Telling twice is harmless. */
    async tellAgain(key: ConversationKey, seq: number): Promise<void> {
      const [row, event] = await Promise.all([findConversation(db, key), findEvent(db, key, seq)]);
      if (row === null || event === null) return;
      tellEvent(row, event);
      changed(key);
    },
  };
}

function found(row: ConversationRow | null): ConversationRow {
  if (row === null) throw notFound();
  return row;
}

const notFound = () => new RequestError('not-found', 'This conversation does not exist.');
