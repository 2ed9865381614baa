import { desc } from 'drizzle-orm';
import { index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from './instant.ts';
import { user } from './login.ts';
import { notes } from './note.ts';

/** Who is called by name in a note, and whether they have looked. */
export const noteMentions = pgTable(
  'note_mentions',
  {
    siteId: text('site_id').notNull(),
    noteId: text('note_id')
      .notNull()
      .references(() => notes.id, { onDelete: 'cascade' }),
    agentId: text('agent_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    at: instant('at').notNull(),
    seenAt: instant('seen_at'),
  },
  (table) => [
    primaryKey({ columns: [table.siteId, table.noteId, table.agentId] }),
    index('note_mentions_by_agent').on(table.siteId, table.agentId, desc(table.at)),
    index('note_mentions_by_note').on(table.noteId),
  ],
);
