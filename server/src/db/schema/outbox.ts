import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from './instant.ts';

/**
 * What a committed transaction still owes the world: a job to run, or news to publish. The row is written with the
 * change that causes it and deleted with the effect that settles it, so it stands exactly as long as the debt.
 */
export const outbox = pgTable(
  'outbox',
  {
    id: uuid('id').primaryKey(),
    topic: text('topic').notNull(),
    payload: jsonb('payload').$type<unknown>().notNull(),
    /** Not before this instant. */
    runAt: instant('run_at').notNull(),
    createdAt: instant('created_at').notNull(),
    /** When it was last handed to a queue or a publisher; null: never. */
    queuedAt: instant('queued_at'),
    /** Failed attempts so far, and the last one's cause. */
    attempts: integer('attempts').notNull().default(0),
    lastError: text('last_error'),
    /** When we stopped trying. The row stays, so that somebody can see it and try again. */
    failedAt: instant('failed_at'),
  },
  (table) => [
    index('outbox_fresh')
      .on(table.topic, table.runAt)
      .where(sql`${table.queuedAt} is null and ${table.failedAt} is null`),
    index('outbox_handed_on')
      .on(table.topic, table.queuedAt)
      .where(sql`${table.queuedAt} is not null and ${table.failedAt} is null`),
  ],
);
