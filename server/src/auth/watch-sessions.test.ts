import { createFakeClock } from '@attune/testing';
import { eq } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { session as sessionTable, user } from '../db/schema/index.ts';
import { engines, silent, withDatabase } from '../db/testing.ts';
import { createPeople } from '../people/people.ts';
import { insertPerson } from '../people/person.repository.ts';
import type { AgentSession } from './agent-session.ts';
import { saveTwoFactorRequired } from './sign-in-rule.repository.ts';
import { watchSessions, type Revocation } from './watch-sessions.ts';

describe.each(engines)('watching sessions on %s', (engine) => {
  const database = withDatabase(engine);
  const clock = createFakeClock();

  async function aSession(role: 'agent' | 'admin' = 'agent'): Promise<AgentSession> {
    const { db } = database();
    const email = `${randomUUID()}@example.com`;
    const agent = { id: randomUUID(), name: 'Nora', email, role };
    await insertPerson(db, { ...agent, passwordHash: 'x', at: clock.now() });
    const session = {
      sessionId: randomUUID(),
      expiresAt: clock.now() + 60_000,
      mustSetUpTwoFactor: false,
      agent,
    };
    await db.insert(sessionTable).values({
      id: session.sessionId,
      userId: agent.id,
      token: randomUUID(),
      expiresAt: new Date(session.expiresAt),
    });
    return session;
  }

  /** What a watch says of these sessions after something was done. */
  async function revokedAfter(
    sessions: readonly AgentSession[],
    act: () => Promise<unknown>,
  ): Promise<[string, Revocation][]> {
    const revoked: [string, Revocation][] = [];
    const watch = watchSessions({
      db: database().db,
      log: silent,
      now: clock.now,
      connected: () => sessions,
      onRevoked: (sessionId, reason) => revoked.push([sessionId, reason]),
    });
    await watch.checkNow();
    expect(revoked).toEqual([]);
    await act();
    await watch.checkNow();
    await watch.stop();
    return revoked;
  }

  const deleteSession = ({ sessionId }: AgentSession) =>
    database().db.delete(sessionTable).where(eq(sessionTable.id, sessionId));
  const people = () => createPeople({ db: database().db, now: clock.now, hashPassword: async () => 'x' });

  it('finds the signed-out one among those that stand', async () => {
    const [stays, leaves] = [await aSession(), await aSession()];
    expect(await revokedAfter([stays, leaves], () => deleteSession(leaves))).toEqual([
      [leaves.sessionId, 'signed-out'],
    ]);
  });

  it('finds both sessions of somebody who was disabled, and says why', async () => {
    const [admin, agent] = [await aSession('admin'), await aSession()];
    const elsewhere = { ...agent, sessionId: randomUUID() };
    await database()
      .db.insert(sessionTable)
      .values({
        id: elsewhere.sessionId,
        userId: agent.agent.id,
        token: randomUUID(),
        expiresAt: new Date(agent.expiresAt),
      });
    const revoked = await revokedAfter([admin, agent, elsewhere], () =>
      people().update(admin.agent.id, { personId: agent.agent.id, disabled: true }),
    );
    expect(revoked).toEqual([
      [agent.sessionId, 'disabled'],
      [elsewhere.sessionId, 'disabled'],
    ]);
  });

  it('finds a changed role', async () => {
    const [admin, agent] = [await aSession('admin'), await aSession()];
    const revoked = await revokedAfter([admin, agent], () =>
      people().update(admin.agent.id, { personId: agent.agent.id, role: 'lead' }),
    );
    expect(revoked).toEqual([[agent.sessionId, 'role-changed']]);
  });

  it('[AC5] finds who has no second factor once everybody has to have one', async () => {
    const [without, has] = [await aSession(), await aSession()];
    const { db } = database();
    await db.update(user).set({ twoFactorEnabled: true }).where(eq(user.id, has.agent.id));
    const revoked = await revokedAfter([without, has], () => saveTwoFactorRequired(db, true, clock.now()));
    await saveTwoFactorRequired(db, false, clock.now());
    expect(revoked).toEqual([[without.sessionId, 'second-factor']]);
  });

  it('finds a person who is gone', async () => {
    const agent = await aSession();
    const gone = () => database().db.delete(user).where(eq(user.id, agent.agent.id));
    expect(await revokedAfter([agent], gone)).toEqual([[agent.sessionId, 'signed-out']]);
  });

  it('finds an expired session in its last millisecond, not before', async () => {
    const agent = await aSession();
    expect(await revokedAfter([agent], async () => clock.advance(59_999))).toEqual([]);
    expect(await revokedAfter([agent], async () => clock.advance(1))).toEqual([[agent.sessionId, 'expired']]);
  });

  it('looks again and again by itself, until stopped', async () => {
    const agent = await aSession();
    const heard: Revocation[] = [];
    const watch = watchSessions({
      db: database().db,
      log: silent,
      now: clock.now,
      connected: () => [agent],
      onRevoked: (_sessionId, reason) => heard.push(reason),
      everyMs: 10,
    });
    await deleteSession(agent);
    await vi.waitFor(() => expect(heard).toContain('signed-out'), 10_000);
    await watch.stop();
    const heardByThen = heard.length;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(heard).toHaveLength(heardByThen);
  });

  it('goes on after the database could not be asked', async () => {
    const agent = await aSession();
    await deleteSession(agent);
    const heard: Revocation[] = [];
    let asked = 0;
    const watch = watchSessions({
      db: database().db,
      log: silent,
      now: clock.now,
      connected() {
        if (asked++ === 0) throw new Error('the first look fails');
        return [agent];
      },
      onRevoked: (_sessionId, reason) => heard.push(reason),
      everyMs: 10,
    });
    await vi.waitFor(() => expect(heard).toContain('signed-out'), 10_000);
    await watch.stop();
  });
});
