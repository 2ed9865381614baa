import { createFakeClock } from '@attune/testing';
import { eq, sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { setupLinks as linkTable, siteAgents, user } from '../db/schema/index.ts';
import { engines, withDatabase } from '../db/testing.ts';
import { createSites } from '../sites/sites.ts';
import { createSetupLinks, setupUrl } from './setup-links.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;
const anAdmin = (token: string, email = 'ada@example.com') => ({
  token,
  email,
  name: 'Ada',
  password: 'correct horse',
});

describe.each(engines)('setup links on %s', (engine) => {
  const database = withDatabase(engine);
  const db = () => database().db;
  let clock = createFakeClock();
  const links = () =>
    createSetupLinks({ db: db(), now: () => clock.now(), hashPassword: async (text) => `hash of ${text}` });

  // Each of these tests begins on a database without people.
  beforeEach(async () => {
    clock = createFakeClock();
    await db().execute(sql`truncate "user", setup_links, sites cascade`);
  });

  it('make the first admin, a member of every site, and then no other', async () => {
    await createSites({ db: db(), now: clock.now }).ensureFirstSite();
    const token = (await links().create()) ?? '';
    const admin = await links().redeem(anAdmin(token));
    expect(admin).toMatchObject({ name: 'Ada', email: 'ada@example.com', role: 'admin', disabled: false });
    expect(await db().select().from(siteAgents).where(eq(siteAgents.userId, admin.id))).toHaveLength(1);

    await expect(links().redeem(anAdmin(token, 'eve@example.com'))).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(await links().create()).toBeNull();
  });

  it('make one admin when twenty are redeemed at once, by any number of processes', async () => {
    const tokens = await Promise.all([links().create(), links().create(), links().create()]);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) =>
        links().redeem(anAdmin(tokens[n % 3] ?? '', `admin-${n}@example.com`)),
      ),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const refusals = outcomes.flatMap((outcome) =>
      outcome.status === 'rejected' ? [outcome.reason as { code?: unknown }] : [],
    );
    expect(new Set(refusals.map(({ code }) => code))).toEqual(new Set(['not-found']));
    expect(await db().select().from(user)).toHaveLength(1);
    expect(await db().select().from(linkTable)).toEqual([]);
  });

  it('keep no token, only its hash', async () => {
    const token = await links().create();
    expect(token).toMatch(/^[\w-]{32}$/);
    expect(JSON.stringify(await db().select().from(linkTable))).not.toContain(token);
  });

  it('work up to the last millisecond of 24 h, and not after; old ones are swept', async () => {
    const old = (await links().create()) ?? '';
    clock.advance(DAY_MS);
    await expect(links().redeem(anAdmin(old))).rejects.toMatchObject({ code: 'not-found' });
    const token = (await links().create()) ?? '';
    expect(await db().select().from(linkTable)).toHaveLength(1);
    clock.advance(DAY_MS - 1);
    await expect(links().redeem(anAdmin(token))).resolves.toMatchObject({ role: 'admin' });
  });

  it('stay valid when the admin could not be stored', async () => {
    const token = (await links().create()) ?? '';
    await expect(links().redeem({ ...anAdmin(token), name: 'NUL \0' })).rejects.toThrow('Failed query');
    await expect(links().redeem(anAdmin(token))).resolves.toMatchObject({ name: 'Ada' });
  });
});

it('leads to the page of the console that takes the token', () => {
  expect(setupUrl('https://chat.example.com', 'a-token')).toBe(
    'https://chat.example.com/console/setup?token=a-token',
  );
});
