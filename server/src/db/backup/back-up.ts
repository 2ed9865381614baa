import { join } from 'node:path';
import type pg from 'pg';
import { PATIENCE_MS, type DatabaseServer } from '../database-server.ts';
import { openEmbedded } from '../embedded/open-embedded.ts';
import type { DatabasePlace } from '../open-database.ts';
import { postgresqlServer } from '../postgresql-server.ts';
import { filePieces, writeBackup, type Counts } from './backup-file.ts';
import { migrationsOf, rowPieces } from './tables.ts';

/**
 * Writes everything an installation keeps into one file. On PostgreSQL servers may go on meanwhile; the embedded database
 * belongs to one process, so its server has to be stopped.
 * @throws FolderInUse
 */
export async function backUp(place: DatabasePlace, path: string): Promise<Counts> {
  return withClient(place, async (client, { engine }) => {
    const migrations = await migrationsOf(client);
    if (migrations.length === 0) throw new Error('There is nothing to back up: the database is empty.');
    const at = (place.now ?? Date.now)();
    async function* everything() {
      yield* rowPieces(client);
      // After the rows: a file that a row names is there before its row is.
      yield* filePieces(join(place.dataDir, 'files'));
    }
    return writeBackup(path, { engine, at, migrations: [...migrations] }, everything());
  });
}

/** A connection without a pool and without migrating anything. */
export async function withClient<Outcome>(
  { databaseUrl, dataDir, log }: DatabasePlace,
  work: (client: pg.Client, server: DatabaseServer) => Promise<Outcome>,
): Promise<Outcome> {
  const server =
    databaseUrl === undefined
      ? await openEmbedded(dataDir, PATIENCE_MS, log)
      : postgresqlServer(databaseUrl, PATIENCE_MS);
  try {
    const client = server.client();
    await client.connect();
    try {
      return await work(client, server);
    } finally {
      await client.end();
    }
  } finally {
    await server.close();
  }
}
