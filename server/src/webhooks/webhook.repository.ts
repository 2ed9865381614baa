import type { DeliveryAttempt, Webhook, WebhookDelivery, WebhookEvent } from '@attune/protocol';
import { and, arrayContains, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '../db/open-database.ts';
import { webhookDeliveries, webhooks } from '../db/schema/index.ts';

export type WebhookRow = typeof webhooks.$inferSelect;
export type DeliveryRow = typeof webhookDeliveries.$inferSelect;

/** A webhook of a site: every query names both. */
export interface WebhookKey {
  readonly siteId: string;
  readonly webhookId: string;
}

const byKey = ({ siteId, webhookId }: WebhookKey) =>
  and(eq(webhooks.siteId, siteId), eq(webhooks.id, webhookId));

export async function listWebhooks(db: Db, siteId: string): Promise<readonly Webhook[]> {
  const rows = await db
    .select()
    .from(webhooks)
    .where(eq(webhooks.siteId, siteId))
    .orderBy(asc(webhooks.createdAt), asc(webhooks.id));
  return rows.map(toWebhook);
}

export async function findWebhook(db: Db, key: WebhookKey): Promise<WebhookRow | null> {
  const [row] = await db.select().from(webhooks).where(byKey(key)).limit(1);
  return row ?? null;
}

/** Those that want to be told of this. */
export async function listListening(
  db: Db,
  siteId: string,
  event: WebhookEvent,
): Promise<readonly WebhookRow[]> {
  return db
    .select()
    .from(webhooks)
    .where(
      and(eq(webhooks.siteId, siteId), isNull(webhooks.disabledAt), arrayContains(webhooks.events, [event])),
    );
}

export async function insertWebhook(tx: Db, row: WebhookRow): Promise<void> {
  await tx.insert(webhooks).values(row);
}

export async function updateWebhook(
  tx: Db,
  key: WebhookKey,
  change: Partial<
    Pick<WebhookRow, 'name' | 'url' | 'events' | 'secret' | 'failingSince' | 'disabledAt' | 'disabledWhy'>
  >,
): Promise<WebhookRow | null> {
  const [row] = await tx.update(webhooks).set(change).where(byKey(key)).returning();
  return row ?? null;
}

export async function deleteWebhook(tx: Db, key: WebhookKey): Promise<WebhookRow | null> {
  const [row] = await tx.delete(webhooks).where(byKey(key)).returning();
  return row ?? null;
}

const byId = (siteId: string, id: string) =>
  and(eq(webhookDeliveries.siteId, siteId), eq(webhookDeliveries.id, id));

/** @returns null when this webhook is told of this event already */
export async function insertDelivery(
  tx: Db,
  row: Pick<
    DeliveryRow,
    'id' | 'siteId' | 'webhookId' | 'conversationId' | 'eventId' | 'event' | 'body' | 'createdAt' | 'nextAt'
  >,
): Promise<DeliveryRow | null> {
  const [inserted] = await tx.insert(webhookDeliveries).values(row).onConflictDoNothing().returning();
  return inserted ?? null;
}

export async function findDelivery(db: Db, siteId: string, id: string): Promise<DeliveryRow | null> {
  const [row] = await db.select().from(webhookDeliveries).where(byId(siteId, id)).limit(1);
  return row ?? null;
}

/** Asks for it once more. */
export async function beginRound(
  tx: Db,
  siteId: string,
  id: string,
  at: number,
): Promise<DeliveryRow | null> {
  const [row] = await tx
    .update(webhookDeliveries)
    .set({ state: 'pending', tries: 0, round: sql`${webhookDeliveries.round} + 1`, nextAt: at })
    .where(byId(siteId, id))
    .returning();
  return row ?? null;
}

/** Attempts kept with a delivery, the latest. */
const ATTEMPTS_KEPT = 20;

/**
 * Ends the attempt that began at this round and try; what ended meanwhile stays as it is.
 * @returns whether it was the attempt's to end
 */
export async function endAttempt(
  tx: Db,
  { siteId, id, round, tries, attempts }: DeliveryRow,
  attempt: DeliveryAttempt,
  outcome: Pick<DeliveryRow, 'state' | 'nextAt'>,
): Promise<boolean> {
  const rows = await tx
    .update(webhookDeliveries)
    .set({ ...outcome, tries: tries + 1, attempts: [...attempts, attempt].slice(-ATTEMPTS_KEPT) })
    .where(
      and(
        byId(siteId, id),
        eq(webhookDeliveries.round, round),
        eq(webhookDeliveries.tries, tries),
        eq(webhookDeliveries.state, 'pending'),
      ),
    )
    .returning({ id: webhookDeliveries.id });
  return rows.length > 0;
}

/** Deletes what was settled before, so that what was told of visitors does not stay for ever. */
export async function deleteSettledBefore(tx: Db, before: number): Promise<void> {
  await tx.execute(sql`
    delete from webhook_deliveries d using webhooks w
    where d.site_id = w.site_id and d.webhook_id = w.id and d.created_at < ${before}::bigint
      and d.state <> 'pending'`);
}

export function toWebhook({ secret: _secret, createdById: _by, ...row }: WebhookRow): Webhook {
  return row;
}

export function toDelivery({
  id,
  event,
  state,
  createdAt,
  nextAt,
  attempts,
  body,
}: DeliveryRow): WebhookDelivery {
  return { id, event, state, createdAt, nextAt, attempts, body };
}
