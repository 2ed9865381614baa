import type { AgentInput, AuditEntry, AuditAnswers } from '@attune/protocol';
import { randomUUID } from 'node:crypto';
import { cursorOf, readCursor } from '../db/cursor.ts';
import type { Db } from '../db/open-database.ts';
import { insertAuditEntry, listAuditEntries, type AuditQuery } from './audit-entry.repository.ts';
import { csvLine } from './csv.ts';

/** Entries of one page, and of one exported table. */
const PAGE = 50;
const MAX_EXPORTED = 10_000;

/** What is to be remembered of an act. */
export type NewAuditEntry = Omit<AuditEntry, 'id'>;

/**
 * Remembers who did what to which, in the transaction of the act: it stands exactly if the act does. Name the action
 * "noun.verbed" and put plain facts into the details: never text of visitors, never a secret.
 */
export async function audit(tx: Db, entry: NewAuditEntry): Promise<void> {
  await insertAuditEntry(tx, { ...entry, id: randomUUID() });
}

/** The person who acts, as the log names them. */
export const byPerson = ({
  id,
  name,
}: {
  readonly id: string;
  readonly name: string;
}): AuditEntry['actor'] => ({
  kind: 'person',
  id,
  name,
});

export type AuditLog = ReturnType<typeof createAuditLog>;

/** Reads what was remembered. Nothing changes it. */
export function createAuditLog({ db, now }: { readonly db: Db; now(): number }) {
  return {
    /** For acts that were carried out in a transaction of their own. */
    remember: (entry: Omit<NewAuditEntry, 'at'>): Promise<void> => audit(db, { ...entry, at: now() }),

    /** Latest first. */
    async list({ cursor, ...filter }: AgentInput<'audit:list'>): Promise<AuditAnswers['audit:list']> {
      const after = readCursor(cursor);
      const entries = await listAuditEntries(db, { ...filter, after, limit: PAGE });
      const last = entries.at(-1);
      return {
        entries,
        next: entries.length < PAGE || last === undefined ? null : cursorOf(last),
      };
    },

    /** The same as a table. */
    async export(
      filter: AgentInput<'audit:export'>,
      by: { readonly id: string; readonly name: string },
    ): Promise<AuditAnswers['audit:export']> {
      const query: AuditQuery = { ...filter, after: null, limit: MAX_EXPORTED + 1 };
      const entries = await listAuditEntries(db, query);
      const told = entries.slice(0, MAX_EXPORTED);
      await audit(db, {
        at: now(),
        siteId: filter.siteId,
        actor: byPerson(by),
        action: 'audit.exported',
        subject: { kind: 'audit', id: filter.siteId, name: null },
        details: { lines: told.length },
      });
      const head = ['at', 'who', 'kind of who', 'action', 'to what', 'id', 'name', 'details'];
      const lines = told.map(({ at, actor, action, subject, details }) => [
        new Date(at).toISOString(),
        actor.name,
        actor.kind,
        action,
        subject.kind,
        subject.id,
        subject.name ?? '',
        Object.entries(details)
          .map(([key, value]) => `${key}: ${value}`)
          .join('; '),
      ]);
      return {
        csv: [head, ...lines].map(csvLine).join(''),
        lines: told.length,
        more: entries.length > told.length,
      };
    },
  };
}
