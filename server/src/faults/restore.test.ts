import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { beginNewEpoch } from '../db/begin-new-epoch.ts';
import { silent, type Engine } from '../db/testing.ts';
import { ADMIN, setUpAdmin, signIn } from '../testing/clients.ts';
import { spawnServer } from '../testing/spawned.ts';
import { report } from './figures.ts';
import { spotless } from './journal.ts';
import { chosenEngines, RESTORED_BACK } from './length.ts';
import { placeOn, type Place } from './place.ts';
import { firstSiteKey, judgeAt, startTraffic } from './traffic.ts';

const WRITERS = 2;

interface Backup {
  /** Puts the database back as it was. */
  restore(): Promise<void>;
  remove(): Promise<void>;
}

/** While no server runs on it. */
async function backUp(engine: Engine, { env }: Place): Promise<Backup> {
  if (engine === 'embedded') {
    const folder = join(env['DATA_DIR'] ?? '', 'database');
    const copy = `${env['DATA_DIR'] ?? ''}-backup`;
    await cp(folder, copy, { recursive: true });
    return {
      async restore() {
        await rm(folder, { recursive: true });
        await cp(copy, folder, { recursive: true });
      },
      remove: () => rm(copy, { recursive: true }),
    };
  }
  const name = new URL(env['DATABASE_URL'] ?? '').pathname.slice(1);
  await onServer(env, `create database ${name}_backup template ${name}`);
  return {
    async restore() {
      await onServer(env, `drop database ${name} with (force)`);
      await onServer(env, `create database ${name} template ${name}_backup`);
    },
    remove: () => onServer(env, `drop database ${name}_backup`),
  };
}

async function onServer(env: Place['env'], statement: string): Promise<void> {
  const url = new URL(env['DATABASE_URL'] ?? '');
  url.pathname = '/postgres';
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

describe.each(chosenEngines)('[G16] on %s', (engine) => {
  it(
    `clients converge after ${RESTORED_BACK} messages were restored back, and go on`,
    { timeout: 600_000 },
    async () => {
      const place = await placeOn(engine);
      let server = await spawnServer(place.env);
      let cookie = await setUpAdmin(server.url, server.setupUrl ?? '');
      const siteKey = await firstSiteKey({ url: server.url, cookie });
      const again = async () => {
        server = await spawnServer(place.env);
      };
      const traffic = await startTraffic({
        writers: WRITERS,
        writerAt: () => ({ url: server.url, siteKey }),
        observerAt: () => ({ url: server.url, cookie }),
      });
      await traffic.write(10);
      expect(await server.stop()).toBe(0);
      const backup = await backUp(engine, place);

      await again();
      await traffic.write(Math.ceil(RESTORED_BACK / WRITERS));
      await Promise.all(traffic.observers.map((observer) => observer.finish()));
      const gone = new Set(
        traffic.writers.flatMap(({ operations }) => operations.slice(10).map(({ clientId }) => clientId)),
      );
      expect(gone.size).toBeGreaterThanOrEqual(RESTORED_BACK);
      expect(await server.stop()).toBe(0);

      await backup.restore();
      await beginNewEpoch({
        dataDir: place.env['DATA_DIR'] ?? '',
        databaseUrl: place.env['DATABASE_URL'],
        log: silent,
      });
      await again();
      // The restore ended every session.
      await expect(firstSiteKey({ url: server.url, cookie })).rejects.toThrow();
      cookie = await signIn(server.url, ADMIN.email, ADMIN.password);
      await traffic.write(10);

      await Promise.all(traffic.observers.map((observer) => observer.finish()));
      const operations = traffic.writers.flatMap((writer) =>
        writer.operations.filter(({ clientId }) => !gone.has(clientId)),
      );
      const verdict = await judgeAt(
        { url: server.url, cookie },
        operations,
        traffic.observers.map(({ observation }) => observation),
      );
      traffic.close();
      expect(await server.stop()).toBe(0);
      await backup.remove();
      await place.remove();
      report(`restore ${engine}`, { messages: operations.length, restored_back: gone.size, ...verdict });
      expect(verdict).toEqual(spotless);
    },
  );
});
