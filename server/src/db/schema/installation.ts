import { sql } from 'drizzle-orm';
import { check, integer, pgTable, uuid } from 'drizzle-orm/pg-core';
import { instant } from './instant.ts';

/** What is known of this database as a whole: exactly one row, made when the first migration ran. */
export const installation = pgTable(
  'installation',
  {
    id: integer('id').primaryKey().default(1),
    /** Part of every sync answer; whoever restores a backup writes a new one, so that clients start afresh. */
    epoch: uuid('epoch').notNull().defaultRandom(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [check('installation_single', sql`${table.id} = 1`)],
);
