import { existsSync } from 'node:fs';
import { mkdir, open, rename, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { beginNewEpoch } from '../begin-new-epoch.ts';
import { lockFolder } from '../folder-lock.ts';
import { knownMigrations, migrateAsOf } from '../migrate.ts';
import type { DatabasePlace } from '../open-database.ts';
import { withClient } from './back-up.ts';
import { NoBackup, readHead, readLines, type Counts } from './backup-file.ts';
import { loadRows, migrationsOf, tableNames } from './tables.ts';

export interface Restored extends Counts {
  /** Where the embedded database that stood there was put; null when there was none. */
  readonly setAside: string | null;
}

/** Somebody would lose what they have. The message says how to go on. */
export class WouldReplace extends Error {
  override readonly name = 'WouldReplace';
}

/**
 * Puts a backup back, brings it to the newest schema, and begins a new epoch, so that clients drop what the backup does
 * not know. An embedded database that stands there is set aside; one on PostgreSQL is replaced only when told so.
 * @throws NoBackup, WouldReplace, FolderInUse
 */
export async function restore(
  place: DatabasePlace,
  path: string,
  { replace }: { readonly replace: boolean },
): Promise<Restored> {
  const head = await readHead(path);
  const unknown = head.migrations.filter((at) => !knownMigrations().includes(at));
  if (unknown.length > 0)
    throw new NoBackup(`${path} was made by a newer version of Attune. Install that version, then restore.`);
  // Everything is read once before anything is changed: half a backup must not cost a whole database.
  await readThrough(readLines(path));
  const setAside = place.databaseUrl === undefined ? await setFolderAside(place) : null;
  const counts = await withClient(place, async (client, server) => {
    await makeRoom(client, { replace });
    await migrateAsOf(server.client(), head.migrations);
    return load(client, place.dataDir, path);
  });
  await beginNewEpoch(place);
  return { ...counts, setAside };
}

async function setFolderAside({ dataDir, now = Date.now }: DatabasePlace): Promise<string | null> {
  await mkdir(dataDir, { recursive: true });
  const lock = await lockFolder(dataDir);
  try {
    const folder = join(dataDir, 'database');
    if (!existsSync(folder)) return null;
    const aside = `${folder}.before-restore-${now()}`;
    await rename(folder, aside);
    return aside;
  } finally {
    await lock.release();
  }
}

async function makeRoom(client: pg.Client, { replace }: { readonly replace: boolean }): Promise<void> {
  const tables = await tableNames(client);
  const isEmpty = tables.length === 0 && (await migrationsOf(client)).length === 0;
  if (isEmpty) return;
  if (!replace)
    throw new WouldReplace(
      'The database is not empty. Stop every server, make a backup of it, and say --replace to put this one in its place.',
    );
  const { rows } = await client.query<{ others: number }>(
    `select count(*)::int as others from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid() and application_name = 'attune'`,
  );
  if ((rows[0]?.others ?? 0) > 0)
    throw new WouldReplace('Servers are connected to this database. Stop every one of them, then restore.');
  await client.query('begin');
  for (const table of tables)
    await client.query(`drop table if exists "${table.replaceAll('"', '""')}" cascade`);
  // Those of an extension stay: it was installed by somebody with more rights.
  const { rows: functions } = await client.query<{ name: string }>(
    `select oid::regprocedure::text as name from pg_proc p where pronamespace = 'public'::regnamespace
       and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')`,
  );
  for (const { name } of functions) await client.query(`drop function if exists ${name} cascade`);
  await client.query('drop schema if exists drizzle cascade');
  await client.query('drop schema if exists bullmq cascade');
  await client.query('commit');
}

async function load(client: pg.Client, dataDir: string, path: string): Promise<Counts> {
  const rows = loadRows(client);
  const counts = { rows: 0, files: 0 };
  let table = '';
  let file: FileHandle | null = null;
  await rows.begin();
  try {
    for await (const line of readLines(path)) {
      if ('table' in line) table = line.table;
      else if ('row' in line) {
        await rows.add(table, line.row);
        counts.rows += 1;
      } else if ('file' in line) {
        await file?.close();
        file = await openFile(dataDir, line.file);
        counts.files += 1;
      } else if ('part' in line) await file?.write(Buffer.from(line.part, 'base64'));
    }
  } finally {
    await file?.close();
  }
  await rows.commit();
  return counts;
}

const KEY = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

async function openFile(dataDir: string, key: string): Promise<FileHandle> {
  if (!KEY.test(key)) throw new NoBackup('The backup names a file in a way that Attune never does.');
  const folder = join(dataDir, 'files', key.slice(0, 2));
  await mkdir(folder, { recursive: true });
  return open(join(folder, key), 'w', 0o600);
}

/** Reads to the end, for whatever may be wrong on the way. */
async function readThrough(lines: AsyncIterable<unknown>): Promise<void> {
  const reading = lines[Symbol.asyncIterator]();
  let step = await reading.next();
  while (step.done !== true) step = await reading.next();
}
