import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import type { Client } from 'pg';
import { fileURLToPath } from 'node:url';
import { installation } from './schema/installation.ts';

/** Any number that no other user of this database locks; it spells "attu". */
const MIGRATION_LOCK = 0x61_74_74_75;

/** Beside this file from source and in the built server alike. */
const folderName = './migrations';

/**
 * Brings the database to the newest schema and says which epoch it is in. Several processes may start at once: one
 * migrates, the others wait for it.
 * @param client not yet connected, ended afterwards
 */
export async function migrateToNewest(client: Client, at: number): Promise<{ readonly epoch: string }> {
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const db = drizzle(client);
    await migrate(db, { migrationsFolder: fileURLToPath(new URL(folderName, import.meta.url)) });
    return { epoch: await readEpoch(db, at) };
  } finally {
    // Ending the connection also gives the lock back.
    await client.end();
  }
}

async function readEpoch(db: NodePgDatabase, createdAt: number): Promise<string> {
  await db.insert(installation).values({ createdAt }).onConflictDoNothing();
  const [row] = await db.select({ epoch: installation.epoch }).from(installation);
  if (!row) throw new Error('The table "installation" is empty.');
  return row.epoch;
}
