import type { AuditEntry } from '@attune/protocol';
import { and, desc, eq, gte, isNull, like, lte, or } from 'drizzle-orm';
import { afterCursor, type Cursor } from '../db/cursor.ts';
import type { Db } from '../db/open-database.ts';
import { auditEntries } from '../db/schema/index.ts';
import { beginnings, wordsOfAuditEntry } from '../db/schema/searched-words.ts';

export async function insertAuditEntry(tx: Db, { actor, subject, ...entry }: AuditEntry): Promise<void> {
  await tx.insert(auditEntries).values({
    ...entry,
    actorKind: actor.kind,
    actorId: actor.id,
    actorName: actor.name,
    subjectKind: subject.kind,
    subjectId: subject.id,
    subjectName: subject.name,
  });
}

export interface AuditQuery {
  /** Entries of this site and of the installation. */
  readonly siteId: string;
  readonly action?: string | undefined;
  /** Beginnings of words that have to be there. */
  readonly words?: string | undefined;
  readonly actorId?: string | undefined;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** Goes on after this one. */
  readonly after: Cursor | null;
  readonly limit: number;
}

/** Latest first. */
export async function listAuditEntries(db: Db, query: AuditQuery): Promise<readonly AuditEntry[]> {
  const { siteId, action, words, actorId, from, to, after, limit } = query;
  const rows = await db
    .select()
    .from(auditEntries)
    .where(
      and(
        or(eq(auditEntries.siteId, siteId), isNull(auditEntries.siteId)),
        action === undefined
          ? undefined
          : or(eq(auditEntries.action, action), like(auditEntries.action, `${action}.%`)),
        words === undefined ? undefined : beginnings(wordsOfAuditEntry(auditEntries), words),
        actorId === undefined ? undefined : eq(auditEntries.actorId, actorId),
        from === undefined ? undefined : gte(auditEntries.at, from),
        to === undefined ? undefined : lte(auditEntries.at, to),
        afterCursor(auditEntries.at, auditEntries.id, after),
      ),
    )
    .orderBy(desc(auditEntries.at), desc(auditEntries.id))
    .limit(limit);
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    siteId: row.siteId,
    actor: { kind: row.actorKind, id: row.actorId, name: row.actorName },
    action: row.action,
    subject: { kind: row.subjectKind, id: row.subjectId, name: row.subjectName },
    details: row.details,
  }));
}
