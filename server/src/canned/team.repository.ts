import { and, eq } from 'drizzle-orm';
import type { Db } from '../db/open-database.ts';
import { teamMembers } from '../db/schema/index.ts';

/** The teams of a site that somebody is in. */
export async function listTeamIds(db: Db, siteId: string, userId: string): Promise<readonly string[]> {
  const rows = await db
    .select({ id: teamMembers.teamId })
    .from(teamMembers)
    .where(and(eq(teamMembers.siteId, siteId), eq(teamMembers.userId, userId)));
  return rows.map(({ id }) => id);
}
