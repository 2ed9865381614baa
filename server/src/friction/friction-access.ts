import type { Flag, Signal } from '@attune/protocol';
import type { ConversationKey } from '../conversations/conversation-access.ts';
import type { Db } from '../db/open-database.ts';
import { findFlag } from './flag.repository.ts';
import { listSignals } from './signal.repository.ts';

/** A conversation's signals found since `since`; inside a caller's transaction. */
export function readSignals(db: Db, key: ConversationKey, since: number): Promise<readonly Signal[]> {
  return listSignals(db, key, since);
}

/** @returns null when it is gone */
export function readFlag(db: Db, key: ConversationKey, flagId: string): Promise<Flag | null> {
  return findFlag(db, key, flagId);
}
