import type { DeliveryAttempt, WebhookEvent } from '@attune/protocol';
import { desc, sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, text, unique } from 'drizzle-orm/pg-core';
import { inConversation } from './in-conversation.ts';
import { instant } from './instant.ts';
import { sites } from './site.ts';

/** Where a site wants to be told of what happens. */
export const webhooks = pgTable(
  'webhooks',
  {
    id: text('id').primaryKey(),
    siteId: text('site_id')
      .notNull()
      .references(() => sites.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    url: text('url').notNull(),
    events: text('events').array().$type<WebhookEvent[]>().notNull(),
    /** Signs deliveries, so it has to be kept as it is. */
    secret: text('secret').notNull(),
    createdById: text('created_by_id').notNull(),
    createdAt: instant('created_at').notNull(),
    /** Since when nothing could be delivered; null while it goes well. */
    failingSince: instant('failing_since'),
    disabledAt: instant('disabled_at'),
    /** Null: by an admin. Else in words, why we stopped. */
    disabledWhy: text('disabled_why'),
  },
  (table) => [index('webhooks_by_site').on(table.siteId, table.createdAt)],
);

/** One thing that one webhook is to be told, with every attempt to do so. */
export const webhookDeliveries = pgTable(
  'webhook_deliveries',
  {
    id: text('id').primaryKey(),
    siteId: text('site_id').notNull(),
    webhookId: text('webhook_id')
      .notNull()
      .references(() => webhooks.id, { onDelete: 'cascade' }),
    /** Null for a trial. What was told of a conversation goes with it. */
    conversationId: text('conversation_id'),
    /** The happening it tells of; the same for every webhook and every attempt. */
    eventId: text('event_id').notNull(),
    event: text('event').$type<WebhookEvent>().notNull(),
    /** The body, byte by byte as it is signed. */
    body: text('body').notNull(),
    state: text('state').$type<'pending' | 'delivered' | 'failed'>().notNull().default('pending'),
    /** Attempts that have ended since it was last asked for. */
    tries: integer('tries').notNull().default(0),
    /** How often it was asked for: 1, and one more with each press of the button. */
    round: integer('round').notNull().default(1),
    attempts: jsonb('attempts')
      .$type<readonly DeliveryAttempt[]>()
      .notNull()
      .default(sql`'[]'::jsonb`),
    createdAt: instant('created_at').notNull(),
    /** When the next attempt is due; while one is under way, when it counts as lost. Null: there will be none. */
    nextAt: instant('next_at'),
  },
  (table) => [
    unique('webhook_deliveries_once').on(table.webhookId, table.eventId),
    inConversation('webhook_deliveries_conversation', table),
    index('webhook_deliveries_latest').on(table.siteId, table.webhookId, desc(table.createdAt)),
    index('webhook_deliveries_by_conversation').on(table.siteId, table.conversationId),
    index('webhook_deliveries_due')
      .on(table.webhookId, table.nextAt)
      .where(sql`${table.state} = 'pending'`),
    check('webhook_deliveries_state', sql`${table.state} in ('pending', 'delivered', 'failed')`),
  ],
);
