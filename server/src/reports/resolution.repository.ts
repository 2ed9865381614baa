import { sql } from 'drizzle-orm';
import { narrowed, within, type Asked } from './report.repository.ts';

/** Conversations that are opened again later than this are another matter. */
export const AGAIN_WITHIN_MS = 7 * 86_400_000;

/**
 * When conversations were resolved, and when they had come: at first, or since they were last opened again. `value` is the
 * instant that the time begins with.
 */
export const resolutions = ({ siteId, period, narrowing }: Asked) => sql`
  select e.at, coalesce(opened.at, c.inbox_at) as value
  from conversation_events e
  join conversations c on c.site_id = e.site_id and c.id = e.conversation_id and c.inbox_at is not null
  left join lateral (
    select o.at from conversation_events o
    where o.site_id = e.site_id and o.conversation_id = e.conversation_id and o.seq < e.seq
      and o.kind = 'status' and o.details->>'status' = 'open'
    order by o.seq desc limit 1
  ) opened on true
  where e.site_id = ${siteId} and e.kind = 'status' and e.details->>'status' = 'resolved'
    and ${within(period, sql`e.at`)}${narrowed(narrowing)}`;

/** Resolved long enough ago to know, and whether each was opened again within the time. */
export const reopened = ({ siteId, period, narrowing }: Asked, now: number) => sql`
  select e.at, exists (
    select 1 from conversation_events o
    where o.site_id = e.site_id and o.conversation_id = e.conversation_id and o.seq > e.seq
      and o.kind = 'status' and o.details->>'status' = 'open' and o.at <= e.at + ${AGAIN_WITHIN_MS}::bigint
  ) as hit
  from conversation_events e
  join conversations c on c.site_id = e.site_id and c.id = e.conversation_id and c.inbox_at is not null
  where e.site_id = ${siteId} and e.kind = 'status' and e.details->>'status' = 'resolved'
    and e.at <= ${now - AGAIN_WITHIN_MS}::bigint and ${within(period, sql`e.at`)}${narrowed(narrowing)}`;

/**
 * Resolved long enough ago to know, and whether the same visitor wrote again within the time, there or in another
 * conversation.
 */
export const cameAgain = ({ siteId, period, narrowing }: Asked, now: number) => sql`
  select e.at, (exists (
    select 1 from conversation_events o
    where o.site_id = e.site_id and o.conversation_id = e.conversation_id and o.seq > e.seq
      and o.kind = 'message' and o.author_kind = 'visitor' and o.at <= e.at + ${AGAIN_WITHIN_MS}::bigint
  ) or exists (
    select 1 from conversations other
    where other.site_id = c.site_id and other.visitor_id = c.visitor_id and other.id <> c.id
      and other.inbox_at > e.at and other.inbox_at <= e.at + ${AGAIN_WITHIN_MS}::bigint
  )) as hit
  from conversation_events e
  join conversations c on c.site_id = e.site_id and c.id = e.conversation_id and c.inbox_at is not null
  where e.site_id = ${siteId} and e.kind = 'status' and e.details->>'status' = 'resolved'
    and e.at <= ${now - AGAIN_WITHIN_MS}::bigint and ${within(period, sql`e.at`)}${narrowed(narrowing)}`;
