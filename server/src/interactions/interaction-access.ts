import type { ConversationKey } from '../conversations/conversation-access.ts';
import type { Db } from '../db/open-database.ts';
import { SHARED_PER_MINUTE } from './interaction-limits.ts';
import { listInteractionsByVisit, listSharedErrors, type VisitFacts } from './interaction.repository.ts';

export type { VisitFacts };

/** Facts received since `since`, by visit, the visit that reported last at the end; inside a caller's transaction. */
export function readVisits(db: Db, key: ConversationKey, since: number): Promise<readonly VisitFacts[]> {
  return listInteractionsByVisit(db, key, since);
}

/** Errors that everybody on the site meets, since `since`. */
export function readSharedErrors(db: Db, siteId: string, since: number): Promise<readonly string[]> {
  return listSharedErrors(db, siteId, since, SHARED_PER_MINUTE);
}
