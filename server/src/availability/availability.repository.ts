import { DEFAULT_CAPACITY, type AgentInput, type AvailabilityMode } from '@attune/protocol';
import { and, eq, inArray, lt, lte, min, sql } from 'drizzle-orm';
import type { Db } from '../db/open-database.ts';
import { agentConnections, availabilities } from '../db/schema/index.ts';

/** An agent's availability as it is stored, and what is true of them at this moment. */
export interface AvailabilityRow {
  readonly agentId: string;
  readonly name: string;
  readonly mode: AvailabilityMode;
  readonly breakUntil: number | null;
  readonly capacity: number;
  readonly activeAt: number;
  readonly connected: boolean;
  readonly load: number;
}

/** Somebody did something now. */
export async function saveActive(db: Db, userId: string, at: number): Promise<void> {
  await db
    .insert(availabilities)
    .values({ userId, mode: 'online', capacity: DEFAULT_CAPACITY, activeAt: at })
    .onConflictDoUpdate({
      target: availabilities.userId,
      set: { activeAt: sql`greatest(${availabilities.activeAt}, ${at}::bigint)` },
    });
}

export async function updateAvailability(
  db: Db,
  userId: string,
  change: AgentInput<'availability:set'>,
  at: number,
): Promise<void> {
  const { mode = 'online', capacity = DEFAULT_CAPACITY } = change;
  const breakUntil = change.breakMinutes === undefined ? null : at + change.breakMinutes * 60_000;
  await db
    .insert(availabilities)
    .values({ userId, mode, capacity, activeAt: at, breakUntil })
    .onConflictDoUpdate({
      target: availabilities.userId,
      set: {
        activeAt: at,
        ...(change.mode === undefined ? {} : { mode, breakUntil: null }),
        // Whoever takes a break is at work again after it.
        ...(change.breakMinutes === undefined ? {} : { mode: 'online' as const, breakUntil }),
        ...(change.capacity === undefined ? {} : { capacity }),
      },
    });
}

/** Everybody who works for a site, or one of them, by name. */
export async function listAvailabilities(
  db: Db,
  { siteId, agentId }: { readonly siteId: string | null; readonly agentId: string | null },
  renewedAfter: number,
): Promise<readonly AvailabilityRow[]> {
  const onSite =
    siteId === null
      ? sql`true`
      : sql`(u.role = 'admin' or exists (select 1 from site_agents s where s.site_id = ${siteId} and s.user_id = u.id))`;
  const { rows } = await db.execute(sql`
    select u.id, u.name, a.mode, a.capacity, a.active_at, a.break_until,
      exists (select 1 from agent_connections c
        where c.user_id = u.id and c.renewed_at > ${renewedAfter}::bigint) as connected,
      (select count(*)::int from conversations c
        where c.assignee_id = u.id and c.status = 'open') as load
    from "user" u left join availabilities a on a.user_id = u.id
    where u.banned is not true and ${onSite} and ${agentId === null ? sql`true` : sql`u.id = ${agentId}`}
    order by u.name, u.id limit 500`);
  return rows.map((row) => ({
    agentId: String(row['id']),
    name: String(row['name']),
    mode: row['mode'] === 'away' ? 'away' : 'online',
    breakUntil: row['break_until'] === null ? null : Number(row['break_until']),
    capacity: Number(row['capacity'] ?? DEFAULT_CAPACITY),
    activeAt: Number(row['active_at'] ?? 0),
    connected: row['connected'] === true,
    load: Number(row['load']),
  }));
}

/** @returns those of them who were not there before: new, or taken for gone by another process */
export async function renewConnections(
  db: Db,
  processId: string,
  userIds: readonly string[],
  at: number,
): Promise<readonly string[]> {
  if (userIds.length === 0) return [];
  const rows = await db
    .insert(agentConnections)
    .values(userIds.map((userId) => ({ processId, userId, renewedAt: at })))
    .onConflictDoUpdate({
      target: [agentConnections.processId, agentConnections.userId],
      set: { renewedAt: at },
    })
    // A row that was updated carries the transaction that did it.
    .returning({ userId: agentConnections.userId, isNew: sql<boolean>`xmax = 0` });
  return rows.flatMap(({ userId, isNew }) => (isNew ? [userId] : []));
}

export async function removeConnections(
  db: Db,
  processId: string,
  userIds: readonly string[] | null,
): Promise<void> {
  await db
    .delete(agentConnections)
    .where(
      and(
        eq(agentConnections.processId, processId),
        userIds === null ? undefined : inArray(agentConnections.userId, [...userIds]),
      ),
    );
}

/** @returns whose connections went: of several processes that look, one is told of each */
export async function removeStaleConnections(db: Db, before: number): Promise<readonly string[]> {
  const rows = await db
    .delete(agentConnections)
    .where(lt(agentConnections.renewedAt, before))
    .returning({ userId: agentConnections.userId });
  return rows.map(({ userId }) => userId);
}

/** Ends breaks that are over. @returns whose: of several processes that look, one is told of each */
export async function endBreaks(db: Db, at: number): Promise<readonly string[]> {
  const rows = await db
    .update(availabilities)
    .set({ breakUntil: null })
    .where(lte(availabilities.breakUntil, at))
    .returning({ userId: availabilities.userId });
  return rows.map(({ userId }) => userId);
}

/** When the next break ends; null: nobody is on one. One row an agent is read. */
export async function nextEndOfBreak(db: Db): Promise<number | null> {
  const [row] = await db.select({ at: min(availabilities.breakUntil) }).from(availabilities);
  return row?.at ?? null;
}

/** Sites on which any of these agents works. */
export async function listSitesOf(db: Db, userIds: readonly string[]): Promise<readonly string[]> {
  if (userIds.length === 0) return [];
  const { rows } = await db.execute(sql`
    select s.id from sites s where exists (
      select 1 from "user" u where u.id = any(${sql.param([...userIds])}::text[]) and (u.role = 'admin'
        or exists (select 1 from site_agents a where a.site_id = s.id and a.user_id = u.id)))
    order by s.id`);
  return rows.map((row) => String(row['id']));
}
