import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FolderInUse, lockFolder } from './folder-lock.ts';
import { startTestProcess, type TestProcess } from './testing/test-process.ts';

const script = new URL('./testing/lock-folder.ts', import.meta.url);

describe('[G19] one data folder, one process', () => {
  let folder: string;
  let processes: TestProcess[];
  const start = (...args: string[]) => {
    const one = startTestProcess(script, [folder, ...args]);
    processes.push(one);
    return one;
  };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attune-lock-'));
    processes = [];
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await Promise.all(processes.map((one) => one.kill()));
    await rm(folder, { recursive: true, force: true });
  });

  it('refuses a second process and names the first', async () => {
    const first = start();
    await first.line('locked');
    const second = start();
    expect(await second.line('refused')).toMatch(
      new RegExp(
        `^refused FolderInUse: The folder ${folder} is in use by Attune process ${first.pid} since ` +
          '20\\d\\d-\\S+Z; stop it, or choose another DATA_DIR, or use PostgreSQL by DATABASE_URL\\.$',
      ),
    );
    expect(await second.exit).toBe(0);
  });

  it('refuses a second taker in the same process', async () => {
    const lock = await lockFolder(folder);
    await expect(lockFolder(folder)).rejects.toThrow(FolderInUse);
    await lock.release();
  });

  it('is free again after release', async () => {
    for (let round = 0; round < 3; round += 1) await (await lockFolder(folder)).release();
    expect(await readdir(folder)).toEqual([]);
  });

  it('is taken over after kill -9', async () => {
    const first = start();
    await first.line('locked');
    await first.kill('SIGKILL');
    expect(await readdir(folder)).toHaveLength(1);
    const lock = await lockFolder(folder);
    await lock.release();
    expect(await readdir(folder)).toEqual([]);
  });

  it('refuses while the holder is stopped and cannot answer', async () => {
    const first = start();
    await first.line('locked');
    process.kill(first.pid, 'SIGSTOP');
    await expect(lockFolder(folder)).rejects.toThrow(/is in use by another Attune process; stop it/);
    process.kill(first.pid, 'SIGCONT');
  });

  it('goes to exactly one of six that take over from a killed one at the same instant', async () => {
    const dead = start();
    await dead.line('locked');
    await dead.kill('SIGKILL');
    const moment = String(Date.now() + 3_000);
    const takers = Array.from({ length: 6 }, () => start(moment));
    const said = await Promise.all(
      takers.map((one) => Promise.any([one.line('locked'), one.line('refused')])),
    );
    expect(said.filter((line) => line === 'locked')).toHaveLength(1);
    expect(said.filter((line) => line.startsWith('refused'))).toHaveLength(5);
  });

  it('holds in one process however many ask at once, and over many rounds', async () => {
    for (let round = 0; round < 20; round += 1) {
      const attempts = await Promise.allSettled(Array.from({ length: 5 }, () => lockFolder(folder)));
      const locks = attempts.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
      expect(locks).toHaveLength(1);
      await locks[0]?.release();
    }
  });

  it('works in a folder whose path is too long for a socket', async () => {
    // There the sockets lie among the temporary files, which this test keeps in its own folder.
    vi.stubEnv('TMPDIR', folder);
    const deep = join(folder, 'x'.repeat(120));
    await mkdir(deep);
    const lock = await lockFolder(deep);
    await expect(lockFolder(deep)).rejects.toThrow(FolderInUse);
    await lock.release();
    await (await lockFolder(deep)).release();
  });
});
