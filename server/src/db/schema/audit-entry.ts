import type { AuditActorKind } from '@attune/protocol';
import { desc, sql } from 'drizzle-orm';
import { check, index, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './instant.ts';
import { wordsOfAuditEntry } from './searched-words.ts';

/**
 * Who did what, when, to which. Rows are added and never changed: a trigger of the database refuses it. Nothing hangs on
 * other tables, so that an entry outlasts what it tells of.
 */
export const auditEntries = pgTable(
  'audit_entries',
  {
    id: text('id').primaryKey(),
    at: instant('at').notNull(),
    /** Null for what concerns the installation: people, sign-ins. */
    siteId: text('site_id'),
    actorKind: text('actor_kind').$type<AuditActorKind>().notNull(),
    actorId: text('actor_id').notNull(),
    actorName: text('actor_name').notNull(),
    /** "webhook.created": what was acted on, and what was done. */
    action: text('action').notNull(),
    subjectKind: text('subject_kind').notNull(),
    subjectId: text('subject_id').notNull(),
    subjectName: text('subject_name'),
    /** Plain facts of the change; never text of visitors, never a secret. */
    details: jsonb('details').$type<Readonly<Record<string, string | number | boolean | null>>>().notNull(),
  },
  (table) => [
    index('audit_entries_latest').on(desc(table.at), desc(table.id)),
    index('audit_entries_by_site').on(table.siteId, desc(table.at), desc(table.id)),
    index('audit_entries_words').using('gin', wordsOfAuditEntry(table)),
    check('audit_entries_actor_kind', sql`${table.actorKind} in ('person', 'key', 'rule', 'system')`),
  ],
);
