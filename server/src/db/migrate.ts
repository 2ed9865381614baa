import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Client } from 'pg';
import journal from './migrations/meta/_journal.json' with { type: 'json' };
import { installation } from './schema/installation.ts';

/** Any number that no other user of this database locks; it spells "attu". */
const MIGRATION_LOCK = 0x61_74_74_75;

/** Beside this file from source and in the built server alike. */
const folderName = './migrations';

const migrationsFolder = () => fileURLToPath(new URL(folderName, import.meta.url));

/** Instants of the migrations this version brings, oldest first. */
export const knownMigrations = (): readonly number[] => journal.entries.map(({ when }) => when);

/**
 * Makes the tables as they were after these migrations, for rows of that time.
 * @param client not yet connected, ended afterwards
 */
export async function migrateAsOf(client: Client, migrations: readonly number[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'attune-migrations-'));
  try {
    const entries = journal.entries.filter(({ when }) => migrations.includes(when));
    await mkdir(join(folder, 'meta'));
    await writeFile(join(folder, 'meta/_journal.json'), JSON.stringify({ ...journal, entries }));
    for (const { tag } of entries)
      await copyFile(join(migrationsFolder(), `${tag}.sql`), join(folder, `${tag}.sql`));
    await client.connect();
    await migrate(drizzle(client), { migrationsFolder: folder });
  } finally {
    await client.end();
    await rm(folder, { recursive: true, force: true });
  }
}

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
    await migrate(db, { migrationsFolder: migrationsFolder() });
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
