import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isUnavailable } from './errors.ts';
import { openDatabase, type Database } from './open-database.ts';
import { sites } from './schema/index.ts';
import { startWay, type Way } from './testing/test-way.ts';
import { createPostgresDatabase, dropPostgresDatabase, silent } from './testing.ts';

describe('[G9] PostgreSQL server that goes and comes', () => {
  let way: Way;
  let database: Database;
  let directUrl: string;
  let count = 0;
  const insert = () => {
    const id = `site-${(count += 1)}`;
    return database.db.insert(sites).values({ id, name: 'Shop', publicKey: id, createdAt: 0 });
  };

  beforeAll(async () => {
    const place = await createPostgresDatabase();
    directUrl = place.databaseUrl;
    way = await startWay(directUrl);
    database = await openDatabase({ ...place, databaseUrl: way.url, log: silent });
  });
  afterAll(async () => {
    await database.close();
    await way.cut();
    await dropPostgresDatabase(directUrl);
  });

  it('refuses as unavailable while it is away, and serves again after, five times over', async () => {
    for (let round = 0; round < 5; round += 1) {
      await insert();
      await way.cut();
      const error: unknown = await insert().catch((cause: unknown) => cause);
      expect(isUnavailable(error)).toBe(true);
      await way.mend();
      await insert();
    }
  });

  it('refuses as unavailable what was cut off in the middle of a transaction', async () => {
    const cutOff = database.db.transaction(async (tx) => {
      await tx.insert(sites).values({ id: 'half', name: 'Shop', publicKey: 'half', createdAt: 0 });
      await way.cut();
      await way.mend();
      await tx.select().from(sites);
    });
    const error: unknown = await cutOff.catch((cause: unknown) => cause);
    expect(isUnavailable(error)).toBe(true);
    const ids = (await database.db.select({ id: sites.id }).from(sites)).map(({ id }) => id);
    expect(ids).not.toContain('half');
  });

  it('outlives the end of connections that nobody uses, though each may fail one query more', async () => {
    await Promise.all([insert(), insert(), insert()]);
    await way.cut();
    await way.mend();
    const outcome = () =>
      insert().then(
        () => 'stored',
        (error: unknown) => (isUnavailable(error) ? 'unavailable' : error),
      );
    const outcomes = [await outcome(), await outcome(), await outcome(), await outcome()];
    expect(outcomes.slice(0, -1).every((one) => one === 'stored' || one === 'unavailable')).toBe(true);
    expect(outcomes.at(-1)).toBe('stored');
  });

  it('lets several processes migrate a fresh database at once', async () => {
    const place = await createPostgresDatabase();
    const opened = await Promise.all([1, 2, 3].map(() => openDatabase({ ...place, log: silent })));
    expect(new Set(opened.map(({ epoch }) => epoch)).size).toBe(1);
    await Promise.all(opened.map((one) => one.close()));
    await dropPostgresDatabase(place.databaseUrl);
  });
});
