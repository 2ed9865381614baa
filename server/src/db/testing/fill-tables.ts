import type pg from 'pg';

/** A column as the database describes it. */
interface Column {
  readonly name: string;
  readonly type: string;
  readonly checks: readonly string[];
}

interface Table {
  readonly name: string;
  readonly columns: readonly Column[];
  /** Columns that name a row of another table. */
  readonly references: readonly Reference[];
}

interface Reference {
  readonly columns: readonly string[];
  readonly to: string;
  readonly toColumns: readonly string[];
}

/** Every table of one version of the schema, those that are named by others first. */
export type Catalogue = readonly Table[];

/** Reads from a database, of whatever version, which tables it has and what they ask of a row. */
export async function readCatalogue(client: pg.Client): Promise<Catalogue> {
  const { rows: columns } = await client.query<{ table: string; name: string; type: string }>(
    `select table_name as "table", column_name as name,
       case when data_type = 'ARRAY' then 'array' else udt_name::text end as type
     from information_schema.columns
     where table_schema = 'public' and is_generated = 'NEVER' order by table_name, ordinal_position`,
  );
  const { rows: constraints } = await client.query<{ table: string; kind: string; rule: string }>(
    `select c.relname as "table", k.contype::text as kind, pg_get_constraintdef(k.oid) as rule
     from pg_constraint k join pg_class c on c.oid = k.conrelid
     where k.connamespace = 'public'::regnamespace and k.contype in ('c', 'f') order by 1, 3`,
  );
  const names = [...new Set(columns.map(({ table }) => table))];
  const tables = names.map((name) => {
    const own = constraints.filter(({ table }) => table === name);
    const checks = own.filter(({ kind }) => kind === 'c').map(({ rule }) => rule);
    return {
      name,
      columns: columns
        .filter(({ table }) => table === name)
        .map(({ name: column, type }) => ({
          name: column,
          type,
          checks: checks.filter((rule) => new RegExp(String.raw`\b${column}\b`).test(rule)),
        })),
      references: own.filter(({ kind }) => kind === 'f').map(({ rule }) => referenceIn(rule)),
    };
  });
  return inOrder(tables);
}

function referenceIn(rule: string): Reference {
  const found = /FOREIGN KEY \((.+?)\) REFERENCES "?(\w+)"?\((.+?)\)/.exec(rule);
  if (found === null) throw new Error(`no reference: ${rule}`);
  const [, columns = '', to = '', toColumns = ''] = found;
  return { columns: columns.split(', '), to, toColumns: toColumns.split(', ') };
}

function inOrder(tables: readonly Table[]): Catalogue {
  const placed: Table[] = [];
  while (placed.length < tables.length) {
    const ready = tables.filter(
      (table) =>
        !placed.includes(table) &&
        table.references.every(({ to }) => to === table.name || placed.some(({ name }) => name === to)),
    );
    if (ready.length === 0) throw new Error('tables name each other in a circle');
    placed.push(...ready);
  }
  return placed;
}

/**
 * Inserts a row into every table, naming every column that the catalogue knows and no other, as code of that version does.
 * @param nth from 1: another number, other rows. Tables that hold one row at most have only the first.
 * @returns how many rows there are now, by table
 */
export async function fillTables(
  client: pg.Client,
  catalogue: Catalogue,
  nth: number,
): Promise<ReadonlyMap<string, number>> {
  const made = new Map<string, ReadonlyMap<string, unknown>>();
  const counts = new Map<string, number>();
  for (const table of catalogue) {
    const row = rowOf(table, nth, made);
    made.set(table.name, row);
    const isSingle = table.columns.some(({ checks }) => checks.some((rule) => /= 1\b/.test(rule)));
    if (!isSingle || nth === 1) await insert(client, table.name, row);
    const { rows } = await client.query<{ count: number }>(
      `select count(*)::int as count from "${table.name}"`,
    );
    counts.set(table.name, rows[0]?.count ?? 0);
  }
  return counts;
}

function rowOf(table: Table, nth: number, made: ReadonlyMap<string, ReadonlyMap<string, unknown>>) {
  const row = new Map(table.columns.map((column) => [column.name, valueFor(column, table, nth)]));
  for (const { columns, to, toColumns } of table.references)
    for (const [place, column] of columns.entries()) {
      const named = made.get(to)?.get(toColumns[place] ?? '');
      // One of two that exclude each other stays empty.
      if (row.get(column) !== null) row.set(column, named);
    }
  return row;
}

async function insert(client: pg.Client, table: string, row: ReadonlyMap<string, unknown>): Promise<void> {
  const columns = [...row.keys()].map((name) => `"${name}"`).join(', ');
  const places = [...row.keys()].map((_name, place) => `$${place + 1}`).join(', ');
  await client.query(`insert into "${table}" (${columns}) values (${places})`, [...row.values()]);
}

/** Facts of visits are packed text; nothing at all is a list that can be read. */
const PACKED = 'interactions';

const byType: Readonly<Record<string, (nth: number, text: string) => unknown>> = {
  text: (_nth, text) => text,
  uuid: (nth) => `00000000-0000-4000-8000-${String(nth).padStart(12, '0')}`,
  jsonb: () => '[]',
  bool: () => true,
  int4: (nth) => nth,
  int8: (nth) => nth,
  float8: (nth) => nth / 2,
  timestamptz: () => '2026-03-01T12:00:00Z',
  array: () => '{}',
  int4multirange: () => '{[1,2)}',
};

function valueFor({ name, type, checks }: Column, table: Table, nth: number): unknown {
  const listed = checks.map((rule) => /ARRAY\['([^']+)'::text/.exec(rule)?.[1]).find(Boolean);
  if (listed !== undefined) return listed;
  if (checks.some((rule) => /= 1\b/.test(rule))) return 1;
  const excluding = checks.find((rule) => rule.includes('IS NULL) <>'));
  if (excluding !== undefined && !excluding.startsWith(`CHECK (((${name} IS NULL)`)) return null;
  if (name === PACKED) return '[]';
  const make = byType[type];
  if (make === undefined)
    throw new Error(`${table.name}.${name} is of the type ${type}, of which no value is known`);
  return make(nth, `${table.name} ${name} ${nth}`);
}
