import { randomUUID } from 'node:crypto';
import { rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../db/open-database.ts';
import { createPostgresDatabase, dropPostgresDatabase, silent } from '../db/testing.ts';
import { insertConversationRows } from '../testing/rows.ts';
import { runCommand } from './run-command.ts';

async function attune(env: Record<string, string>, password: string, ...args: readonly string[]) {
  const told: string[] = [];
  const code = await runCommand(args, {
    env,
    createLog: () => silent,
    now: Date.now,
    say: (...lines) => told.push(...lines),
    askSecret: () => Promise.resolve(password),
  });
  return { code, told: told.join('\n') };
}

describe('attune', () => {
  it('migrates, adds an admin once, backs up, refuses to overwrite, restores, and finds nothing wrong', async () => {
    const place = await createPostgresDatabase();
    const env = {
      DATA_DIR: place.dataDir,
      DATABASE_URL: place.databaseUrl,
      SECRET: 'a secret for tests that is long enough 0123456789',
    };
    const run = (...args: readonly string[]) => attune(env, 'correct horse battery', ...args);
    try {
      expect(await run('doctor')).toMatchObject({ code: 0, told: expect.stringMatching(/\d+ are missing/) });
      const lost = { ...env, DATA_DIR: join(place.dataDir, 'not-mounted') };
      expect(await attune(lost, '', 'doctor')).toMatchObject({
        code: 1,
        told: expect.stringMatching(
          /data folder: .*not-mounted \(DATA_DIR\) is not there\n.*Attachments.*volume/,
        ),
      });
      expect(await run('migrate')).toMatchObject({ code: 0 });
      const admin = ['create-admin', '--name', 'Ada', '--email', 'ada@example.com'];
      expect(await run(...admin)).toEqual({ code: 0, told: 'Ada can sign in now, as an admin.' });
      expect(await run(...admin)).toMatchObject({
        code: 1,
        told: expect.stringMatching(/can sign in already/),
      });
      const visitor = await oneVisitor(place.databaseUrl);
      const of = ['--site', visitor.siteId, '--visitor', visitor.visitorId];
      expect(await run('visitor', 'export', ...of)).toMatchObject({
        code: 0,
        told: expect.stringContaining('"visitorId": "visitor-to-be-forgotten"'),
      });
      const file = join(place.dataDir, 'all.attune');
      expect(await run('backup', file)).toMatchObject({
        code: 0,
        told: expect.stringMatching(/holds \d+ rows and 0 files/),
      });
      expect(await run('backup', file)).toMatchObject({
        code: 1,
        told: expect.stringMatching(/is there already/),
      });
      expect(await run('restore', file)).toMatchObject({ code: 1, told: expect.stringMatching(/--replace/) });
      expect(await run('restore', file, '--replace')).toMatchObject({
        code: 0,
        told: expect.stringMatching(/Restored \d+ rows/),
      });
      expect(await run('visitor', 'erase', ...of)).toEqual({
        code: 0,
        told: 'Erased the visitor, with 1 conversations.',
      });
      expect(await rememberedIn(place.databaseUrl)).toEqual([
        'attune command: visitor.exported',
        'attune command: visitor.erased',
      ]);
      // It was erased by a process with a folder of its own, as it should not be: doctor sees it.
      await rename(join(place.dataDir, 'erased.jsonl'), join(place.dataDir, 'elsewhere.jsonl'));
      expect(await run('doctor')).toMatchObject({
        code: 1,
        told: expect.stringMatching(/data folder: its list of erasures lacks 1 .*\n.*the same DATA_DIR/),
      });
      // The backup is older than the erasure, which holds all the same: the database that went knew.
      expect(await run('restore', file, '--replace')).toMatchObject({ code: 0 });
      expect(await run('visitor', 'export', ...of)).toMatchObject({ code: 1 });
      // A database that was lost altogether knows nothing any more; the list in the folder does.
      expect(await forget(place.databaseUrl)).toBe(1);
      expect(await run('restore', file, '--replace')).toMatchObject({
        code: 0,
        told: expect.stringContaining('Erased again who had come back with it: 1.'),
      });
      expect(await run('visitor', 'export', ...of)).toMatchObject({ code: 1 });
      expect(await run('doctor')).toMatchObject({
        code: 0,
        told: expect.stringMatching(/the schema is the newest/),
      });
    } finally {
      await dropPostgresDatabase(place.databaseUrl);
      await rm(place.dataDir, { recursive: true, force: true });
    }
  });

  it('looks at a first start without a folder yet', async () => {
    const env = {
      DATA_DIR: join(tmpdir(), randomUUID()),
      SECRET: 'a secret for tests that is long enough 0123456789',
    };
    expect(await attune(env, '', 'doctor')).toMatchObject({
      code: 0,
      told: expect.stringMatching(/data folder: .* is not there\n.*The first start makes it/),
    });
  });

  it('says how it is used, and what is wrong with what was typed', async () => {
    const env = { DATA_DIR: 'unused', SECRET: 'a secret for tests that is long enough 0123456789' };
    expect(await attune(env, '')).toMatchObject({
      code: 0,
      told: expect.stringContaining('attune backup FILE'),
    });
    expect(await attune(env, '', 'dance')).toMatchObject({ code: 2 });
    expect(await attune(env, '', 'backup')).toMatchObject({
      code: 2,
      told: expect.stringContaining('attune backup FILE'),
    });
    expect(await attune(env, '', 'visitor', 'hide')).toMatchObject({
      code: 2,
      told: expect.stringContaining('Say export or erase.'),
    });
    expect(await attune(env, 'short', 'create-admin', '--name', 'A', '--email', 'none')).toMatchObject({
      code: 2,
    });
    expect(await attune({ PORT: 'x' }, '', 'doctor')).toMatchObject({
      code: 1,
      told: expect.stringContaining('PORT'),
    });
  });
});

/** Puts a site there with a visitor who has one conversation. */
async function oneVisitor(databaseUrl: string): Promise<{ siteId: string; visitorId: string }> {
  const { db, close } = await openDatabase({ databaseUrl, dataDir: 'unused', log: silent });
  try {
    const visitorId = 'visitor-to-be-forgotten';
    await insertConversationRows(db, Date.now(), { siteId: 'shop', conversationId: 'one', visitorId });
    return { siteId: 'shop', visitorId };
  } finally {
    await close();
  }
}

/** @returns how many erasures it knew */
async function forget(databaseUrl: string): Promise<number | null> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query('delete from erasures')).rowCount;
  } finally {
    await client.end();
  }
}

async function rememberedIn(databaseUrl: string): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ said: string }>(
      "select actor_name || ': ' || action as said from audit_entries where action like 'visitor.%' order by at",
    );
    return rows.map(({ said }) => said);
  } finally {
    await client.end();
  }
}
