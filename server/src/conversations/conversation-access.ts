import type { ConversationEvent } from '@attune/protocol';
import type { Db } from '../db/open-database.ts';
import {
  clearSuggestionBasis,
  findConversation,
  listLatestEvents,
  nextUpdatedAt,
  updateCurrentPath,
  type ConversationKey,
  type ConversationRow,
} from './conversation.repository.ts';

/*
 * What other nouns may do with a conversation inside a transaction of theirs. Adding to its list is not among it: that
 * goes through `createConversations` alone.
 */

export { nextUpdatedAt, type ConversationKey, type ConversationRow };

/** @returns null when it is gone */
export function readConversation(db: Db, key: ConversationKey): Promise<ConversationRow | null> {
  return findConversation(db, key);
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

/** The visitor is on this page now. */
export function noteCurrentPath(db: Db, key: ConversationKey, path: string, at: number): Promise<void> {
  return updateCurrentPath(db, key, path, at);
}
