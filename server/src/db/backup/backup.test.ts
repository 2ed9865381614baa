import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertConversationRows } from '../../testing/rows.ts';
import { openDatabase } from '../open-database.ts';
import {
  createPostgresDatabase,
  dropPostgresDatabase,
  openForTest,
  silent,
  type Engine,
} from '../testing.ts';
import { backUp, withClient } from './back-up.ts';
import { restore, WouldReplace } from './restore.ts';
import { rowPieces } from './tables.ts';

const AT = 1_772_546_400_000;
const KEY = '0f4e6a52-94b5-4b0c-9d8e-3c1c8d1a7f10';
const UNUSUAL = 'Zoë says: "3 < 4"\n\tand \\ & 😀';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attune-backup-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function freshPlace(engine: Engine) {
  if (engine === 'embedded') {
    const dataDir = await mkdtemp(join(folder, 'data-'));
    return { place: { dataDir, log: silent }, remove: () => rm(dataDir, { recursive: true, force: true }) };
  }
  const place = await createPostgresDatabase();
  return { place: { ...place, log: silent }, remove: () => dropPostgresDatabase(place.databaseUrl) };
}

/** Every row of every table, apart from what a restore changes on purpose. */
async function contents(place: Parameters<typeof withClient>[0]): Promise<readonly string[]> {
  return withClient(place, async (client) => {
    const lines: string[] = [];
    let table = '';
    for await (const { text } of rowPieces(client)) {
      if (text.startsWith('{"table"')) table = text;
      else if (!table.includes('installation')) lines.push(`${table} ${text}`);
    }
    return lines.sort();
  });
}

/** The fourth way is these two in one. */
const ways = [
  { from: 'postgresql', to: 'postgresql' },
  { from: 'postgresql', to: 'embedded' },
  { from: 'embedded', to: 'postgresql' },
] as const;

describe.each(ways)('a backup of $from, put back into $to', ({ from, to }) => {
  it('brings every row and file back, and begins a new epoch', { timeout: 300_000 }, async () => {
    const source = await openForTest(from);
    await insertConversationRows(source.db, AT, { siteId: 's', conversationId: UNUSUAL });
    const files = join(source.place.dataDir, 'files', KEY.slice(0, 2));
    await mkdir(files, { recursive: true });
    const bytes = Buffer.from(Array.from({ length: 200_000 }, (_, index) => (index * 7) % 256));
    await writeFile(join(files, KEY), bytes);
    const { epoch } = source;
    await source.disconnect();
    const path = join(folder, `${from}-${to}.attune`);
    const written = await backUp({ ...source.place, log: silent }, path);
    const before = await contents({ ...source.place, log: silent });

    const target = await freshPlace(to);
    try {
      const restored = await restore(target.place, path, { replace: false });
      expect(restored).toEqual({ ...written, setAside: null });
      expect(written.files).toBe(1);
      expect(await contents(target.place)).toEqual(before);
      expect(before.join()).toContain('Zoë');
      expect(await readFile(join(target.place.dataDir, 'files', KEY.slice(0, 2), KEY))).toEqual(bytes);
      const opened = await openDatabase(target.place);
      expect(opened.epoch).not.toBe(epoch);
      await opened.close();

      if (from !== to) return;
      // A second time, over what is there now.
      await expect(restore(target.place, path, { replace: false })).rejects.toThrow(WouldReplace);
      await restore(target.place, path, { replace: true });
      expect(await contents(target.place)).toEqual(before);
    } finally {
      await target.remove();
      await source.close().catch(() => undefined);
    }
  });
});

it('half a backup, and a file that is none, change nothing and are refused in words', async () => {
  const source = await openForTest('embedded');
  const place = { ...source.place, log: silent };
  await source.disconnect();
  const path = join(folder, 'whole.attune');
  await backUp(place, path);
  await expect(backUp(place, path)).rejects.toThrow(/EEXIST/);
  const before = await contents(place);
  const half = join(folder, 'half.attune');
  const whole = await readFile(path);
  await writeFile(half, whole.subarray(0, Math.floor(whole.length / 2)));
  await expect(restore(place, half, { replace: true })).rejects.toThrow(/cannot be read as a backup/);
  await writeFile(half, 'nonsense');
  await expect(restore(place, half, { replace: true })).rejects.toThrow(/cannot be read as a backup/);
  expect(await contents(place)).toEqual(before);
  await rm(place.dataDir, { recursive: true, force: true });
});
