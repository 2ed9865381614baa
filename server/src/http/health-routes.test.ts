import { afterAll, beforeAll, expect, it } from 'vitest';
import product from '../../package.json' with { type: 'json' };
import journal from '../db/migrations/meta/_journal.json' with { type: 'json' };
import { withDatabase } from '../db/testing.ts';
import type { Readiness } from '../health/create-health.ts';
import { openHttpForTest, type HttpForTest } from './testing.ts';

const database = withDatabase('postgresql');
let http: HttpForTest;
beforeAll(async () => {
  http = await openHttpForTest(database());
});
afterAll(() => http.close());

it('tells that it lives and that it can serve', async () => {
  const alive = await http.get('/healthz');
  expect(alive.status).toBe(200);
  expect(await alive.json()).toMatchObject({ state: 'alive' });
  const ready = await http.get('/readyz');
  expect(ready.status).toBe(200);
  expect(await ready.json()).toMatchObject({ state: 'ready', causes: [] });
  expect(ready.headers.get('cache-control')).toBe('no-store');
});

it('tells what runs here: version, commit and migration', async () => {
  const answer = await http.get('/version');
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({
    name: 'Attune',
    version: product.version,
    // From source nobody says.
    commit: null,
    migration: journal.entries.at(-1)?.tag,
  });
  expect(answer.headers.get('cache-control')).toBe('no-store');
});

it('answers 503 when it cannot serve', async () => {
  const checks = {
    database: 'failed',
    migrations: 'ok',
    disk: 'ok',
    redis: 'ok',
    connections: 'ok',
    draining: 'ok',
  } as const;
  const unready: Readiness = { state: 'unready', checks, causes: ['The database is away.'] };
  const health = {
    alive: () => {
      throw new Error('unused');
    },
    ready: () => Promise.resolve(unready),
    version: () => {
      throw new Error('unused');
    },
    close: () => undefined,
  };
  const other = await openHttpForTest(database(), { overrides: { health } });
  const answer = await other.get('/readyz');
  expect(answer.status).toBe(503);
  expect(await answer.json()).toEqual(unready);
  await other.close();
});
