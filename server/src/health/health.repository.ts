import { sql } from 'drizzle-orm';
import journal from '../db/migrations/meta/_journal.json' with { type: 'json' };
import type { Db } from '../db/open-database.ts';

/** Writes and reads one row, in the way a message is written. Throws when that cannot be done. */
export async function writeAndRead(db: Db): Promise<void> {
  const { rows } = await db.execute(sql`update installation set id = id where id = 1 returning epoch`);
  if (rows.length !== 1) throw new Error('The table "installation" has lost its row.');
}

/** How many migrations this version brings that the database has not seen, as after a restore of an old backup. */
export async function countMissingMigrations(db: Db): Promise<number> {
  const { rows } = await db.execute(sql`select created_at::text as "at" from drizzle.__drizzle_migrations`);
  const applied = new Set(rows.map((row) => String(row['at'])));
  return journal.entries.filter(({ when }) => !applied.has(String(when))).length;
}

/** The newest migration that the database has had; null when it is one of a later version. */
export async function newestMigration(db: Db): Promise<string | null> {
  const { rows } = await db.execute(
    sql`select max(created_at)::text as "at" from drizzle.__drizzle_migrations`,
  );
  return journal.entries.find(({ when }) => String(when) === rows[0]?.['at'])?.tag ?? null;
}
