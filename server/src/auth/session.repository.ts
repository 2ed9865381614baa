import { and, eq, inArray } from 'drizzle-orm';
import type { Db } from '../db/open-database.ts';
import { session, user } from '../db/schema/index.ts';
import type { AgentSession } from './agent-session.ts';

/** How it stands with a session and its person. */
export interface Standing {
  readonly disabled: boolean;
  readonly role: string | null;
  /** Epoch ms; null when the session is gone. */
  readonly expiresAt: number | null;
}

/** The standing of each of these sessions, by its id. One whose person is gone has none. */
export async function findStandings(
  db: Db,
  sessions: readonly AgentSession[],
): Promise<ReadonlyMap<string, Standing>> {
  const sessionIds = sessions.map(({ sessionId }) => sessionId);
  const personIds = [...new Set(sessions.map(({ agent }) => agent.id))];
  const rows = await db
    .select({
      personId: user.id,
      role: user.role,
      banned: user.banned,
      sessionId: session.id,
      expiresAt: session.expiresAt,
    })
    .from(user)
    .leftJoin(session, and(eq(session.userId, user.id), inArray(session.id, sessionIds)))
    .where(inArray(user.id, personIds));
  const people = new Map(
    rows.map(({ personId, role, banned }) => [personId, { role, disabled: banned ?? false }]),
  );
  const expiries = new Map(rows.map(({ sessionId, expiresAt }) => [sessionId, expiresAt?.getTime() ?? null]));
  return new Map(
    sessions.flatMap(({ sessionId, agent }) => {
      const person = people.get(agent.id);
      return person === undefined
        ? []
        : [[sessionId, { ...person, expiresAt: expiries.get(sessionId) ?? null }] as const];
    }),
  );
}
