import { sql } from 'drizzle-orm';
import type { Db } from '../db/open-database.ts';
import { during, narrowed, within, type Asked } from './report.repository.ts';

const MOST_SPOTS = 15;

/** Conversations that came, and whether a control of the page gave trouble in each. */
export const withTrouble = ({ siteId, period, narrowing }: Asked) => sql`
  select c.inbox_at as at, exists (
    select 1 from signals s
    where s.site_id = c.site_id and s.conversation_id = c.id and s.evidence->>'controlKey' is not null
  ) as hit
  from conversations c
  where c.site_id = ${siteId} and ${within(period, sql`c.inbox_at`)}${narrowed(narrowing)}`;

/** A control that gave trouble, of which kind, and in how many of the conversations that came. */
export interface Spot {
  readonly name: string;
  readonly path: string;
  readonly kind: string;
  readonly conversations: number;
}

/** Those that most conversations met, first. */
export async function listTrouble(db: Db, { siteId, period, narrowing }: Asked): Promise<readonly Spot[]> {
  const result = await db.execute(sql`
    select s.kind, count(distinct s.conversation_id)::int as conversations,
      (array_agg(coalesce(s.evidence->>'control', '') order by s.detected_at desc))[1] as name,
      (array_agg(coalesce(s.evidence->>'path', '') order by s.detected_at desc))[1] as path
    from conversations c
    join signals s on s.site_id = c.site_id and s.conversation_id = c.id and s.evidence->>'controlKey' is not null
    where c.site_id = ${siteId} and ${during(period, sql`c.inbox_at`)}${narrowed(narrowing)}
    group by s.kind, s.evidence->>'controlKey'
    order by conversations desc, max(s.detected_at) desc limit ${MOST_SPOTS}`);
  return result.rows.map((row) => ({
    name: String(row['name']),
    path: String(row['path']),
    kind: String(row['kind']),
    conversations: Number(row['conversations']),
  }));
}
