import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Db } from '../db/open-database.ts';
import { identities, identitySessions, resumeLinks, visitors } from '../db/schema/index.ts';

export type VisitorRow = typeof visitors.$inferSelect;

/** The visitor who goes on with this token on another device, if it was given there on this site and origin. */
export async function findVisitorByResumeToken(
  db: Db,
  {
    siteId,
    origin,
    tokenHash,
  }: { readonly siteId: string; readonly origin: string; readonly tokenHash: string },
): Promise<VisitorRow | null> {
  const [row] = await db
    .select({ visitor: visitors })
    .from(resumeLinks)
    .innerJoin(visitors, and(eq(visitors.siteId, resumeLinks.siteId), eq(visitors.id, resumeLinks.visitorId)))
    .leftJoin(identities, and(eq(identities.siteId, visitors.siteId), eq(identities.visitorId, visitors.id)))
    .where(
      and(
        // Whoever has signed in is found by signing in, and by nothing else.
        isNull(identities.subject),
        eq(resumeLinks.tokenHash, tokenHash),
        eq(resumeLinks.siteId, siteId),
        eq(resumeLinks.origin, origin),
      ),
    )
    .limit(1);
  return row?.visitor ?? null;
}

/** The visitor who has shown in this browser who they are, on this site and origin, and not too long ago. */
export async function findVisitorBySession(
  db: Db,
  by: { readonly siteId: string; readonly origin: string; readonly tokenHash: string; readonly at: number },
): Promise<VisitorRow | null> {
  const [row] = await db
    .select({ visitor: visitors })
    .from(identitySessions)
    .innerJoin(
      visitors,
      and(eq(visitors.siteId, identitySessions.siteId), eq(visitors.id, identitySessions.visitorId)),
    )
    .where(
      and(
        eq(identitySessions.tokenHash, by.tokenHash),
        eq(identitySessions.siteId, by.siteId),
        eq(identitySessions.origin, by.origin),
        gt(identitySessions.expiresAt, by.at),
      ),
    )
    .limit(1);
  return row?.visitor ?? null;
}

export async function findVisitor(db: Db, siteId: string, visitorId: string): Promise<VisitorRow | null> {
  const [row] = await db
    .select()
    .from(visitors)
    .where(and(eq(visitors.siteId, siteId), eq(visitors.id, visitorId)))
    .limit(1);
  return row ?? null;
}

export async function insertVisitor(db: Db, row: VisitorRow): Promise<void> {
  await db.insert(visitors).values(row);
}

/** Gives a name to somebody who has none. */
export async function updateName(
  db: Db,
  { siteId, id, name }: { readonly siteId: string; readonly id: string; readonly name: string },
): Promise<void> {
  await db
    .update(visitors)
    .set({ name })
    .where(and(eq(visitors.siteId, siteId), eq(visitors.id, id), isNull(visitors.name)));
}
