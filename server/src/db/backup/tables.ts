import pg from 'pg';
import type { Piece } from './backup-file.ts';

const ROWS_AT_ONCE = 500;
const quoted = (name: string) => pg.escapeIdentifier(name);

/** Names of all tables of ours; those of the job library are made anew from the outbox. */
export async function tableNames(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' order by tablename`,
  );
  return rows.map(({ name }) => name);
}

/** Instants of the migrations a database has had, oldest first; none for an empty one. */
export async function migrationsOf(client: pg.Client): Promise<readonly number[]> {
  const { rows: found } = await client.query(`select to_regclass('drizzle.__drizzle_migrations') as name`);
  if ((found as readonly { name: string | null }[])[0]?.name === null) return [];
  const { rows } = await client.query<{ at: string }>(
    'select created_at::text as at from drizzle.__drizzle_migrations order by created_at',
  );
  return rows.map(({ at }) => Number(at));
}

/** The rows of every table, as they were at one instant however long it takes. */
export async function* rowPieces(client: pg.Client): AsyncGenerator<Piece> {
  await client.query('begin transaction isolation level repeatable read read only');
  try {
    for (const table of await tableNames(client)) {
      yield { kind: 'other', text: JSON.stringify({ table }) };
      await client.query(
        `declare backup no scroll cursor for select row_to_json(t)::text as row from only ${quoted(table)} t`,
      );
      yield* fetchedRows(client);
      await client.query('close backup');
    }
  } finally {
    await client.query('rollback');
  }
}

/** Columns that take a value; the database works out the others by itself. */
async function ownColumns(client: pg.Client, table: string): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select attname as name from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
    [quoted(table)],
  );
  return rows.map(({ name }) => name);
}

/** Takes rows back, all or none. Call in a database whose tables are those of the backup. */
export interface RowLoader {
  begin(): Promise<void>;
  add(table: string, row: Readonly<Record<string, unknown>>): Promise<void>;
  commit(): Promise<void>;
}

interface ForeignKey {
  readonly table: string;
  readonly name: string;
  readonly definition: string;
}

export function loadRows(client: pg.Client): RowLoader {
  let keys: readonly ForeignKey[] = [];
  let tables: readonly string[] = [];
  let table = '';
  let waiting: Readonly<Record<string, unknown>>[] = [];

  const flush = async () => {
    if (waiting.length === 0) return;
    const name = quoted(table);
    const rows = JSON.stringify(waiting);
    waiting = [];
    const columns = (await ownColumns(client, table)).map(quoted).join();
    await client.query(
      `insert into ${name} (${columns}) select ${columns} from json_populate_recordset(null::${name}, $1::json)`,
      [rows],
    );
  };
  const each = async (statement: (name: string) => string) => {
    for (const name of tables) await client.query(statement(quoted(name)));
  };
  return {
    async begin() {
      await client.query('begin');
      tables = await tableNames(client);
      const { rows } = await client.query<ForeignKey>(
        `select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition
         from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace order by conrelid, conname`,
      );
      keys = rows;
      // Rows come table by table; whom they point to may come later. The keys are checked when they are put back.
      for (const { table: of, name } of keys)
        await client.query(`alter table ${of} drop constraint ${quoted(name)}`);
      await each((name) => `alter table ${name} disable trigger user`);
      await each((name) => `truncate ${name}`);
    },
    async add(to, row) {
      if (!tables.includes(to)) throw new Error(`the backup has a table "${to}" that this database has not`);
      if (to !== table || waiting.length === ROWS_AT_ONCE) await flush();
      table = to;
      waiting.push(row);
    },
    async commit() {
      await flush();
      await each((name) => `alter table ${name} enable trigger user`);
      for (const { table: of, name, definition } of keys)
        await client.query(`alter table ${of} add constraint ${quoted(name)} ${definition}`);
      await client.query('commit');
    },
  };
}

/** What the open cursor still has. */
async function* fetchedRows(client: pg.Client): AsyncGenerator<Piece> {
  for (;;) {
    const { rows } = await client.query<{ row: string }>(`fetch ${ROWS_AT_ONCE} from backup`);
    // PostgreSQL breaks no line inside a row of JSON; the text goes through as it is, numbers of any length too.
    for (const { row } of rows) yield { kind: 'row', text: `{"row":${row}}` };
    if (rows.length < ROWS_AT_ONCE) return;
  }
}
