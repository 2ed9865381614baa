import { drizzle, type NodePgQueryResultHKT } from 'drizzle-orm/node-postgres';
import type { PgDatabase } from 'drizzle-orm/pg-core';
import type { Pool } from 'pg';
import type { Log } from '../log/create-log.ts';
import { PATIENCE_MS, type DatabaseServer } from './database-server.ts';
import { openEmbedded } from './embedded/open-embedded.ts';
import { migrateToNewest } from './migrate.ts';
import { prepareOften } from './prepare-often.ts';
import { postgresqlServer } from './postgresql-server.ts';
import * as schema from './schema/index.ts';

/** Every query of the server goes through one of these; both engines look alike through them. */
export interface Database {
  readonly engine: DatabaseServer['engine'];
  /** For libraries that bring their own SQL. Everything else uses `db`. */
  readonly pool: Pool;
  readonly db: Db;
  /** The same database by a way of its own, for messages: they do not wait behind other statements. */
  readonly urgent: Db;
  readonly urgentPool: Pool;
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
  /** How long a statement, a turn, or a transaction that does nothing may last, ms. */
  readonly patienceMs?: number;
}

/**
 * Opens the database, with its schema brought to the newest version.
 * @throws FolderInUse when another process has the embedded database open
 */
export async function openDatabase(place: DatabasePlace): Promise<Database> {
  const { databaseUrl, dataDir, log, now = Date.now, patienceMs = PATIENCE_MS } = place;
  const server =
    databaseUrl === undefined
      ? await openEmbedded(dataDir, patienceMs, log)
      : postgresqlServer(databaseUrl, patienceMs);
  const { engine, pool, urgentPool } = server;
  for (const one of [pool, urgentPool]) {
    watch(one, log);
    prepareOften(one);
  }
  let closing: Promise<void> | undefined;
  const close = () => (closing ??= server.close());
  try {
    const { epoch } = await migrateToNewest(server.client(), now());
    const [db, urgent] = [drizzle(pool, { schema }), drizzle(urgentPool, { schema })];
    return { engine, pool, db, urgent, urgentPool, epoch, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** A connection that breaks while nobody uses it, or between two statements, must not end the process. */
function watch(pool: Pool, log: Log): void {
  const report = (err: Error) => log.warn({ err }, 'A database connection broke');
  pool.on('error', report);
  pool.on('connect', (client) => client.on('error', report));
}
