import { randomUUID } from 'node:crypto';
import { MAX_SYNC_EVENTS, type SyncAnswer } from '@attune/protocol';
import { askTogether } from '../db/ask-together.ts';
import type { Db } from '../db/open-database.ts';
import { findConversation, type ConversationKey } from './conversation.repository.ts';
import {
  insertConversations,
  listEventsOfMany,
  reopenConversations,
  type EventsAsked,
  type OpenConversation,
  type Opening,
} from './many-conversations.repository.ts';

/** Lists in one statement: each may be long. */
const SYNCS_AT_ONCE = 25;

/** A visitor opens the chat. */
export interface VisitOpening extends Omit<Opening, 'at'> {
  /** They came just now and have no conversation yet. */
  readonly isNew: boolean;
}

export interface ComingBackDeps {
  readonly db: Db;
  readonly epoch: string;
  now(): number;
}

/** What a visitor's connection begins with. After a network came back all of them come at once, so they ask together. */
export function createComingBack({ db, epoch, now }: ComingBackDeps) {
  const reopen = askTogether((openings: readonly Opening[]) => reopenConversations(db, openings));
  const insert = askTogether(async (rows: readonly (Opening & { readonly id: string })[]) => {
    await insertConversations(db, rows);
    return rows;
  });
  const listAfter = askTogether((asked: readonly EventsAsked[]) => listEventsOfMany(db, asked), {
    atOnce: SYNCS_AT_ONCE,
  });

  return {
    /** The visitor's conversation that goes on, or a new one. It enters the inbox with its first message. */
    async open({ isNew, ...visit }: VisitOpening): Promise<OpenConversation> {
      const opening: Opening = { ...visit, at: now() };
      const current = isNew ? null : await reopen(opening);
      if (current !== null) return current;
      const { id } = await insert({ ...opening, id: randomUUID() });
      return { id, status: 'open', lastSeq: 0 };
    },

    /** As `syncAfter`, of a conversation that is known to be there, and whose it is. */
    async syncKnown(key: ConversationKey, afterSeq: number): Promise<SyncAnswer> {
      const events = await listAfter({ ...key, afterSeq, limit: MAX_SYNC_EVENTS });
      const last = events.at(-1)?.seq ?? afterSeq;
      const isAll = events.length < MAX_SYNC_EVENTS;
      const upTo = isAll ? last : Math.max(last, (await findConversation(db, key))?.lastSeq ?? last);
      return { conversationId: key.conversationId, events, upTo, more: last < upTo, epoch };
    },
  };
}
