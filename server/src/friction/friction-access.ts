import type { Signal } from '@attune/protocol';
import type { ConversationKey } from '../conversations/conversation-access.ts';
import type { Db } from '../db/open-database.ts';
import { listSignals } from './signal.repository.ts';

/** A conversation's signals found since `since`; inside a caller's transaction. */
export function readSignals(db: Db, key: ConversationKey, since: number): Promise<readonly Signal[]> {
  return listSignals(db, key, since);
}
