import type { AvailabilityMode } from '@attune/protocol';
import { index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from './instant.ts';
import { user } from './login.ts';

const userId = () =>
  text('user_id')
    .notNull()
    .references(() => user.id, { onDelete: 'cascade' });

/**
 * What agents say of themselves and when they last did something. The row is also what is locked while somebody is
 * chosen to be given a conversation, so that no two choices are made at once.
 */
export const availabilities = pgTable('availabilities', {
  userId: userId().primaryKey(),
  mode: text('mode').$type<AvailabilityMode>().notNull(),
  /** Open conversations they are given in turn at most. */
  capacity: integer('capacity').notNull(),
  /** When they last did something in the console. */
  activeAt: instant('active_at').notNull(),
  /** When they were last given a conversation; null: never. */
  givenAt: instant('given_at'),
  /** How many of those they were given last were urgent, one after another. */
  urgentInRow: integer('urgent_in_row').notNull().default(0),
  /** While on a break: away until then, whatever the mode says; null: on none. */
  breakUntil: instant('break_until'),
});

/** Which agents are connected to which server process. A process that died stops renewing its rows. */
export const agentConnections = pgTable(
  'agent_connections',
  {
    processId: text('process_id').notNull(),
    userId: userId(),
    renewedAt: instant('renewed_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.processId, table.userId] }),
    index('agent_connections_user').on(table.userId),
  ],
);
