import { and, eq, exists, or, sql } from 'drizzle-orm';
import type { Db } from '../db/open-database.ts';
import { labels, siteAgents, teams, user } from '../db/schema/index.ts';

/** Somebody who may be given conversations of this site; null when they may not, or no longer. */
export async function findAgentOfSite(
  db: Db,
  siteId: string,
  id: string,
): Promise<{ readonly id: string; readonly name: string } | null> {
  const isMember = exists(
    db
      .select({ one: sql`1` })
      .from(siteAgents)
      .where(and(eq(siteAgents.siteId, siteId), eq(siteAgents.userId, user.id))),
  );
  const [row] = await db
    .select({ id: user.id, name: user.name })
    .from(user)
    .where(and(eq(user.id, id), sql`${user.banned} is not true`, or(eq(user.role, 'admin'), isMember)))
    .limit(1);
  return row ?? null;
}

export async function findLabelName(db: Db, siteId: string, id: string): Promise<string | null> {
  const [row] = await db
    .select({ name: labels.name })
    .from(labels)
    .where(and(eq(labels.siteId, siteId), eq(labels.id, id)))
    .limit(1);
  return row?.name ?? null;
}

export async function findTeamName(db: Db, siteId: string, id: string): Promise<string | null> {
  const [row] = await db
    .select({ name: teams.name })
    .from(teams)
    .where(and(eq(teams.siteId, siteId), eq(teams.id, id)))
    .limit(1);
  return row?.name ?? null;
}
