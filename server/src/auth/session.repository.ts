import { and, desc, eq, gt, inArray, like, ne } from 'drizzle-orm';
import type { Db } from '../db/open-database.ts';
import { session, user, verification } from '../db/schema/index.ts';
import type { AgentSession } from './agent-session.ts';
import { twoFactorRequired } from './sign-in-rule.repository.ts';

/** How it stands with a session and its person. */
export interface Standing {
  readonly disabled: boolean;
  readonly role: string | null;
  /** Everybody has to have two-factor, and this person has not. */
  readonly mustSetUpTwoFactor: boolean;
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
      twoFactorEnabled: user.twoFactorEnabled,
      twoFactorRequired,
      sessionId: session.id,
      expiresAt: session.expiresAt,
    })
    .from(user)
    .leftJoin(session, and(eq(session.userId, user.id), inArray(session.id, sessionIds)))
    .where(inArray(user.id, personIds));
  const people = new Map(
    rows.map((row) => [
      row.personId,
      {
        role: row.role,
        disabled: row.banned ?? false,
        mustSetUpTwoFactor: row.twoFactorRequired && row.twoFactorEnabled !== true,
      },
    ]),
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

/** Those of a person that are not over, latest used first. */
export function listSessions(db: Db, personId: string, at: number) {
  return db
    .select({
      id: session.id,
      userAgent: session.userAgent,
      address: session.ipAddress,
      createdAt: session.createdAt,
      updatedAt: session.updatedAt,
    })
    .from(session)
    .where(and(eq(session.userId, personId), gt(session.expiresAt, new Date(at))))
    .orderBy(desc(session.updatedAt), desc(session.createdAt));
}

/** @returns whether there was such a session of this person */
export async function deleteSession(db: Db, personId: string, sessionId: string): Promise<boolean> {
  const ended = await db
    .delete(session)
    .where(and(eq(session.userId, personId), eq(session.id, sessionId)))
    .returning({ id: session.id });
  return ended.length > 0;
}

/** @param butId the one that stays; null: none does @returns how many were ended */
export async function deleteSessionsOf(db: Db, personId: string, butId: string | null): Promise<number> {
  const ended = await db
    .delete(session)
    .where(and(eq(session.userId, personId), butId === null ? undefined : ne(session.id, butId)))
    .returning({ id: session.id });
  return ended.length;
}

/** From now on every browser of this person is asked for a code again. */
export async function forgetTrustedDevices(db: Db, personId: string): Promise<void> {
  await db
    .delete(verification)
    .where(and(eq(verification.value, personId), like(verification.identifier, 'trust-device-%')));
}
