import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { createPostgresDatabase, dataDirForTest, dropPostgresDatabase, type Engine } from '../db/testing.ts';

/** Settings of a server of its own, and how to be rid of what they name. */
export interface Place {
  readonly env: Readonly<Record<string, string>>;
  remove(): Promise<void>;
}

export const SECRET = 'a secret for tests that is long enough 0123456789';

/** A fresh database for servers that are started and killed. */
export async function placeOn(engine: Engine): Promise<Place> {
  if (engine === 'postgresql') {
    const { dataDir, databaseUrl } = await createPostgresDatabase();
    const env = { PORT: '0', SECRET, DATA_DIR: dataDir, DATABASE_URL: databaseUrl };
    return { env, remove: () => dropPostgresDatabase(databaseUrl) };
  }
  const dataDir = await dataDirForTest();
  const env = { PORT: '0', SECRET, DATA_DIR: dataDir };
  return { env, remove: () => rm(dataDir, { recursive: true, force: true }) };
}

/** Waits until something holds. @throws after `withinMs`, saying what it waited for */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  withinMs = 180_000,
): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`waited ${withinMs} ms for ${what}`);
    await sleep(20);
  }
}
