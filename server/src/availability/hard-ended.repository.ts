import { sql } from 'drizzle-orm';
import type { Db } from '../db/open-database.ts';

/** More than somebody can end in an hour. */
const MOST = 100;

/** Conversations that an agent had when they were called resolved since then, and that had a flag, or an urgent one. */
export async function listHardEnded(
  db: Db,
  { agentId, siteIds }: { readonly agentId: string; readonly siteIds: readonly string[] },
  since: number,
): Promise<readonly string[]> {
  const { rows } = await db.execute(sql`
    select c.id from conversations c
    where c.site_id = any(${sql.param([...siteIds])}::text[]) and c.resolved_at > ${since}::bigint
      and c.status = 'resolved' and c.assignee_id = ${agentId}
      and exists (select 1 from flags f where f.site_id = c.site_id and f.conversation_id = c.id
        and f.level in ('flag', 'urgent'))
    order by c.resolved_at desc limit ${MOST}`);
  return rows.map((row) => String(row['id']));
}
