import type { ConversationEvent } from '@attune/protocol';
import type { Db } from '../db/open-database.ts';
import { findMedianFirstAnswer, listActive, listContacts, type ContactRow } from './contact.repository.ts';
import {
  clearSuggestionBasis,
  findEvent,
  findConversation,
  listLatestEvents,
  nextUpdatedAt,
  updateBesideColumns,
  type BesideChange,
  type ConversationKey,
  type ConversationRow,
} from './conversation.repository.ts';

/*
 * What other nouns may do with a conversation inside a transaction of theirs. Adding to its list is not among it: that
 * goes through `createConversations` alone.
 */

export { nextUpdatedAt, type BesideChange, type ConversationKey, type ConversationRow };

/** @returns null when it is gone */
export function readConversation(db: Db, key: ConversationKey): Promise<ConversationRow | null> {
  return findConversation(db, key);
}

/** @returns null when there is none at this position */
export function readEvent(db: Db, key: ConversationKey, seq: number): Promise<ConversationEvent | null> {
  return findEvent(db, key, seq);
}

/** The last `limit` entries, in order. */
export function readLatestEvents(
  db: Db,
  key: ConversationKey,
  limit: number,
): Promise<readonly ConversationEvent[]> {
  return listLatestEvents(db, key, limit);
}

/** What stands beside the conversation no longer fits; the next look offers anew. */
export function forgetSuggestionBasis(db: Db, key: ConversationKey): Promise<void> {
  return clearSuggestionBasis(db, key);
}

/** Earlier conversations of a visitor, latest first. */
export function readContacts(
  db: Db,
  key: ConversationKey,
  visitorId: string,
): Promise<readonly ContactRow[]> {
  return listContacts(db, key, visitorId);
}

/** The team's usual time to a first answer; null while too few were given lately. */
export function readMedianFirstAnswer(db: Db, siteId: string, now: number): Promise<number | null> {
  return findMedianFirstAnswer(db, siteId, now);
}

/** Conversations in which something was said or reported since `since`. */
export function readActive(db: Db, siteId: string, since: number): Promise<readonly ConversationKey[]> {
  return listActive(db, siteId, since);
}

/**
 * Who has the conversation, and when its visitor expects an answer.
 * @returns the row after it; null when it is gone
 */
export function changeBeside(
  db: Db,
  key: ConversationKey,
  change: BesideChange,
  at: number,
): Promise<ConversationRow | null> {
  return updateBesideColumns(db, key, change, at);
}
