import { randomUUID } from 'node:crypto';
import pg from 'pg';

/** A fresh database on a PostgreSQL server, for one run. */
export interface FreshDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** @param serverUrl of a user who may create databases */
export async function createDatabase(serverUrl: string): Promise<FreshDatabase> {
  const name = `attune_bench_${randomUUID().replaceAll('-', '')}`;
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  await onServer(serverUrl, `create database ${name}`);
  return { url: url.href, drop: () => onServer(serverUrl, `drop database ${name} with (force)`) };
}

async function onServer(connectionString: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
