import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll } from 'vitest';
import { createLog } from '../log/create-log.ts';
import { makeDatabaseFolder } from './embedded/make-folder.ts';
import { openDatabase, type Database } from './open-database.ts';

export type Engine = Database['engine'];
/** For `describe.each(engines)`: what holds on one has to hold on the other. */
export const engines: readonly Engine[] = ['embedded', 'postgresql'];

/** A database of one test file. `close` also removes it, `disconnect` does not. */
export interface TestDatabase extends Database {
  disconnect(): Promise<void>;
  /** Where the database is, for a second process or pool. */
  readonly place: { readonly dataDir: string; readonly databaseUrl?: string };
}

export const silent = createLog({ level: 'trace', to: { write: () => undefined } });

/**
 * One fresh database for the tests of a `describe`, opened before the first and removed after the last.
 * @returns where to get it from inside a test
 */
export function withDatabase(engine: Engine): () => TestDatabase {
  let database: TestDatabase | undefined;
  beforeAll(async () => {
    database = await openForTest(engine);
  });
  afterAll(() => database?.close());
  return () => {
    if (!database) throw new Error('The database is open inside tests only.');
    return database;
  };
}

export const openForTest = (engine: Engine): Promise<TestDatabase> =>
  engine === 'embedded' ? openEmbeddedForTest() : openPostgresForTest();

export async function openEmbeddedForTest(): Promise<TestDatabase> {
  const dataDir = await dataDirForTest();
  const database = await openDatabase({ dataDir, log: silent });
  const close = async () => {
    await database.close();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { ...database, place: { dataDir }, disconnect: database.close, close };
}

export async function openPostgresForTest(): Promise<TestDatabase> {
  const place = await createPostgresDatabase();
  const database = await openDatabase({ ...place, log: silent });
  const close = async () => {
    await database.close();
    await dropPostgresDatabase(place.databaseUrl);
  };
  return { ...database, place, disconnect: database.close, close };
}

/** A data folder with an empty database in it. Making one takes seconds, so one is made and then copied. */
export async function dataDirForTest(): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), 'attune-test-'));
  await cp(await emptyDatabase(), join(dataDir, 'database'), { recursive: true });
  return dataDir;
}

/** Made by whichever test process comes first, and kept for the next runs with the same version. */
async function emptyDatabase(): Promise<string> {
  const library = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  const description = await readFile(join(dirname(library), '..', 'package.json'), 'utf8');
  const { version } = JSON.parse(description) as { version: string };
  const kept = join(CACHE, `empty-database-${version}`);
  if (existsSync(kept)) return kept;
  await mkdir(CACHE, { recursive: true });
  const own = await mkdtemp(join(CACHE, 'making-'));
  await makeDatabaseFolder(join(own, 'database'));
  // Whoever is second keeps what the first one made: a folder with content is never replaced.
  await Promise.allSettled([rename(join(own, 'database'), kept)]);
  await rm(own, { recursive: true, force: true });
  return kept;
}

const CACHE = fileURLToPath(new URL('../../node_modules/.cache/attune', import.meta.url));

const serverUrl = (): string => {
  // oxlint-disable-next-line node/no-process-env -- the test run says where its services are
  const url = process.env['TEST_DATABASE_URL'];
  if (url !== undefined && url !== '') return url;
  throw new Error(
    'TEST_DATABASE_URL is not set. These tests need a PostgreSQL server on which they may create databases; ' +
      '"npm test" starts one where it can.',
  );
};

/** A fresh empty database on the test server. */
export async function createPostgresDatabase(): Promise<{ dataDir: string; databaseUrl: string }> {
  const url = new URL(serverUrl());
  const name = `attune_test_${randomUUID().replaceAll('-', '')}`;
  await onServer(`create database ${name}`);
  url.pathname = `/${name}`;
  return { dataDir: tmpdir(), databaseUrl: url.href };
}

export async function dropPostgresDatabase(databaseUrl: string): Promise<void> {
  await onServer(`drop database ${new URL(databaseUrl).pathname.slice(1)} with (force)`);
}

async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl() });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
