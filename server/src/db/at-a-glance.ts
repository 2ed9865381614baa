import { withClient } from './backup/back-up.ts';
import { migrationsOf } from './backup/tables.ts';
import { knownMigrations } from './migrate.ts';
import type { DatabasePlace } from './open-database.ts';

export interface Glance {
  /** As PostgreSQL numbers it: 150004 is 15.4. */
  readonly version: number;
  /** Migrations this version brings that the database has not had. */
  readonly missing: number;
  /** How far our clock is ahead of the database's, ms. */
  readonly aheadMs: number;
}

/** Looks at a database without changing it. @throws FolderInUse, and whatever a connection fails with */
export function databaseAtAGlance(place: DatabasePlace): Promise<Glance> {
  return withClient(place, async (client) => {
    const { rows } = await client.query<{ version: number; at: number }>(
      `select current_setting('server_version_num')::int as version,
         (extract(epoch from clock_timestamp()) * 1000)::float8 as at`,
    );
    const [row] = rows;
    if (row === undefined) throw new Error('The database said nothing.');
    const had = await migrationsOf(client);
    return {
      version: row.version,
      missing: knownMigrations().filter((at) => !had.includes(at)).length,
      aheadMs: (place.now ?? Date.now)() - row.at,
    };
  });
}
