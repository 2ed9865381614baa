import type { Judgement } from '@attune/protocol';
import type { ConversationKey } from '../conversations/conversation-access.ts';
import type { Db } from '../db/open-database.ts';
import { listJudgements } from './vote.repository.ts';

/** What agents said of a conversation's signals; inside a caller's transaction. */
export function readJudgements(db: Db, key: ConversationKey): Promise<readonly Judgement[]> {
  return listJudgements(db, key);
}
