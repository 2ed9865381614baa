import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import type { Pool } from 'pg';
import { fileURLToPath } from 'node:url';
import { installation } from './schema/installation.ts';

/** Any number that no other user of this database locks; it spells "attu". */
const MIGRATION_LOCK = 0x61_74_74_75;

/** Beside this file from source and in the built server alike. */
const folderName = './migrations';

/**
 * Brings the database to the newest schema and says which epoch it is in. Several processes may start at once: one
 * migrates, the others wait for it.
 */
export async function migrateToNewest(pool: Pool, now: () => number): Promise<{ readonly epoch: string }> {
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const db = drizzle(client);
    // A table that has grown takes longer to change than any query of daily use may take.
    await client.query('set statement_timeout = 0');
    await migrate(db, { migrationsFolder: fileURLToPath(new URL(folderName, import.meta.url)) });
    return { epoch: await readEpoch(db, now()) };
  } finally {
    // Closing the connection also gives the lock and the setting back.
    client.release(true);
  }
}

async function readEpoch(db: NodePgDatabase, createdAt: number): Promise<string> {
  await db.insert(installation).values({ createdAt }).onConflictDoNothing();
  const [row] = await db.select({ epoch: installation.epoch }).from(installation);
  if (!row) throw new Error('The table "installation" is empty.');
  return row.epoch;
}
