import { sql } from 'drizzle-orm';
import { narrowed, within, type Asked } from './report.repository.ts';

/** Of each conversation rated in a stretch the last rating of it, 1 to 5. */
export const ratings = ({ siteId, period, narrowing }: Asked) => sql`
  select distinct on (conversation_id, is_now) at, value from (
    select e.conversation_id, e.seq, e.at, e.at >= ${period.from}::bigint as is_now, (e.details->>'score')::int as value
    from conversation_events e
    join conversations c on c.site_id = e.site_id and c.id = e.conversation_id${narrowed(narrowing)}
    where e.site_id = ${siteId} and e.kind = 'rating' and ${within(period, sql`e.at`)}
  ) rated
  order by conversation_id, is_now, seq desc`;

/** Conversations that were resolved, and whether each was rated. */
export const ratedOfResolved = ({ siteId, period, narrowing }: Asked) => sql`
  select c.resolved_at as at, exists (
    select 1 from conversation_events e
    where e.site_id = c.site_id and e.conversation_id = c.id and e.kind = 'rating'
  ) as hit
  from conversations c
  where c.site_id = ${siteId} and ${within(period, sql`c.resolved_at`)}${narrowed(narrowing)}`;
