import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { percentile } from '../figures.ts';

/** A fresh database on a PostgreSQL server, for one run. */
export interface FreshDatabase {
  readonly url: string;
  /** A commit is on the disk when it is answered. */
  readonly waitsForDisk: boolean;
  /** What the smallest commit takes when nothing else goes on: how dear this machine's disk is. The median. */
  readonly commitMs: number;
  drop(): Promise<void>;
}

const COMMITS = 50;

/** @param serverUrl of a user who may create databases */
export async function createDatabase(serverUrl: string): Promise<FreshDatabase> {
  const name = `attune_bench_${randomUUID().replaceAll('-', '')}`;
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  await onServer(serverUrl, (client) => client.query(`create database ${name}`));
  const waitsForDisk = await onServer(
    serverUrl,
    async (client) => (await setting(client, 'fsync')) && (await setting(client, 'synchronous_commit')),
  );
  return {
    url: url.href,
    waitsForDisk,
    commitMs: await onServer(url.href, timeCommit),
    async drop() {
      await onServer(serverUrl, (client) => client.query(`drop database ${name} with (force)`));
    },
  };
}

async function setting(client: pg.Client, name: string): Promise<boolean> {
  const { rows } = await client.query<Record<string, string>>(`show ${name}`);
  return rows[0]?.[name] === 'on';
}

async function timeCommit(client: pg.Client): Promise<number> {
  await client.query('create table one_commit (number int)');
  const tookMs: number[] = [];
  for (let number = 0; number < COMMITS; number++) {
    const began = performance.now();
    await client.query('insert into one_commit values ($1)', [number]);
    tookMs.push(performance.now() - began);
  }
  await client.query('drop table one_commit');
  return percentile(tookMs, 0.5);
}

async function onServer<Result>(
  connectionString: string,
  ask: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await ask(client);
  } finally {
    await client.end();
  }
}
