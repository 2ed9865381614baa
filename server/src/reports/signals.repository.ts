import { sql } from 'drizzle-orm';
import type { Db } from '../db/open-database.ts';
import { during, narrowed, within, type Asked } from './report.repository.ts';

/** Conversations that came, and whether a signal that counts was found on each. */
export const withSignals = ({ siteId, period, narrowing }: Asked) => sql`
  select c.inbox_at as at, exists (
    select 1 from signals s where s.site_id = c.site_id and s.conversation_id = c.id and s.points > 0
  ) as hit
  from conversations c
  where c.site_id = ${siteId} and ${within(period, sql`c.inbox_at`)}${narrowed(narrowing)}`;

/** Signals found, by when. */
export const foundSignals = ({ siteId, period, narrowing }: Asked) => sql`
  select s.detected_at as at, true as hit from signals s
  join conversations c on c.site_id = s.site_id and c.id = s.conversation_id${narrowed(narrowing)}
  where s.site_id = ${siteId} and ${within(period, sql`s.detected_at`)}`;

/** What agents said of signals, by when; and whether they agreed. */
export const votes = ({ siteId, period, narrowing }: Asked) => sql`
  select v.voted_at as at, v.verdict = 'seen' as hit from signal_votes v
  join conversations c on c.site_id = v.site_id and c.id = v.conversation_id${narrowed(narrowing)}
  where v.site_id = ${siteId} and ${within(period, sql`v.voted_at`)}`;

/** Of a kind in the period: how often it was found, and how many of the votes on it agreed. */
export interface KindCount {
  readonly kind: string;
  readonly found: number;
  readonly votes: number;
  readonly agreed: number;
}

export async function countKinds(
  db: Db,
  { siteId, period, narrowing }: Asked,
): Promise<readonly KindCount[]> {
  const result = await db.execute(sql`
    select kind, sum(found)::int as found, sum(votes)::int as votes, sum(agreed)::int as agreed from (
      select s.kind, count(*) as found, 0 as votes, 0 as agreed from signals s
      join conversations c on c.site_id = s.site_id and c.id = s.conversation_id${narrowed(narrowing)}
      where s.site_id = ${siteId} and ${during(period, sql`s.detected_at`)} group by 1
      union all
      select v.kind, 0, count(*), count(*) filter (where v.verdict = 'seen') from signal_votes v
      join conversations c on c.site_id = v.site_id and c.id = v.conversation_id${narrowed(narrowing)}
      where v.site_id = ${siteId} and ${during(period, sql`v.voted_at`)} group by 1
    ) counted group by kind order by found desc, kind`);
  return result.rows.map((row) => ({
    kind: String(row['kind']),
    found: Number(row['found']),
    votes: Number(row['votes']),
    agreed: Number(row['agreed']),
  }));
}
