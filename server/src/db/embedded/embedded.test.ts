import { sql } from 'drizzle-orm';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isUnavailable } from '../errors.ts';
import { openDatabase } from '../open-database.ts';
import { sites } from '../schema/index.ts';
import { startTestProcess } from '../testing/test-process.ts';
import { dataDirForTest, silent, withDatabase } from '../testing.ts';
import { countAnew, runUpkeep } from './upkeep.ts';

const writer = new URL('../testing/write-sites.ts', import.meta.url);

describe('[G1] embedded database under kill -9', () => {
  it('still has every row that was acknowledged before, over five kills', async () => {
    const dataDir = await dataDirForTest();
    const acknowledged: string[] = [];
    for (let life = 0; life < 5; life += 1) {
      const one = startTestProcess(writer, [dataDir, `life${life}`]);
      await one.line(`wrote life${life}-${20 + life * 37}`);
      await one.kill('SIGKILL');
      acknowledged.push(...one.lines.flatMap((line) => /^wrote (\S+)$/.exec(line)?.[1] ?? []));
    }
    const database = await openDatabase({ dataDir, log: silent });
    const rows = await database.db.select({ id: sites.id }).from(sites);
    const there = new Set(rows.map(({ id }) => id));
    expect(acknowledged.length).toBeGreaterThan(400);
    expect(acknowledged.filter((id) => !there.has(id))).toEqual([]);
    // At most one write of each life was in but not yet told of.
    expect(there.size - acknowledged.length).toBeLessThanOrEqual(5);
    await database.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  it('is refused to a second process while the first writes', async () => {
    const dataDir = await dataDirForTest();
    const first = startTestProcess(writer, [dataDir, 'first']);
    await first.line('wrote first-0');
    await expect(openDatabase({ dataDir, log: silent })).rejects.toThrow(
      new RegExp(`in use by Attune process ${first.pid} since`),
    );
    await first.kill('SIGKILL');
    await (await openDatabase({ dataDir, log: silent })).close();
    await rm(dataDir, { recursive: true, force: true });
  });
});

describe('making an embedded database', () => {
  it('begins afresh where an earlier start was interrupted, and leaves nothing of it', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'attune-test-'));
    const left = join(dataDir, 'database.unfinished-1');
    await mkdir(left);
    await writeFile(join(left, 'PG_VERSION'), '18');
    const database = await openDatabase({ dataDir, log: silent });
    expect(await database.db.select().from(sites)).toEqual([]);
    await database.close();
    expect(await readdir(dataDir)).toEqual(['database']);
    await rm(dataDir, { recursive: true, force: true });
  });
});

describe('[G9] embedded database that breaks off', () => {
  const database = withDatabase('embedded');

  it('refuses as unavailable what was under way, and serves again from what was committed', async () => {
    const { db, pool } = database();
    await db.insert(sites).values({ id: 'before', name: 'Shop', publicKey: 'before', createdAt: 0 });
    // More depth than WebAssembly has; it ends the whole database without a word.
    await pool.query(
      'create function deep(n int) returns int language plpgsql as $$ begin return deep(n + 1) + 1; end $$',
    );
    const broken: unknown = await pool.query('select deep(1)').catch((error: unknown) => error);
    expect(isUnavailable(broken)).toBe(true);
    await expect.poll(() => db.select({ id: sites.id }).from(sites)).toEqual([{ id: 'before' }]);
    await db.transaction((tx) => tx.execute(sql`select 1`));
  });
});

describe('upkeep of the embedded database', () => {
  const database = withDatabase('embedded');

  it('gives back the room of deleted rows and cuts off the write-ahead log', async () => {
    const { pool } = database();
    const churn = `insert into outbox (id, topic, payload, run_at, created_at)
      select gen_random_uuid(), 'news', '{}', 0, 0 from generate_series(1, 3000)`;
    const redo = async () => {
      const { rows } = await pool.query<{ redo: string }>(
        'select redo_lsn as redo from pg_control_checkpoint()',
      );
      return rows[0]?.redo;
    };
    const size = async () => {
      const { rows } = await pool.query<{ bytes: string }>(`select pg_relation_size('outbox') as bytes`);
      return Number(rows[0]?.bytes);
    };
    await pool.query(churn);
    const once = await size();
    const redoBefore = await redo();
    for (let round = 0; round < 4; round += 1) {
      await pool.query('delete from outbox');
      await runUpkeep(pool);
      await pool.query(churn);
    }
    expect(await size()).toBeLessThanOrEqual(once);
    expect(await redo()).not.toBe(redoBefore);
  });

  it('has the planner know a table that grew, and leaves alone what hardly did', async () => {
    const { pool } = database();
    await pool.query('create table grown (id integer primary key)');
    const known = async () => {
      await countAnew(pool);
      const { rows } = await pool.query<{ rows: number }>(
        `select reltuples::float8 as rows from pg_class where relname = 'grown'`,
      );
      return rows[0]?.rows;
    };
    // Nothing is known of it yet.
    expect(await known()).toBe(-1);
    await pool.query('insert into grown select generate_series(1, 200)');
    expect(await known()).toBe(200);
    await pool.query('insert into grown select generate_series(201, 240)');
    expect(await known()).toBe(200);
    await pool.query('insert into grown select generate_series(241, 300)');
    expect(await known()).toBe(300);
    await pool.query('drop table grown');
  });
});
