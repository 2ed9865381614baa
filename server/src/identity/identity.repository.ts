import type { ProvenIdentity, SaidAttributes } from '@attune/protocol';
import { and, eq, inArray, isNotNull, ne } from 'drizzle-orm';
import type { Db } from '../db/open-database.ts';
import {
  contactCards,
  conversations,
  formAnswers,
  identities,
  identitySessions,
  notes,
  visitors,
} from '../db/schema/index.ts';

export type IdentityRow = typeof identities.$inferSelect;
export type IdentitySessionRow = typeof identitySessions.$inferSelect;

interface Whose {
  readonly siteId: string;
  readonly visitorId: string;
}

export async function findIdentity(db: Db, { siteId, visitorId }: Whose): Promise<IdentityRow | null> {
  const [row] = await db
    .select()
    .from(identities)
    .where(and(eq(identities.siteId, siteId), eq(identities.visitorId, visitorId)))
    .limit(1);
  return row ?? null;
}

/** @returns the visitor's id; null when this person has never come */
export async function findVisitorBySubject(db: Db, siteId: string, subject: string): Promise<string | null> {
  const [row] = await db
    .select({ visitorId: identities.visitorId })
    .from(identities)
    .where(and(eq(identities.siteId, siteId), eq(identities.subject, subject)))
    .limit(1);
  return row?.visitorId ?? null;
}

/** Keeps what was signed, and calls them by that name. What was merely said before stays as it is. */
export async function saveProven(
  tx: Db,
  whose: Whose,
  { subject, at, ...proven }: ProvenIdentity,
): Promise<void> {
  const row = { subject, proven, provenAt: at };
  await tx
    .insert(identities)
    .values({ ...whose, ...row, said: null })
    .onConflictDoUpdate({ target: [identities.siteId, identities.visitorId], set: row });
  if (proven.name === null) return;
  await tx
    .update(visitors)
    .set({ name: proven.name })
    .where(and(eq(visitors.siteId, whose.siteId), eq(visitors.id, whose.visitorId)));
}

export async function saveSaid(tx: Db, whose: Whose, said: SaidAttributes): Promise<void> {
  await tx
    .insert(identities)
    .values({ ...whose, subject: null, proven: null, provenAt: null, said })
    .onConflictDoUpdate({ target: [identities.siteId, identities.visitorId], set: { said } });
}

/** Gives conversations that go on to somebody else, with what hangs on their visitor. @returns their ids */
export async function moveOpenConversations(
  tx: Db,
  { siteId, visitorId }: Whose,
  toVisitorId: string,
): Promise<readonly string[]> {
  const to = { visitorId: toVisitorId };
  const moved = await tx
    .update(conversations)
    .set(to)
    .where(
      and(
        eq(conversations.siteId, siteId),
        eq(conversations.visitorId, visitorId),
        ne(conversations.status, 'resolved'),
        isNotNull(conversations.inboxAt),
      ),
    )
    .returning({ id: conversations.id });
  const ids = moved.map(({ id }) => id);
  if (ids.length === 0) return ids;
  for (const table of [contactCards, notes])
    await tx
      .update(table)
      .set(to)
      .where(
        and(eq(table.siteId, siteId), eq(table.visitorId, visitorId), inArray(table.conversationId, ids)),
      );
  await tx
    .update(formAnswers)
    .set(to)
    .where(and(eq(formAnswers.siteId, siteId), eq(formAnswers.visitorId, visitorId)));
  return ids;
}

export async function findIdentitySession(
  db: Db,
  by: { readonly siteId: string; readonly origin: string; readonly tokenHash: string },
): Promise<IdentitySessionRow | null> {
  const [row] = await db
    .select()
    .from(identitySessions)
    .where(
      and(
        eq(identitySessions.tokenHash, by.tokenHash),
        eq(identitySessions.siteId, by.siteId),
        eq(identitySessions.origin, by.origin),
      ),
    )
    .limit(1);
  return row ?? null;
}

/** A session that is there already goes on for longer. */
export async function saveIdentitySession(tx: Db, row: IdentitySessionRow): Promise<void> {
  await tx
    .insert(identitySessions)
    .values(row)
    .onConflictDoUpdate({
      target: identitySessions.tokenHash,
      set: { expiresAt: row.expiresAt, keyId: row.keyId },
    });
}

/** @returns whose it was; null when there was none */
export async function deleteIdentitySession(
  db: Db,
  by: { readonly siteId: string; readonly tokenHash: string },
): Promise<string | null> {
  const [row] = await db
    .delete(identitySessions)
    .where(and(eq(identitySessions.tokenHash, by.tokenHash), eq(identitySessions.siteId, by.siteId)))
    .returning({ visitorId: identitySessions.visitorId });
  return row?.visitorId ?? null;
}

/** @returns whose they were */
export async function deleteSessionsOfKey(tx: Db, siteId: string, keyId: string): Promise<readonly string[]> {
  const rows = await tx
    .delete(identitySessions)
    .where(and(eq(identitySessions.siteId, siteId), eq(identitySessions.keyId, keyId)))
    .returning({ visitorId: identitySessions.visitorId });
  return [...new Set(rows.map(({ visitorId }) => visitorId))];
}
