import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import pg from 'pg';
import { createClient, type RedisClientType } from 'redis';

/** Asks a database something; how to reach it is the caller's. */
export type Query = (text: string, values: readonly unknown[]) => Promise<readonly Record<string, unknown>[]>;

/** Tables with a row in which one of the words stands, in any column. */
export async function tracesInDatabase(query: Query, words: readonly string[]): Promise<readonly string[]> {
  const tables = await query(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
     order by 1`,
    [],
  );
  const patterns = words.map((word) => `%${word}%`);
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await query(`select 1 from ${String(name)} t where t::text like any($1) limit 1`, [
      patterns,
    ]);
    if (rows.length > 0) found.push(String(name));
  }
  return found;
}

/** The same for a database that is reached over the network. */
export async function tracesInPostgres(url: string, words: readonly string[]): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await tracesInDatabase(
      async (text, values) => (await client.query<Record<string, unknown>>(text, [...values])).rows,
      words,
    );
  } finally {
    await client.end();
  }
}

/** Files below a folder that hold one of the words, in their bytes or their name. */
export async function tracesInFiles(folder: string, words: readonly string[]): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries.filter((each) => each.isFile())) {
    const path = join(entry.parentPath, entry.name);
    const content = await contentOf(path);
    const name = relative(folder, path);
    if (words.some((word) => content.includes(word) || name.includes(word))) found.push(name);
  }
  return found;
}

/** A database at work removes its temporary files between the listing and the reading; what is gone holds no word. */
async function contentOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'latin1');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}

/** Keys of a Redis whose name or value holds one of the words. Values are read as what they are: dumps are packed. */
export async function tracesInRedis(url: string, words: readonly string[]): Promise<readonly string[]> {
  const client: RedisClientType = createClient({ url });
  // What cannot be reached rejects below as well; without a listener it would end the process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    const found: string[] = [];
    for (const key of await client.keys('*')) {
      const kept = key + JSON.stringify(await valueOf(client, key));
      if (words.some((word) => kept.includes(word))) found.push(key);
    }
    return found;
  } finally {
    client.destroy();
  }
}

async function valueOf(client: RedisClientType, key: string): Promise<unknown> {
  const type = await client.type(key);
  switch (type) {
    case 'string':
      return client.get(key);
    case 'hash':
      return client.hGetAll(key);
    case 'list':
      return client.lRange(key, 0, -1);
    case 'set':
      return client.sMembers(key);
    case 'zset':
      return client.zRange(key, 0, -1);
    case 'stream':
      return client.xRange(key, '-', '+');
    case 'none':
      return null;
    default:
      throw new Error(`no way is known to read "${key}", a ${type}`);
  }
}
