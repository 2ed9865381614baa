import { defaultDifficultyWeights, type AgentInput, type Sharing, type Team } from '@attune/protocol';
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { nextUpdatedAt } from '../conversations/conversation-access.ts';
import type { Db } from '../db/open-database.ts';
import { conversations, sharing, siteAgents, teamMembers, teams, user } from '../db/schema/index.ts';

export async function listTeams(db: Db, siteId: string): Promise<readonly Team[]> {
  return db
    .select({
      id: teams.id,
      siteId: teams.siteId,
      name: teams.name,
      sharesOut: teams.sharesOut,
      memberIds: sql<string[]>`coalesce(array_agg(${teamMembers.userId} order by ${teamMembers.userId})
        filter (where ${teamMembers.userId} is not null), '{}')`,
    })
    .from(teams)
    .leftJoin(teamMembers, and(eq(teamMembers.siteId, teams.siteId), eq(teamMembers.teamId, teams.id)))
    .where(eq(teams.siteId, siteId))
    .groupBy(teams.siteId, teams.id)
    .orderBy(asc(sql`lower(${teams.name})`));
}

export async function teamExists(db: Db, siteId: string, id: string): Promise<boolean> {
  const [row] = await db
    .select({ id: teams.id })
    .from(teams)
    .where(and(eq(teams.siteId, siteId), eq(teams.id, id)));
  return row !== undefined;
}

/** @throws the database's unique violation of `teams_name` */
export async function insertTeam(tx: Db, team: Team, at: number): Promise<void> {
  const { siteId, id, name, sharesOut } = team;
  await tx.insert(teams).values({ siteId, id, name, sharesOut, createdAt: at });
}

/**
 * @returns whether there is such a team
 * @throws the database's unique violation of `teams_name`
 */
export async function updateTeam(tx: Db, { siteId, id, name, sharesOut }: Team): Promise<boolean> {
  const rows = await tx
    .update(teams)
    .set({ name, sharesOut })
    .where(and(eq(teams.siteId, siteId), eq(teams.id, id)))
    .returning({ id: teams.id });
  return rows.length > 0;
}

export async function replaceMembers(tx: Db, { siteId, id, memberIds }: Team): Promise<void> {
  await tx.delete(teamMembers).where(and(eq(teamMembers.siteId, siteId), eq(teamMembers.teamId, id)));
  if (memberIds.length === 0) return;
  await tx.insert(teamMembers).values(memberIds.map((userId) => ({ siteId, teamId: id, userId })));
}

/** How many of these people work for the site. */
export async function countWorkers(db: Db, siteId: string, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0;
  return db.$count(
    user,
    and(
      inArray(user.id, [...ids]),
      sql`(${user.role} = 'admin' or exists (select 1 from ${siteAgents}
        where ${siteAgents.siteId} = ${siteId} and ${siteAgents.userId} = ${user.id}))`,
    ),
  );
}

/** Removes a team; its conversations are for no team then. @returns whether there was one */
export async function deleteTeam(tx: Db, siteId: string, id: string, at: number): Promise<boolean> {
  const rows = await tx
    .delete(teams)
    .where(and(eq(teams.siteId, siteId), eq(teams.id, id)))
    .returning({ id: teams.id });
  await tx
    .update(conversations)
    .set({ teamId: null, updatedAt: nextUpdatedAt(at) })
    .where(and(eq(conversations.siteId, siteId), eq(conversations.teamId, id)));
  return rows.length > 0;
}

/** How a site shares out; without a row, as nobody has set anything yet. */
export async function findSharing(db: Db, siteId: string): Promise<Sharing> {
  const [row] = await db.select().from(sharing).where(eq(sharing.siteId, siteId));
  return {
    sharesOut: row?.sharesOut ?? false,
    weighs: row?.weighs ?? true,
    weights: row?.weights ?? defaultDifficultyWeights,
  };
}

/** What is left out stays. */
export type SharingChange = Omit<AgentInput<'sharing:save'>, 'siteId'>;

export async function saveSharing(
  db: Db,
  siteId: string,
  { sharesOut, weighs, weights }: SharingChange,
): Promise<void> {
  const set = {
    sharesOut,
    ...(weighs === undefined ? {} : { weighs }),
    ...(weights === undefined ? {} : { weights }),
  };
  await db
    .insert(sharing)
    .values({ siteId, ...set })
    .onConflictDoUpdate({ target: sharing.siteId, set });
}
