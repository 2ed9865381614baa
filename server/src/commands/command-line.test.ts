import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createPostgresDatabase, dataDirForTest, dropPostgresDatabase } from '../db/testing.ts';
import { endWithUs } from '../testing/children.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const SECRET = 'a secret for tests that is long enough 0123456789';

interface Said {
  readonly code: number | null;
  readonly said: string;
  readonly complained: string;
}

/** Runs what "pnpm attune …" runs. @param typed goes to its standard input */
async function attune(env: Record<string, string>, args: readonly string[], typed = ''): Promise<Said> {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    readonly scripts: Readonly<Record<string, string>>;
  };
  const [, program = ''] = /^node (\S+)$/.exec(scripts['attune'] ?? '') ?? [];
  const child = spawn(process.execPath, [program, ...args], { cwd: ROOT, env });
  endWithUs(child);
  child.stdin.end(typed);
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [code, said, complained] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  return { code, said, complained };
}

describe('"pnpm attune", as it is built', () => {
  it('says how it is used, prints the settings, and ends with 2 for what it does not know', async () => {
    const [usage, settings, unknown] = await Promise.all([
      attune({ SECRET }, []),
      attune({ SECRET }, ['settings']),
      attune({ SECRET }, ['dance']),
    ]);
    expect(usage.code).toBe(0);
    for (const name of ['backup', 'restore', 'migrate', 'create-admin', 'visitor', 'doctor', 'settings'])
      expect(usage.said).toContain(`attune ${name}`);
    expect(settings).toMatchObject({ code: 0, complained: '' });
    expect(settings.said).toBe(`${readFileSync(join(ROOT, 'docs/configuration.md'), 'utf8').trimEnd()}\n`);
    expect(unknown.code).toBe(2);
  });

  it('migrates, adds an admin, looks around, backs up and restores', { timeout: 240_000 }, async () => {
    const { dataDir, databaseUrl } = await createPostgresDatabase();
    onTestFinished(() => dropPostgresDatabase(databaseUrl));
    const run = (args: readonly string[], typed?: string) =>
      attune({ SECRET, DATA_DIR: dataDir, DATABASE_URL: databaseUrl }, args, typed);

    expect(await run(['migrate'])).toEqual({
      code: 0,
      said: 'The database has the newest schema.\n',
      complained: '',
    });
    const admin = ['create-admin', '--name', 'Ada', '--email', 'ada@example.com'];
    expect(await run(admin, 'correct horse battery\n')).toMatchObject({
      code: 0,
      said: 'Ada can sign in now, as an admin.\n',
    });
    expect(await run(['doctor'])).toMatchObject({
      code: 0,
      said: expect.stringContaining('Nothing is wrong.'),
    });
    const file = join(dataDir, 'kept.attune');
    expect(await run(['backup', file])).toMatchObject({
      code: 0,
      said: expect.stringMatching(/holds \d+ rows and 0 files/),
    });
    expect(existsSync(file)).toBe(true);
    expect(await run(['restore', file, '--replace'])).toMatchObject({
      code: 0,
      said: expect.stringMatching(/Restored \d+ rows and 0 files/),
    });
    // She came back with it.
    expect(await run(admin, 'correct horse battery\n')).toMatchObject({
      code: 1,
      said: expect.stringContaining('can sign in already'),
    });
  });

  it('backs up an embedded database', { timeout: 120_000 }, async () => {
    const dataDir = await dataDirForTest();
    onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
    const file = join(dataDir, 'kept.attune');
    expect(await attune({ SECRET, DATA_DIR: dataDir }, ['backup', file])).toMatchObject({
      code: 0,
      said: expect.stringMatching(/holds \d+ rows and 0 files/),
    });
  });
});
