import { deliveryStates, soughtWords, type WebhookAnswers } from '@attune/protocol';
import { and, count, desc, eq, sql, type SQL, type SQLWrapper } from 'drizzle-orm';
import { afterCursor, cursorOf, readCursor, type Cursor } from '../db/cursor.ts';
import type { Db } from '../db/open-database.ts';
import { webhookDeliveries } from '../db/schema/index.ts';
import { folded } from '../db/schema/searched-words.ts';
import { toDelivery, type WebhookKey } from './webhook.repository.ts';

const SHOWN = 50;
/** Deliveries looked through at once when something is sought; older ones when they are asked for. */
const SOUGHT_IN = 2_000;

export interface DeliveriesSought {
  /** Of what a delivery is, what became of it, what was sent, and what came back. */
  readonly words?: string | undefined;
  readonly cursor?: string | undefined;
}

/**
 * A page of what a webhook was told, the latest first.
 * @throws RequestError `invalid` for a cursor of somebody else's making
 */
export async function deliveryLog(
  db: Db,
  key: WebhookKey,
  { words = '', cursor }: DeliveriesSought,
): Promise<WebhookAnswers['webhook:deliveries']> {
  const after = readCursor(cursor);
  const isSought = soughtWords(words).length > 0;
  const window = latestOf(db, key, after, isSought ? SOUGHT_IN : SHOWN + 1);
  const rows = await db
    .select()
    .from(window)
    .where(fitting(window, words))
    .orderBy(desc(window.createdAt), desc(window.id))
    .limit(SHOWN + 1);
  const shown = rows.slice(0, SHOWN);
  const last = rows.length > SHOWN ? shown.at(-1) : undefined;
  const next = last ?? (isSought ? await endOf(db, key, after) : null);
  return {
    deliveries: shown.map(toDelivery),
    counted: after === null ? await counted(db, key, words) : null,
    next: next === null ? null : cursorOf({ at: next.createdAt, id: next.id }),
  };
}

const latestOf = (db: Db, { siteId, webhookId }: WebhookKey, after: Cursor | null, limit: number) =>
  db
    .select()
    .from(webhookDeliveries)
    .where(
      and(
        eq(webhookDeliveries.siteId, siteId),
        eq(webhookDeliveries.webhookId, webhookId),
        afterCursor(webhookDeliveries.createdAt, webhookDeliveries.id, after),
      ),
    )
    .orderBy(desc(webhookDeliveries.createdAt), desc(webhookDeliveries.id))
    .limit(limit)
    .as('latest');

/** The last of those that were looked through, when there may be older ones that fit. */
async function endOf(db: Db, key: WebhookKey, after: Cursor | null) {
  const window = latestOf(db, key, after, SOUGHT_IN);
  const [last] = await db
    .select({ createdAt: window.createdAt, id: window.id })
    .from(window)
    .orderBy(desc(window.createdAt), desc(window.id))
    .offset(SOUGHT_IN - 1);
  return last ?? null;
}

async function counted(db: Db, key: WebhookKey, words: string) {
  const window = latestOf(db, key, null, SOUGHT_IN);
  const [row] = await db
    .select({
      of: count(),
      found: sql<number>`count(*) filter (where ${fitting(window, words)})::int`,
    })
    .from(window);
  return { found: row?.found ?? 0, of: row?.of ?? 0 };
}

type Searched = Record<'id' | 'event' | 'state' | 'body' | 'attempts', SQLWrapper>;

const fitting = (window: Searched, words: string): SQL | undefined =>
  and(sql`true`, ...soughtWords(words).map((word) => standsIn(window, word)));

function standsIn({ id, event, state, body, attempts }: Searched, word: string): SQL {
  const stateWords = sql`case ${state} when 'pending' then ${deliveryStates.pending} when 'failed' then ${deliveryStates.failed} else ${deliveryStates.delivered} end`;
  const answers = sql`jsonb_path_query_array(${attempts}, '$[*].status')::text, jsonb_path_query_array(${attempts}, '$[*].problem')::text`;
  return sql`position(${word} in lower(${folded(sql`concat_ws(' ', ${id}, ${event}, ${stateWords}, ${body}, ${answers})`)})) > 0`;
}
