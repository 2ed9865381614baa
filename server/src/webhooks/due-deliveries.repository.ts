import { and, eq, inArray, sql } from 'drizzle-orm';
import type { DeliveryAttempt } from '@attune/protocol';
import type { Db } from '../db/open-database.ts';
import { webhookDeliveries, webhooks } from '../db/schema/index.ts';
import type { DeliveryRow, WebhookKey, WebhookRow } from './webhook.repository.ts';

/** What one process can take on now. */
export interface Room {
  /** Attempts it can begin. */
  readonly free: number;
  /** Attempts under way here, by webhook. */
  readonly underWay: ReadonlyMap<string, number>;
  /** Most attempts at once for one webhook, and for one that fails. */
  readonly perWebhook: number;
  readonly perFailing: number;
}

export interface Claimed {
  readonly delivery: DeliveryRow;
  readonly webhook: WebhookRow;
}

/**
 * Takes what is due, as much as there is room for: the webhook with the fewest attempts under way comes first, so that
 * thousands owed to one that hangs hide nothing from the others. Jumps from webhook to webhook in the index, whatever
 * each of them is owed. Serves all sites.
 * @param until when what was taken counts as lost, and is due again
 */
export async function claimDue(db: Db, { free, underWay, ...most }: Room, at: number, until: number) {
  const due = sql`
    with recursive owed as (
      (select webhook_id from webhook_deliveries where state = 'pending' order by webhook_id limit 1)
      union all
      select (
        select d.webhook_id from webhook_deliveries d
        where d.state = 'pending' and d.webhook_id > owed.webhook_id order by d.webhook_id limit 1)
      from owed where owed.webhook_id is not null
    ),
    room as (
      select w.id, coalesce(u.attempts, 0) as under_way,
        case when w.failing_since is null then ${most.perWebhook}::int else ${most.perFailing}::int end as most
      from owed join webhooks w on w.id = owed.webhook_id
      left join jsonb_to_recordset(${asRecords(underWay)}::jsonb) as u(id text, attempts int) on u.id = w.id
    ),
    turns as (
      select d.id, d.next_at,
        room.under_way + row_number() over (partition by room.id order by d.next_at) as turn
      from room cross join lateral (
        select id, next_at from webhook_deliveries
        where webhook_id = room.id and state = 'pending' and next_at <= ${at}::bigint
        order by next_at limit greatest(0, room.most - room.under_way)) d
    )
    select d.id from webhook_deliveries d
    where d.id in (select id from turns order by turn, next_at limit ${free}::int)
      and d.state = 'pending' and d.next_at <= ${at}::bigint
    for update skip locked`;
  const deliveries = await db
    .update(webhookDeliveries)
    .set({ nextAt: until })
    .where(sql`${webhookDeliveries.id} = any(array(${due}))`)
    .returning();
  return withWebhooks(db, deliveries);
}

/** Ends all that a webhook is owed. */
export async function endAllOf(
  db: Db,
  { siteId, webhookId }: WebhookKey,
  attempt: DeliveryAttempt,
): Promise<void> {
  await db
    .update(webhookDeliveries)
    .set({
      state: 'failed',
      nextAt: null,
      tries: sql`${webhookDeliveries.tries} + 1`,
      attempts: sql`${webhookDeliveries.attempts} || ${JSON.stringify([attempt])}::jsonb`,
    })
    .where(
      and(
        eq(webhookDeliveries.siteId, siteId),
        eq(webhookDeliveries.webhookId, webhookId),
        eq(webhookDeliveries.state, 'pending'),
      ),
    );
}

async function withWebhooks(db: Db, deliveries: readonly DeliveryRow[]): Promise<readonly Claimed[]> {
  if (deliveries.length === 0) return [];
  const ids = [...new Set(deliveries.map(({ webhookId }) => webhookId))];
  const rows = await db.select().from(webhooks).where(inArray(webhooks.id, ids));
  const byId = new Map(rows.map((row) => [row.id, row]));
  return deliveries.flatMap((delivery) => {
    const webhook = byId.get(delivery.webhookId);
    // It was removed this moment, and what it was owed with it.
    return webhook === undefined ? [] : [{ delivery, webhook }];
  });
}

const asRecords = (underWay: Room['underWay']): string =>
  JSON.stringify([...underWay].map(([id, attempts]) => ({ id, attempts })));
