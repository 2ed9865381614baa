import { randomUUID } from 'node:crypto';
import { sql, type SQL } from 'drizzle-orm';
import type { Db } from '../db/open-database.ts';
import { HAPPENING, type Happening } from './happening.ts';

/** Whether anybody on this site wants to know; most sites owe nothing then. */
export const isAnybodyListening = (siteId: SQL): SQL => sql`(
  exists (select 1 from webhooks w where w.site_id = ${siteId} and w.disabled_at is null)
  or exists (select 1 from automation_rules r where r.site_id = ${siteId} and r.enabled))`;

/** Owes telling of it, as part of `tx`. */
export async function insertHappening(
  tx: Db,
  happening: Happening,
  at: number,
  runAt: number,
): Promise<void> {
  await tx.execute(sql`
    insert into outbox (id, topic, payload, run_at, created_at)
    select ${randomUUID()}::uuid, ${HAPPENING}, ${JSON.stringify(happening)}::jsonb, ${runAt}::bigint, ${at}::bigint
    where ${isAnybodyListening(sql`${happening.siteId}::text`)}`);
}
