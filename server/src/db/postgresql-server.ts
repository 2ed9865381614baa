import pg from 'pg';
import {
  COMMON_CONNECTIONS,
  CONNECTION_WITHIN_MS,
  URGENT_CONNECTIONS,
  type DatabaseServer,
} from './database-server.ts';

/** A PostgreSQL server, version 15 or newer, that somebody else runs. */
export function postgresqlServer(connectionString: string, patienceMs: number): DatabaseServer {
  const connection = {
    connectionString,
    keepAlive: true,
    application_name: 'attune',
    // Our tables are in `public`; those of the job library have a schema of their own.
    options: '-c search_path=public,bullmq',
  };
  const limits = {
    ...connection,
    connectionTimeoutMillis: CONNECTION_WITHIN_MS,
    statement_timeout: patienceMs,
    lock_timeout: patienceMs / 2,
    idle_in_transaction_session_timeout: patienceMs,
    // For a server that is gone without a word: the client's own clock, behind the server's.
    query_timeout: patienceMs * 1.2,
  };
  const pool = new pg.Pool({ ...limits, max: COMMON_CONNECTIONS });
  const urgentPool = new pg.Pool({ ...limits, max: URGENT_CONNECTIONS });
  return {
    engine: 'postgresql',
    pool,
    urgentPool,
    client: () => new pg.Client(connection),
    async close() {
      await Promise.all([pool.end(), urgentPool.end()]);
    },
  };
}
