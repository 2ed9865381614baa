import { readFileSync } from 'node:fs';
import { getTableName, is } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import { expect, it } from 'vitest';
import * as schema from '../db/schema/index.ts';

it('docs/privacy.md names every table there is, and none that is not', () => {
  const page = readFileSync(new URL('../../../docs/privacy.md', import.meta.url), 'utf8');
  const tables = Object.values(schema)
    .filter((value) => is(value, PgTable))
    .map((table) => getTableName(table));
  const rows = [...page.matchAll(/^\| `(\w+)` /gm)].map((match) => match[1]);
  const without = [...(/apart from who saved it last: (.*)\.$/m.exec(page)?.[1] ?? '').matchAll(/`(\w+)`/g)];
  const named = [...rows, ...without.map((match) => match[1])];
  expect(new Set(named)).toEqual(new Set(tables));
  expect(named).toHaveLength(tables.length);
});
