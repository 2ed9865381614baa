import { drizzle, type NodePgQueryResultHKT } from 'drizzle-orm/node-postgres';
import type { PgDatabase } from 'drizzle-orm/pg-core';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import type { Log } from '../log/create-log.ts';
import { startEmbeddedServer } from './embedded/embedded-server.ts';
import { lockFolder } from './folder-lock.ts';
import { migrateToNewest } from './migrate.ts';
import * as schema from './schema/index.ts';

/** Every query of the server goes through one of these; both engines look alike through them. */
export interface Database {
  readonly engine: 'embedded' | 'postgresql';
  /** For libraries that bring their own SQL. Everything else uses `db`. */
  readonly pool: pg.Pool;
  readonly db: Db;
  /** Part of every sync answer; changes when a backup was restored. */
  readonly epoch: string;
  /** Waits for queries under way, then lets go of the database and its folder. */
  close(): Promise<void>;
}

/**
 * The database, or a transaction on it. Inside `db.transaction(async (tx) => …)` use `tx` alone: on the embedded
 * engine any other query waits until the transaction has ended.
 */
export type Db = PgDatabase<NodePgQueryResultHKT, typeof schema>;

export interface DatabasePlace {
  /** A PostgreSQL server, version 15 or newer; left out: the embedded database in `dataDir`. */
  readonly databaseUrl?: string | undefined;
  readonly dataDir: string;
  readonly log: Log;
  readonly now?: () => number;
}

/**
 * Opens the database, with its schema brought to the newest version.
 * @throws FolderInUse when another process has the embedded database open
 */
export async function openDatabase({
  databaseUrl,
  dataDir,
  log,
  now = Date.now,
}: DatabasePlace): Promise<Database> {
  const server = databaseUrl === undefined ? await embedded(dataDir, log) : postgresql(databaseUrl);
  const { pool } = server;
  watch(pool, log);
  const close = async () => {
    await pool.end();
    await server.stop();
  };
  try {
    const { epoch } = await migrateToNewest(pool, now);
    return { engine: server.engine, pool, db: drizzle(pool, { schema }), epoch, close };
  } catch (error) {
    await close();
    throw error;
  }
}

interface Server {
  readonly engine: Database['engine'];
  readonly pool: pg.Pool;
  stop(): Promise<void>;
}

/** An acknowledgement is worth waiting for about this long; whoever waited longer has already asked again. */
const PATIENCE_MS = 10_000;

const limits = {
  /** How long a query may wait for a free connection. */
  connectionTimeoutMillis: 5_000,
  statement_timeout: PATIENCE_MS,
  lock_timeout: PATIENCE_MS / 2,
  idle_in_transaction_session_timeout: PATIENCE_MS,
  /** For a server that is gone without a word: the client's own clock, behind the server's. */
  query_timeout: PATIENCE_MS + 2_000,
};

function postgresql(connectionString: string): Server {
  const pool = new pg.Pool({
    connectionString,
    ...limits,
    // Of PostgreSQL's usual 100, so that several server processes and an operator fit.
    max: 20,
    keepAlive: true,
    application_name: 'attune',
    // Our tables are in `public`; those of the job library have a schema of their own.
    options: '-c search_path=public,bullmq',
  });
  return { engine: 'postgresql', pool, stop: () => Promise.resolve() };
}

async function embedded(dataDir: string, log: Log): Promise<Server> {
  await mkdir(dataDir, { recursive: true });
  const lock = await lockFolder(dataDir);
  try {
    const server = await startEmbeddedServer(
      join(dataDir, 'database'),
      { idleInTransactionMs: PATIENCE_MS, turnWithinMs: PATIENCE_MS },
      log,
    );
    const pool = new pg.Pool({
      stream: () => server.connect(),
      // Given, so that nothing is taken from the PG* variables of the environment.
      ...{ host: 'embedded', port: 0, user: 'postgres', database: 'postgres', password: '', ssl: false },
      connectionTimeoutMillis: limits.connectionTimeoutMillis,
      max: 20,
      // A connection costs nothing and nobody is on the other side.
      idleTimeoutMillis: 0,
    });
    const stop = async () => {
      await server.close();
      await lock.release();
    };
    return { engine: 'embedded', pool, stop };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** A connection that breaks while nobody uses it, or between two statements, must not end the process. */
function watch(pool: pg.Pool, log: Log): void {
  const report = (err: Error) => log.warn({ err }, 'A database connection broke');
  pool.on('error', report);
  pool.on('connect', (client) => client.on('error', report));
}
