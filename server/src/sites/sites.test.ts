import type { Role } from '@attune/protocol';
import { createFakeClock } from '@attune/testing';
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { sites as siteTable } from '../db/schema/index.ts';
import { engines, withDatabase } from '../db/testing.ts';
import { insertPerson } from '../people/person.repository.ts';
import { createSites, isOriginAllowed } from './sites.ts';

describe.each(engines)('sites on %s', (engine) => {
  const database = withDatabase(engine);
  const clock = createFakeClock();
  const sites = () => createSites({ db: database().db, now: clock.now });
  const aPerson = (role: Role) =>
    insertPerson(database().db, {
      id: randomUUID(),
      name: 'Somebody',
      email: `${randomUUID()}@example.com`,
      role,
      passwordHash: 'x',
      at: clock.now(),
    });

  it('makes the first site once, however many processes start together', async () => {
    const made = await Promise.all(Array.from({ length: 8 }, () => sites().ensureFirstSite()));
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    expect(await database().db.select().from(siteTable)).toHaveLength(1);
    expect(made[0]).toMatchObject({ name: 'Demo shop', allowedOrigins: [], createdAt: clock.now() });
    // 128 bits, in characters that need no escaping in a script tag.
    expect(made[0]?.publicKey).toMatch(/^[\w-]{22}$/);
  });

  it('finds a site by its public key, and none by another', async () => {
    const first = await sites().ensureFirstSite();
    expect(await sites().findByPublicKey(first.publicKey)).toEqual(first);
    expect(await sites().findByPublicKey('another')).toBeNull();
  });

  it('shows members their sites, admins all of them, and nobody another one', async () => {
    const first = await sites().ensureFirstSite();
    const agent = await aPerson('agent');
    const admin = await aPerson('admin');
    const second = { ...first, id: randomUUID(), publicKey: randomUUID(), createdAt: clock.now() + 1 };
    await database().db.insert(siteTable).values(second);

    const idsOf = async (who: typeof agent) => (await sites().sitesOf(who)).map(({ id }) => id);
    expect(await idsOf(agent)).toEqual([first.id]);
    expect(await idsOf(admin)).toEqual([first.id, second.id]);
    expect(await sites().worksOn(agent, first.id)).toBe(true);
    expect(await sites().worksOn(agent, second.id)).toBe(false);
    expect(await sites().worksOn(admin, second.id)).toBe(true);
    expect(await sites().worksOn(admin, 'none')).toBe(false);
  });
});

describe('origins', () => {
  const any = { allowedOrigins: [] };
  const shopOnly = { allowedOrigins: ['https://shop.example.com'] };

  it.each([
    [any, 'https://anything.example', true],
    [any, 'http://localhost:8080', true],
    [any, 'null', false],
    [any, 'file://', false],
    [any, 'https://shop.example.com/path', false],
    [any, '', false],
    [shopOnly, 'https://shop.example.com', true],
    [shopOnly, 'https://SHOP.example.com', false],
    [shopOnly, 'http://shop.example.com', false],
    [shopOnly, 'https://shop.example.com.evil.example', false],
    [shopOnly, 'https://sub.shop.example.com', false],
  ])('%o, %s: %s', (site, origin, allowed) => {
    expect(isOriginAllowed(site, origin)).toBe(allowed);
  });
});
