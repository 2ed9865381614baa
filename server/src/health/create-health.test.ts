import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { engines, openEmbeddedForTest, openForTest, silent, withDatabase } from '../db/testing.ts';
import { createHealth, type HealthOptions } from './create-health.ts';
import { within } from './within.ts';

type Overrides = Partial<Omit<HealthOptions, 'db' | 'dataDir' | 'log'>>;

async function readinessOf(database: Awaited<ReturnType<typeof openForTest>>, overrides: Overrides = {}) {
  const { db, place } = database;
  const health = createHealth({
    db,
    dataDir: place.dataDir,
    log: silent,
    isDraining: () => false,
    ...overrides,
  });
  try {
    return await health.ready();
  } finally {
    health.close();
  }
}

describe.each(engines)('readiness on %s', (engine) => {
  const database = withDatabase(engine);
  const allOk = {
    database: 'ok',
    migrations: 'ok',
    disk: 'ok',
    redis: 'ok',
    connections: 'ok',
    draining: 'ok',
  };

  it('is there when everything is', async () => {
    const redis = { ping: () => Promise.resolve('PONG') };
    expect(await readinessOf(database(), { redis })).toEqual({ state: 'ready', checks: allOk, causes: [] });
  });

  it('does without Redis, and says so', async () => {
    const redis = { ping: () => Promise.reject(new Error('ECONNREFUSED')) };
    expect(await readinessOf(database(), { redis })).toEqual({
      state: 'degraded',
      checks: { ...allOk, redis: 'degraded' },
      causes: ['Redis cannot be reached; this process serves its own connections alone.'],
    });
  });

  it('ends when the process is stopping', async () => {
    expect(await readinessOf(database(), { isDraining: () => true })).toEqual({
      state: 'unready',
      checks: { ...allOk, draining: 'failed' },
      causes: ['The process is stopping.'],
    });
  });

  it('ends when the database is away', async () => {
    const lost = await openForTest(engine);
    await lost.close();
    const readiness = await readinessOf(lost);
    expect(readiness).toMatchObject({ state: 'unready', checks: { database: 'failed' } });
    expect(readiness.causes).toContain('The database cannot be written to and read from.');
  });

  it('ends when requests found no room in the database, though one row can still be changed', async () => {
    expect(await readinessOf(database(), { isDiskFull: () => true })).toMatchObject({
      state: 'unready',
      checks: { database: 'failed' },
      causes: ['The disk of the database is full.'],
    });
  });

  it('names the disk when the database died of it', async () => {
    const lost = await openForTest(engine);
    await lost.close();
    expect(await readinessOf(lost, { isDiskFull: () => true })).toMatchObject({
      state: 'unready',
      causes: ['The disk of the database is full.'],
    });
  });

  it('asks once for many who ask at the same time', async () => {
    const { db, place } = database();
    const health = createHealth({ db, dataDir: place.dataDir, log: silent, isDraining: () => false });
    const [one, two] = [health.ready(), health.ready()];
    expect(one).toBe(two);
    await one;
    expect(health.ready()).not.toBe(one);
    await health.ready();
    health.close();
  });
});

it('ends when the database has an older schema than this version needs', async () => {
  const database = await openEmbeddedForTest();
  await database.db.execute(
    sql`delete from drizzle.__drizzle_migrations where id = (select max(id) from drizzle.__drizzle_migrations)`,
  );
  expect(await readinessOf(database)).toMatchObject({
    state: 'unready',
    checks: { database: 'ok', migrations: 'failed' },
    causes: ['One migration is missing in the database. Restart the server to apply what is missing.'],
  });
  await database.close();
});

it('is alive with the lag of its loop', async () => {
  const database = await openEmbeddedForTest();
  const health = createHealth({
    db: database.db,
    dataDir: database.place.dataDir,
    log: silent,
    isDraining: () => false,
  });
  await new Promise((resolve) => setTimeout(resolve, 60));
  const { state, uptimeMs, loopLagMs } = health.alive();
  expect(state).toBe('alive');
  expect(uptimeMs).toBeGreaterThan(0);
  expect(loopLagMs.max).toBeGreaterThan(0);
  expect(loopLagMs.p99).toBeGreaterThanOrEqual(loopLagMs.median);
  health.close();
  await database.close();
});

describe('within', () => {
  it('passes on what comes in time', async () => {
    expect(await within(1_000, Promise.resolve(7))).toBe(7);
    await expect(within(1_000, Promise.reject(new Error('its own')))).rejects.toThrow('its own');
  });

  it('waits no longer than it was told', async () => {
    await expect(within(5, new Promise(() => undefined))).rejects.toThrow('nothing came within 5 ms');
  });
});
