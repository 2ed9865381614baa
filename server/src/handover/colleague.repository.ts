import { and, asc, eq, exists, or, sql } from 'drizzle-orm';
import type { Db } from '../db/open-database.ts';
import { siteAgents, user } from '../db/schema/index.ts';

/** Somebody who answers on a site. */
export interface Colleague {
  readonly id: string;
  readonly name: string;
}

/** More than fit into a menu. */
const MAX_COLLEAGUES = 500;

/** Members of the site and admins, as far as they may sign in. */
const worksOn = (db: Db, siteId: string) =>
  and(
    sql`${user.banned} is not true`,
    or(
      eq(user.role, 'admin'),
      exists(
        db
          .select({ one: sql`1` })
          .from(siteAgents)
          .where(and(eq(siteAgents.siteId, siteId), eq(siteAgents.userId, user.id))),
      ),
    ),
  );

export async function listColleagues(db: Db, siteId: string): Promise<readonly Colleague[]> {
  return db
    .select({ id: user.id, name: user.name })
    .from(user)
    .where(worksOn(db, siteId))
    .orderBy(asc(user.name), asc(user.id))
    .limit(MAX_COLLEAGUES);
}

export async function findColleague(db: Db, siteId: string, id: string): Promise<Colleague | null> {
  const [row] = await db
    .select({ id: user.id, name: user.name })
    .from(user)
    .where(and(eq(user.id, id), worksOn(db, siteId)));
  return row ?? null;
}
