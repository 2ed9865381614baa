import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import { createHash, randomUUID } from 'node:crypto';
import { constants, existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll } from 'vitest';
import { createLog } from '../log/create-log.ts';
import { PATIENCE_MS } from './database-server.ts';
import { makeDatabaseFolder } from './embedded/make-folder.ts';
import { openEmbedded } from './embedded/open-embedded.ts';
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

/** A data folder whose database has every table and no row. */
export function dataDirForTest(): Promise<string> {
  return copyOf(migratedDatabase());
}

/** A data folder whose database has not a table yet, as one was before its first migration. */
export function unmigratedDataDirForTest(): Promise<string> {
  return copyOf(emptyDatabase());
}

async function copyOf(kept: Promise<string>): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), 'attune-test-'));
  await cp(await kept, join(dataDir, 'database'), { recursive: true, mode: constants.COPYFILE_FICLONE });
  return dataDir;
}

async function emptyDatabase(): Promise<string> {
  return keptAs(`empty-database-${await engineVersion()}`, (dataDir) =>
    makeDatabaseFolder(join(dataDir, 'database')),
  );
}

async function migratedDatabase(): Promise<string> {
  return keptAs(`database-${await engineVersion()}-${await migrationsHash()}`, async (dataDir) => {
    await cp(await emptyDatabase(), join(dataDir, 'database'), { recursive: true });
    const server = await openEmbedded(dataDir, PATIENCE_MS, silent);
    const client = server.client();
    await client.connect();
    // No row yet: every copy has an epoch of its own.
    await migrate(drizzle(client), { migrationsFolder: MIGRATIONS });
    await client.end();
    await server.close();
  });
}

/**
 * Making a database takes seconds, so one of each sort is made, by whichever test process comes first, and then copied.
 * @returns its folder, kept for the next runs
 */
async function keptAs(name: string, make: (dataDir: string) => Promise<void>): Promise<string> {
  const kept = join(CACHE, name);
  if (existsSync(kept)) return kept;
  await mkdir(CACHE, { recursive: true });
  const own = await mkdtemp(join(CACHE, 'making-'));
  await make(own);
  // Whoever is second keeps what the first one made: a folder with content is never replaced.
  await Promise.allSettled([rename(join(own, 'database'), kept)]);
  await rm(own, { recursive: true, force: true });
  return kept;
}

async function engineVersion(): Promise<string> {
  const library = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  const description = await readFile(join(dirname(library), '..', 'package.json'), 'utf8');
  return (JSON.parse(description) as { version: string }).version;
}

async function migrationsHash(): Promise<string> {
  const hash = createHash('sha256');
  const names = (await readdir(MIGRATIONS)).filter((name) => name.endsWith('.sql')).sort();
  for (const name of names) hash.update(name).update(await readFile(join(MIGRATIONS, name)));
  return hash.digest('hex').slice(0, 16);
}

const MIGRATIONS = fileURLToPath(new URL('./migrations', import.meta.url));

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

const folderBeside = (databaseName: string) => join(tmpdir(), databaseName.replaceAll('_', '-'));

/** A fresh empty database on the test server, with a folder for what is kept beside one. */
export async function createPostgresDatabase(): Promise<{ dataDir: string; databaseUrl: string }> {
  const url = new URL(serverUrl());
  const name = `attune_test_${randomUUID().replaceAll('-', '')}`;
  await onServer(`create database ${name}`);
  url.pathname = `/${name}`;
  const dataDir = folderBeside(name);
  await mkdir(dataDir);
  return { dataDir, databaseUrl: url.href };
}

export async function dropPostgresDatabase(databaseUrl: string): Promise<void> {
  const name = new URL(databaseUrl).pathname.slice(1);
  await onServer(`drop database ${name} with (force)`);
  await rm(folderBeside(name), { recursive: true, force: true });
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
