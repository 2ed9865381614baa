import { randomUUID } from 'node:crypto';
import pg from 'pg';

/** A fresh database on a PostgreSQL server, for one run. */
export interface FreshDatabase {
  readonly url: string;
  /** A commit is on the disk when it is answered. */
  readonly waitsForDisk: boolean;
  drop(): Promise<void>;
}

/** @param serverUrl of a user who may create databases */
export async function createDatabase(serverUrl: string): Promise<FreshDatabase> {
  const name = `attune_bench_${randomUUID().replaceAll('-', '')}`;
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  await onServer(serverUrl, `create database ${name}`);
  const [setting] = await onServer(serverUrl, 'show fsync');
  return {
    url: url.href,
    waitsForDisk: setting?.['fsync'] === 'on',
    async drop() {
      await onServer(serverUrl, `drop database ${name} with (force)`);
    },
  };
}

async function onServer(connectionString: string, sql: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}
