import { spawnSync } from 'node:child_process';
import { chmodSync, closeSync, mkdtempSync, openSync, rmdirSync, rmSync, writeSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { dataDirForTest, type Engine } from '../db/testing.ts';
import { setUpAdmin } from '../testing/clients.ts';
import { spawnServer } from '../testing/spawned.ts';
import { report } from './figures.ts';
import { spotless } from './journal.ts';
import { chosenEngines, FILLS } from './length.ts';
import { startOwnPostgres } from './own-service.ts';
import { SECRET, until } from './place.ts';
import { firstSiteKey, startTraffic } from './traffic.ts';

/** Room for a database and its log, and soon full. */
const SIZE_MB = 400;

interface SmallDisk {
  readonly folder: string;
  /** Writes until there is no room for a byte. */
  fill(): void;
  empty(): void;
  remove(): void;
}

/** A file system of its own in memory. Null where nobody lets us mount one: that takes root. */
function mountSmallDisk(): SmallDisk | null {
  const folder = mkdtempSync(join(tmpdir(), 'attune-small-disk-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE_MB}m`, 'attune-test', folder]);
  if (mounted.status !== 0) {
    rmdirSync(folder);
    return null;
  }
  chmodSync(folder, 0o777);
  const ballast = join(folder, 'ballast');
  return {
    folder,
    fill() {
      const file = openSync(ballast, 'a');
      for (const chunk of [1_048_576, 4_096, 1]) while (takes(file, Buffer.alloc(chunk)));
      closeSync(file);
    },
    empty: () => rmSync(ballast),
    remove() {
      spawnSync('umount', ['-l', folder]);
      rmdirSync(folder);
    },
  };
}

function takes(file: number, bytes: Buffer): boolean {
  try {
    return writeSync(file, bytes) > 0;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') return false;
    throw error;
  }
}

/** A database on the disk: PostgreSQL may have to be started again, as its service manager would. */
async function databaseOn(engine: Engine, { folder }: SmallDisk) {
  if (engine === 'embedded') {
    const dataDir = join(folder, 'data');
    await cp(await dataDirForTest(), dataDir, { recursive: true });
    return { env: { DATA_DIR: dataDir }, comeBack: async () => {}, remove: async () => {} };
  }
  const postgres = await startOwnPostgres(
    { fsync: 'on', max_wal_size: '64MB', min_wal_size: '32MB' },
    folder,
  );
  const comeBack = async () => {
    await postgres.kill();
    await postgres.start();
  };
  return { env: { DATABASE_URL: postgres.url }, comeBack, remove: () => postgres.remove() };
}

describe.each(chosenEngines)('[G20] a full disk under the database, on %s', (engine) => {
  it('is answered with refusals, named by the probe, and outlived', { timeout: 3_600_000 }, async () => {
    const disk = mountSmallDisk();
    if (disk === null) return report(`disk full ${engine}`, { not_run_here: 1 });
    onTestFinished(disk.remove);
    const database = await databaseOn(engine, disk);
    const server = await spawnServer({ PORT: '0', SECRET, ...database.env });
    onTestFinished(() => server.kill());
    const cookie = await setUpAdmin(server.url, server.setupUrl ?? '');
    const siteKey = await firstSiteKey({ url: server.url, cookie });
    const traffic = await startTraffic({
      writers: 3,
      writerAt: () => ({ url: server.url, siteKey }),
      observerAt: () => ({ url: server.url, cookie }),
    });
    const acknowledged = () => traffic.writers.reduce((sum, { attempts }) => sum + attempts.tookMs.length, 0);
    // A database that has died of it lets nobody connect either.
    const failed = () => traffic.writers.reduce((sum, { attempts }) => sum + attempts.failed, 0);

    const writing = traffic.write(Number.MAX_SAFE_INTEGER);
    for (let fill = 0; fill < FILLS; fill++) {
      const calm = acknowledged();
      await until('messages before', () => acknowledged() > calm + 20);
      disk.fill();
      const before = failed();
      await until('refusals', () => failed() > before + 10);
      const probed = await fetch(`${server.url}/readyz`);
      const { causes } = (await probed.json()) as { causes: readonly string[] };
      expect(probed.status).toBe(503);
      expect(causes.join(' ')).toMatch(/disk/);

      disk.empty();
      await database.comeBack();
    }
    const full = acknowledged();
    await until('messages after', () => acknowledged() > full + 10);
    for (const writer of traffic.writers) writer.stop();
    await writing;
    const { verdict, operations } = await traffic.finish({ url: server.url, cookie });
    expect(await server.stop()).toBe(0);
    await database.remove();
    report(`disk full ${engine}`, { messages: operations.length, fills: FILLS, ...verdict });
    expect(verdict).toEqual(spotless);
  });
});
