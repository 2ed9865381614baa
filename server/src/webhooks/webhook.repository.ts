import {
  deliveryStates,
  soughtWords,
  type DeliveryAttempt,
  type Webhook,
  type WebhookDelivery,
  type WebhookEvent,
} from '@attune/protocol';
import {
  and,
  arrayContains,
  asc,
  count,
  desc,
  eq,
  isNull,
  sql,
  type SQL,
  type SQLWrapper,
} from 'drizzle-orm';
import type { Db } from '../db/open-database.ts';
import { webhookDeliveries, webhooks } from '../db/schema/index.ts';
import { folded } from '../db/schema/searched-words.ts';

export type WebhookRow = typeof webhooks.$inferSelect;
export type DeliveryRow = typeof webhookDeliveries.$inferSelect;

/** Deliveries shown in the log. */
const MAX_SHOWN = 50;
/** Deliveries looked through when something is sought. */
const MAX_SOUGHT_IN = 2_000;

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

export interface FoundDeliveries {
  readonly deliveries: readonly WebhookDelivery[];
  readonly found: number;
  /** Among how many they were sought. */
  readonly of: number;
}

/** Latest first: those of the latest in which each of the words stands. */
export async function findDeliveries(
  db: Db,
  { siteId, webhookId }: WebhookKey,
  words: string,
): Promise<FoundDeliveries> {
  const latest = db
    .select()
    .from(webhookDeliveries)
    .where(and(eq(webhookDeliveries.siteId, siteId), eq(webhookDeliveries.webhookId, webhookId)))
    .orderBy(desc(webhookDeliveries.createdAt), desc(webhookDeliveries.id))
    .limit(MAX_SOUGHT_IN)
    .as('latest');
  const fits = and(sql`true`, ...soughtWords(words).map((word) => standsIn(latest, word)));
  const rows = await db
    .select()
    .from(latest)
    .where(fits)
    .orderBy(desc(latest.createdAt), desc(latest.id))
    .limit(MAX_SHOWN);
  const [counted] = await db
    .select({ of: count(), found: sql<number>`count(*) filter (where ${fits})::int` })
    .from(latest);
  return { deliveries: rows.map(toDelivery), found: counted?.found ?? 0, of: counted?.of ?? 0 };
}

/** In what a delivery is, what became of it, what was sent, and what came back. */
function standsIn(
  { id, event, state, body, attempts }: Record<'id' | 'event' | 'state' | 'body' | 'attempts', SQLWrapper>,
  word: string,
): SQL {
  const stateWords = sql`case ${state} when 'pending' then ${deliveryStates.pending} when 'failed' then ${deliveryStates.failed} else ${deliveryStates.delivered} end`;
  const answers = sql`jsonb_path_query_array(${attempts}, '$[*].status')::text, jsonb_path_query_array(${attempts}, '$[*].problem')::text`;
  return sql`position(${word} in lower(${folded(sql`concat_ws(' ', ${id}, ${event}, ${stateWords}, ${body}, ${answers})`)})) > 0`;
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
