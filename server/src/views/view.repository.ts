import type { View } from '@attune/protocol';
import { and, asc, eq, exists, inArray, isNull, or, sql } from 'drizzle-orm';
import type { Db } from '../db/open-database.ts';
import { teamMembers, teams, views } from '../db/schema/index.ts';

const columns = {
  id: views.id,
  name: views.name,
  filter: views.filter,
  ownerId: views.ownerId,
  sharedOn: views.sharedOn,
  teamId: views.teamId,
};

/** More than anybody reads in a menu. */
const MAX_LISTED = 200;

/** An agent's own views, and those shared on their sites with everybody or with a team of theirs. */
const seenBy = (db: Db, ownerId: string, siteIds: readonly string[]) => {
  const membership = db
    .select({ teamId: teamMembers.teamId })
    .from(teamMembers)
    .where(
      and(
        eq(teamMembers.siteId, views.sharedOn),
        eq(teamMembers.teamId, views.teamId),
        eq(teamMembers.userId, ownerId),
      ),
    );
  const isShared = and(
    inArray(views.sharedOn, [...siteIds, '']),
    or(isNull(views.teamId), exists(membership)),
  );
  return or(eq(views.ownerId, ownerId), isShared);
};

/** Whether there is such a team on the site; with somebody named: and they are in it. */
export async function isTeam(
  db: Db,
  { siteId, teamId }: { readonly siteId: string; readonly teamId: string },
  memberId: string | null,
): Promise<boolean> {
  const isIt = and(eq(teams.siteId, siteId), eq(teams.id, teamId));
  if (memberId === null) return (await db.$count(teams, isIt)) > 0;
  const isMember = and(
    eq(teamMembers.siteId, siteId),
    eq(teamMembers.teamId, teamId),
    eq(teamMembers.userId, memberId),
  );
  return (await db.$count(teamMembers, isMember)) > 0;
}

export async function listViews(
  db: Db,
  ownerId: string,
  siteIds: readonly string[],
): Promise<readonly View[]> {
  return db
    .select(columns)
    .from(views)
    .where(seenBy(db, ownerId, siteIds))
    .orderBy(asc(sql`lower(${views.name})`), asc(views.id))
    .limit(MAX_LISTED);
}

export async function findView(
  db: Db,
  id: string,
  ownerId: string,
  siteIds: readonly string[],
): Promise<View | null> {
  const [row] = await db
    .select(columns)
    .from(views)
    .where(and(eq(views.id, id), seenBy(db, ownerId, siteIds)));
  return row ?? null;
}

export function countViewsOf(db: Db, ownerId: string): Promise<number> {
  return db.$count(views, eq(views.ownerId, ownerId));
}

export async function saveView(db: Db, view: View, at: number): Promise<void> {
  const { name, filter, sharedOn, teamId } = view;
  await db
    .insert(views)
    .values({ ...view, createdAt: at })
    .onConflictDoUpdate({ target: views.id, set: { name, filter, sharedOn, teamId } });
}

export async function deleteView(db: Db, id: string): Promise<void> {
  await db.delete(views).where(eq(views.id, id));
}
