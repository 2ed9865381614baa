import { rm } from 'node:fs/promises';
import { getTableName, is, sql } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import { describe, expect, it } from 'vitest';
import { withClient } from './backup/back-up.ts';
import { knownMigrations, migrateAsOf } from './migrate.ts';
import { openDatabase, type DatabasePlace, type Db } from './open-database.ts';
import * as schema from './schema/index.ts';
import {
  createPostgresDatabase,
  dropPostgresDatabase,
  engines,
  silent,
  unmigratedDataDirForTest,
  type Engine,
} from './testing.ts';
import { fillTables, readCatalogue, type Catalogue } from './testing/fill-tables.ts';

const tables = Object.values(schema).flatMap((value) => (is(value, PgTable) ? [value] : []));

async function emptyPlace(engine: Engine): Promise<{ place: DatabasePlace; remove(): Promise<void> }> {
  if (engine === 'embedded') {
    const dataDir = await unmigratedDataDirForTest();
    const remove = () => rm(dataDir, { recursive: true, force: true });
    return { place: { dataDir, log: silent }, remove };
  }
  const place = await createPostgresDatabase();
  return { place: { ...place, log: silent }, remove: () => dropPostgresDatabase(place.databaseUrl) };
}

/** A database as the previous version left it, with a row in every table. */
async function ofThePrevious(place: DatabasePlace): Promise<Catalogue> {
  await withClient(place, async (_client, server) =>
    migrateAsOf(server.client(), knownMigrations().slice(0, -1)),
  );
  return withClient(place, async (client) => {
    const catalogue = await readCatalogue(client);
    const counts = await fillTables(client, catalogue, 1);
    expect([...counts.values()].every((count) => count === 1)).toBe(true);
    return catalogue;
  });
}

/** How many rows of each table today's code can read. */
async function readable(db: Db): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (const table of tables) {
    const rows = await db.select().from(table);
    counts.set(getTableName(table), rows.length);
  }
  return counts;
}

describe.each(engines)('a database of the previous version on %s', (engine) => {
  it(
    'is read whole by this one, and still takes what the previous one writes beside it',
    { timeout: 240_000 },
    async () => {
      const { place, remove } = await emptyPlace(engine);
      try {
        const catalogue = await ofThePrevious(place);
        expect(catalogue.length).toBeGreaterThan(70);
        const upgraded = await openDatabase(place);
        const before = await readable(upgraded.db);
        const { rows } = await upgraded.db.execute(sql`select count(*)::int as epochs from installation`);
        expect(rows).toEqual([{ epochs: 1 }]);
        await upgraded.close();
        for (const { name } of catalogue) expect([name, before.get(name)]).toEqual([name, 1]);

        // While a deploy goes on, processes of the previous version insert the columns that they know.
        const after = await withClient(place, (client) => fillTables(client, catalogue, 2));
        const again = await openDatabase(place);
        const counts = await readable(again.db);
        await again.close();
        for (const [name, count] of after) expect([name, counts.get(name)]).toEqual([name, count]);
        expect([...after.values()].filter((count) => count === 2).length).toBeGreaterThan(70);
      } finally {
        await remove();
      }
    },
  );
});
