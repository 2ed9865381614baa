import { DEFAULT_KEEPING } from '@attune/protocol';
import type { Db } from '../db/open-database.ts';
import { deleteConversations } from './kept-of-visitor.repository.ts';
import { deleteSilentVisitors, listKeeping, listOldConversations } from './privacy.repository.ts';

const DAY_MS = 86_400_000;

/** A conversation takes everything in it along: fewer at once than rows of one table. */
const CONVERSATIONS_AT_ONCE = 100;

/**
 * Deletes conversations and silent visitors that their sites keep no longer, the oldest first.
 * @returns how much of `limit` it used
 */
export async function deleteOutlived(tx: Db, at: number, limit: number): Promise<number> {
  let left = limit;
  for (const { siteId, saved } of await listKeeping(tx)) {
    const { conversationDays, visitorDays } = saved ?? DEFAULT_KEEPING;
    if (conversationDays !== null && left > 0) {
      const before = at - conversationDays * DAY_MS;
      const old = await listOldConversations(tx, siteId, before, Math.min(left, CONVERSATIONS_AT_ONCE));
      if (old.length > 0) await deleteConversations(tx, siteId, old);
      // A full slice means that there are more: the next run comes soon.
      left -= old.length === CONVERSATIONS_AT_ONCE ? left : old.length;
    }
    if (visitorDays !== null && left > 0) {
      left -= await deleteSilentVisitors(tx, siteId, at - visitorDays * DAY_MS, left);
    }
  }
  return limit - left;
}
