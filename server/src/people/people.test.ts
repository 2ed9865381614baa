import type { Role } from '@attune/protocol';
import { createFakeClock } from '@attune/testing';
import { eq } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { session, siteAgents } from '../db/schema/index.ts';
import { engines, withDatabase } from '../db/testing.ts';
import { createSites } from '../sites/sites.ts';
import { createPeople } from './people.ts';
import { insertPerson } from './person.repository.ts';

describe.each(engines)('people on %s', (engine) => {
  const database = withDatabase(engine);
  const clock = createFakeClock();
  const people = () =>
    createPeople({ db: database().db, now: clock.now, hashPassword: async (text) => `hash of ${text}` });

  const aPerson = (role: Role) =>
    insertPerson(database().db, {
      id: randomUUID(),
      name: 'Somebody',
      email: `${randomUUID()}@example.com`,
      role,
      passwordHash: 'x',
      at: clock.now(),
    });
  const aNewAgent = (email = `${randomUUID()}@example.com`) => ({
    name: 'Nora',
    email,
    role: 'agent' as const,
    password: 'correct horse',
  });
  const aSessionOf = (userId: string) =>
    database()
      .db.insert(session)
      .values({ id: randomUUID(), userId, token: randomUUID(), expiresAt: new Date(Date.now() + 60_000) });

  beforeAll(async () => {
    await createSites({ db: database().db, now: clock.now }).ensureFirstSite();
  });

  it('adds somebody as a member of all sites there are', async () => {
    const admin = await aPerson('admin');
    const { person } = await people().create(admin.id, aNewAgent());
    expect(person).toMatchObject({ name: 'Nora', role: 'agent', disabled: false, createdAt: clock.now() });
    const memberships = await database().db.select().from(siteAgents).where(eq(siteAgents.userId, person.id));
    expect(memberships).toHaveLength(1);
    const { people: all } = await people().list();
    expect(all).toContainEqual(person);
  });

  it('refuses an address that is taken, naming the field', async () => {
    const admin = await aPerson('admin');
    const nora = aNewAgent();
    await people().create(admin.id, nora);
    await expect(people().create(admin.id, nora)).rejects.toMatchObject({
      name: 'RequestError',
      code: 'conflict',
      details: { field: 'email' },
    });
  });

  it('adds one person when ten requests name the same address at once', async () => {
    const admin = await aPerson('admin');
    const nora = aNewAgent();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 10 }, () => people().create(admin.id, nora)),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const { people: all } = await people().list();
    expect(all.filter(({ email }) => email === nora.email)).toHaveLength(1);
  });

  it.each(['agent', 'lead'] as const)('lets no %s add or change people', async (role) => {
    const asking = await aPerson(role);
    await expect(people().create(asking.id, aNewAgent())).rejects.toMatchObject({ code: 'forbidden' });
    await expect(people().update(asking.id, { personId: asking.id, role: 'admin' })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  it('ends the sessions of somebody who is disabled, and lets them back in later', async () => {
    const admin = await aPerson('admin');
    const agent = await aPerson('agent');
    await aSessionOf(agent.id);
    const { person } = await people().update(admin.id, { personId: agent.id, disabled: true });
    expect(person.disabled).toBe(true);
    const sessions = await database().db.select().from(session).where(eq(session.userId, agent.id));
    expect(sessions).toEqual([]);
    const enabled = await people().update(admin.id, { personId: agent.id, disabled: false });
    expect(enabled.person).toEqual(agent);
  });

  it('keeps sessions when only the role changes', async () => {
    const admin = await aPerson('admin');
    const agent = await aPerson('agent');
    await aSessionOf(agent.id);
    const { person } = await people().update(admin.id, { personId: agent.id, role: 'lead' });
    expect(person).toEqual({ ...agent, role: 'lead' });
    expect(await database().db.select().from(session).where(eq(session.userId, agent.id))).toHaveLength(1);
  });

  it.each([{ disabled: true }, { role: 'lead' as const }])(
    'lets nobody lock themselves out: %o',
    async (change) => {
      const admin = await aPerson('admin');
      await expect(people().update(admin.id, { personId: admin.id, ...change })).rejects.toMatchObject({
        code: 'forbidden',
      });
    },
  );

  it('lets no disabled admin change anything, even with a session that is still open', async () => {
    const [first, second] = [await aPerson('admin'), await aPerson('admin')];
    await people().update(first.id, { personId: second.id, disabled: true });
    await expect(people().update(second.id, { personId: first.id, disabled: true })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  it('keeps one enabled admin when all disable each other at once', async () => {
    const before = await people().list();
    const outside = before.people.filter(({ role, disabled }) => role === 'admin' && !disabled);
    const admins = await Promise.all(Array.from({ length: 6 }, () => aPerson('admin')));
    const [keeper] = admins;
    for (const { id } of outside) await people().update(keeper?.id ?? '', { personId: id, disabled: true });
    await Promise.allSettled(
      admins.flatMap((by) =>
        admins
          .filter(({ id }) => id !== by.id)
          .map(({ id }) =>
            people().update(by.id, {
              personId: id,
              ...(id < by.id ? { disabled: true } : { role: 'agent' }),
            }),
          ),
      ),
    );
    const after = await people().list();
    expect(after.people.filter(({ role, disabled }) => role === 'admin' && !disabled)).toHaveLength(1);
  });

  it('says so when there is no such person', async () => {
    const admin = await aPerson('admin');
    await expect(people().update(admin.id, { personId: 'nobody', disabled: true })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});
