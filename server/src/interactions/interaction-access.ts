import type { ConversationKey } from '../conversations/conversation-access.ts';
import type { Db } from '../db/open-database.ts';
import { listInteractionsByVisit, type VisitFacts } from './interaction.repository.ts';

export type { VisitFacts };

/** Facts received since `since`, by visit, the visit that reported last at the end; inside a caller's transaction. */
export function readVisits(db: Db, key: ConversationKey, since: number): Promise<readonly VisitFacts[]> {
  return listInteractionsByVisit(db, key, since);
}
