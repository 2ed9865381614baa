import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import type { Log } from '../../log/create-log.ts';
import {
  COMMON_CONNECTIONS,
  CONNECTION_WITHIN_MS,
  URGENT_CONNECTIONS,
  type DatabaseServer,
} from '../database-server.ts';
import { lockFolder } from '../folder-lock.ts';
import { startEmbeddedServer } from './embedded-server.ts';
import { startUpkeep } from './upkeep.ts';

/** Given, so that nothing is taken from the PG* variables of the environment. */
const identity = {
  host: 'embedded',
  port: 0,
  user: 'postgres',
  database: 'postgres',
  password: '',
  ssl: false,
};

/** A migration or a report may take a while; only what never ends has to. */
const LONG = 12;

/**
 * The embedded database in `dataDir`, for this process alone.
 * @throws FolderInUse
 */
export async function openEmbedded(dataDir: string, patienceMs: number, log: Log): Promise<DatabaseServer> {
  await mkdir(dataDir, { recursive: true });
  const lock = await lockFolder(dataDir);
  try {
    const limits = {
      idleInTransactionMs: patienceMs,
      turnWithinMs: patienceMs,
      batchWithinMs: patienceMs * LONG,
    };
    const server = await startEmbeddedServer(join(dataDir, 'database'), limits, log);
    const connection = { ...identity, stream: () => server.connect() };
    const common = {
      ...connection,
      connectionTimeoutMillis: CONNECTION_WITHIN_MS,
      // A connection costs nothing and nobody is on the other side.
      idleTimeoutMillis: 0,
    };
    const pool = new pg.Pool({ ...common, max: COMMON_CONNECTIONS });
    const urgentPool = new pg.Pool({
      ...common,
      stream: () => server.connect({ isUrgent: true }),
      max: URGENT_CONNECTIONS,
    });
    const stopUpkeep = startUpkeep(pool, log);
    const close = async () => {
      stopUpkeep();
      await Promise.all([pool.end(), urgentPool.end()]);
      await server.close();
      await lock.release();
    };
    return { engine: 'embedded', pool, urgentPool, client: () => new pg.Client(connection), close };
  } catch (error) {
    await lock.release();
    throw error;
  }
}
