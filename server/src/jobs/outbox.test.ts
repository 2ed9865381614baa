import { sql } from 'drizzle-orm';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Db } from '../db/open-database.ts';
import { outbox as table } from '../db/schema/index.ts';
import { engines, silent, withDatabase } from '../db/testing.ts';
import { createLog } from '../log/create-log.ts';
import type { JobQueue } from './job-queue.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import { claimFresh, type Debt } from './outbox.repository.ts';
import { runJobs, runOnce, type JobEffect, type JobsDeps } from './run-jobs.ts';
import { openStore, storeNames, type QueueStore } from './testing/store.ts';

const SOON = { timeout: 20_000, interval: 20 };

describe.each(engines)('outbox on %s', (engine) => {
  const database = withDatabase(engine);
  let db: Db;
  let clock: number;
  let outbox: Outbox;
  const owed = async () => (await db.select({ id: table.id }).from(table)).map(({ id }) => id).toSorted();

  beforeEach(async () => {
    db = database().db;
    await db.delete(table);
    clock = 1_000_000;
    outbox = createOutbox({ db, log: silent, now: () => clock });
  });

  it('owes exactly what was committed', async () => {
    const kept = await db.transaction((tx) => outbox.enqueue(tx, { topic: 'news', payload: { seq: 1 } }));
    const undone = db.transaction(async (tx) => {
      await outbox.enqueue(tx, { topic: 'news', payload: { seq: 2 } });
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await db.select().from(table)).toEqual([
      {
        id: kept,
        topic: 'news',
        payload: { seq: 1 },
        runAt: 1_000_000,
        createdAt: 1_000_000,
        queuedAt: null,
        attempts: 0,
        lastError: null,
        failedAt: null,
      },
    ]);
  });

  it('forgets what was confirmed, and nothing else', async () => {
    const ids = [];
    for (let seq = 1; seq <= 3; seq += 1)
      ids.push(await outbox.enqueue(db, { topic: 'news', payload: { seq } }));
    outbox.confirm(ids.slice(0, 1));
    outbox.confirm(ids.slice(1, 2));
    await outbox.close();
    expect(await owed()).toEqual(ids.slice(2));
  });

  it('confirms without being closed', async () => {
    outbox.confirm([await outbox.enqueue(db, { topic: 'news', payload: {} })]);
    await expect.poll(owed, SOON).toEqual([]);
  });

  it('hands out news of one topic that stood unconfirmed for 2,000 ms, and not one millisecond before', async () => {
    const old = await outbox.enqueue(db, { topic: 'news', payload: { seq: 1 } });
    await outbox.enqueue(db, { topic: 'other', payload: {} });
    clock += 1;
    await outbox.enqueue(db, { topic: 'news', payload: { seq: 2 } });
    clock += 1_998;
    const query = { topics: ['news'], olderThanMs: 2_000, limit: 10 };
    expect(await outbox.claimStale(query)).toEqual([]);
    clock += 1;
    expect(await outbox.claimStale(query)).toEqual([
      { id: old, topic: 'news', payload: { seq: 1 }, runAt: 1_000_000 },
    ]);
  });

  it('hands stale news to one sweeper at a time, and again when that one does not confirm', async () => {
    for (let seq = 1; seq <= 25; seq += 1) await outbox.enqueue(db, { topic: 'news', payload: { seq } });
    clock += 5_000;
    const query = { topics: ['news'], olderThanMs: 2_000, limit: 10 };
    const sweeps = await Promise.all([1, 2, 3, 4].map(() => outbox.claimStale(query)));
    const claimed = sweeps.flat().map(({ id }) => id);
    expect(new Set(claimed).size).toBe(claimed.length);
    // Sweepers that meet skip what another is claiming; the next round has the rest.
    claimed.push(...(await outbox.claimStale({ ...query, limit: 25 })).map(({ id }) => id));
    expect(claimed.toSorted()).toEqual(await owed());
    expect(await outbox.claimStale(query)).toEqual([]);
    clock += 2_000;
    expect(await outbox.claimStale({ ...query, limit: 100 })).toHaveLength(25);
  });

  it('does not hand out what another process is just taking', async () => {
    for (let seq = 1; seq <= 20; seq += 1) await outbox.enqueue(db, { topic: 'news', payload: { seq } });
    const bounds = { topics: ['news'], at: clock, limit: 10 };
    let meanwhile: Promise<readonly Debt[]> = Promise.resolve([]);
    const first = await db.transaction(async (tx) => {
      const taken = await claimFresh(tx, bounds, clock);
      meanwhile = claimFresh(db, bounds, clock);
      await sleep(100);
      return taken;
    });
    const ids = [...first, ...(await meanwhile)].map(({ id }) => id);
    expect(ids.toSorted()).toEqual(await owed());
  });

  it('[G7] settles a debt once, however many try at the same time', async () => {
    const id = await outbox.enqueue(db, { topic: 'work', payload: 'x' });
    let effects = 0;
    const tries = Array.from({ length: 8 }, () =>
      runOnce(db, id, async (tx) => {
        effects += 1;
        await tx.execute(sql`select pg_sleep(0.01)`);
        return 'done';
      }),
    );
    const outcomes = await Promise.all(tries);
    expect(effects).toBe(1);
    expect(outcomes.filter((one) => one === 'done')).toHaveLength(1);
    expect(outcomes.filter((one) => one === null)).toHaveLength(7);
    expect(await runOnce(db, id, () => Promise.resolve('again'))).toBeNull();
  });

  it('still owes what an effect failed to settle', async () => {
    const id = await outbox.enqueue(db, { topic: 'work', payload: 'x' });
    const failing = runOnce(db, id, async (tx) => {
      await outbox.enqueue(tx, { topic: 'more', payload: {} });
      throw new Error('half way');
    });
    await expect(failing).rejects.toThrow('half way');
    expect(await owed()).toEqual([id]);
  });
});

describe.each(storeNames)('jobs of the outbox through a queue on %s', (name) => {
  let store: QueueStore;
  let outbox: Outbox;
  let db: Db;
  const owed = () => db.select().from(table);
  const effects = async () => {
    const { rows } = await store.database().pool.query<{ job: string }>('select job from effects');
    return rows.map(({ job }) => job).toSorted();
  };
  const effect: JobEffect = async (tx, payload) => {
    await tx.execute(sql`insert into effects (job) values (${String(payload)})`);
  };

  beforeAll(async () => {
    store = await openStore(name);
    await store.database().pool.query('create table effects (job text not null)');
  });
  afterAll(() => store.close());
  beforeEach(async () => {
    ({ db } = store.database());
    await db.delete(table);
    await store.database().pool.query('delete from effects');
    outbox = createOutbox({ db, log: silent, now: Date.now });
  });

  /** Jobs running in this process for as long as a test lasts. */
  async function whileRunning<T>(
    deps: Partial<JobsDeps>,
    test: (wake: () => void, queue: JobQueue) => Promise<T>,
  ) {
    const queue = await store.open();
    const jobs = runJobs({ db, queue, effects: { work: effect }, log: silent, now: Date.now, ...deps });
    try {
      return await test(jobs.wake, queue);
    } finally {
      await jobs.close();
      await queue.close();
    }
  }

  it('runs a job once it is committed, and then owes nothing', () =>
    whileRunning({}, async (wake) => {
      await db.transaction((tx) => outbox.enqueue(tx, { topic: 'work', payload: 'a' }));
      wake();
      await expect.poll(effects, SOON).toEqual(['a']);
      await expect.poll(owed, SOON).toEqual([]);
    }));

  it('runs it without being woken, and not before its time', () =>
    whileRunning({}, async () => {
      const runAt = Date.now() + 1_500;
      await outbox.enqueue(db, { topic: 'work', payload: 'later', runAt });
      await sleep(1_200);
      const early = { effects: await effects(), at: Date.now() };
      await expect.poll(effects, SOON).toEqual(['later']);
      expect(early.at < runAt ? early.effects : []).toEqual([]);
      expect(Date.now()).toBeGreaterThanOrEqual(runAt);
    }));

  it('leaves topics that nobody here knows to others', () =>
    whileRunning({}, async (wake) => {
      await outbox.enqueue(db, { topic: 'unknown', payload: 'x' });
      await outbox.enqueue(db, { topic: 'work', payload: 'known' });
      wake();
      await expect.poll(effects, SOON).toEqual(['known']);
      await expect.poll(owed, SOON).toMatchObject([{ topic: 'unknown', queuedAt: null, attempts: 0 }]);
    }));

  it('tells of a job after its commit', async () => {
    const seenWhenTold: string[][] = [];
    const telling: JobEffect = async (tx, payload) => {
      await effect(tx, payload);
      return () => void effects().then((seen) => seenWhenTold.push(seen));
    };
    await whileRunning({ effects: { work: telling } }, async (wake) => {
      await outbox.enqueue(db, { topic: 'work', payload: 'told' });
      wake();
      await expect.poll(() => seenWhenTold, SOON).toEqual([['told']]);
    });
  });

  it('repeats a job that failed, keeps nothing of the failures, and says why', async () => {
    let runs = 0;
    const flaky: JobEffect = async (tx, payload) => {
      await effect(tx, payload);
      runs += 1;
      if (runs < 3) throw new TypeError('not yet');
    };
    const retry = { firstPauseMs: 50 };
    await whileRunning({ effects: { work: flaky }, retry }, async (wake) => {
      await outbox.enqueue(db, { topic: 'work', payload: 'b' });
      wake();
      await expect.poll(owed, SOON).toMatchObject([{ attempts: 1, lastError: 'TypeError not yet' }]);
      await expect.poll(effects, SOON).toEqual(['b']);
      await expect.poll(owed, SOON).toEqual([]);
      expect(runs).toBe(3);
    });
  });

  it('gives up after the last attempt, visibly', async () => {
    const lines: string[] = [];
    const log = createLog({ level: 'error', to: { write: (line) => lines.push(line) } });
    const failing: JobEffect = () => Promise.reject(new Error('never'));
    const retry = { attempts: 2, firstPauseMs: 50 };
    await whileRunning({ effects: { work: failing }, retry, log, forgottenAfterMs: 500 }, async (wake) => {
      const id = await outbox.enqueue(db, { topic: 'work', payload: 'c' });
      wake();
      await expect.poll(() => lines.length, SOON).toBe(1);
      expect(JSON.parse(lines[0] ?? '')).toMatchObject({
        level: 'error',
        jobId: id,
        job: 'work',
        attempt: 2,
        err: { message: 'never' },
        msg: 'A job was given up; its row stays in the outbox',
      });
      await sleep(2_000);
      expect(await owed()).toMatchObject([{ id, attempts: 2, lastError: 'Error never' }]);
      expect((await owed())[0]?.failedAt).toBeTypeOf('number');
      expect(lines).toHaveLength(1);
    });
  });

  it('runs a job whose process died between taking it up and handing it on', () =>
    whileRunning({ forgottenAfterMs: 1_000 }, async () => {
      await outbox.enqueue(db, { topic: 'work', payload: 'd', runAt: Date.now() - 1_000 });
      const at = Date.now();
      await claimFresh(db, { topics: ['work'], at, limit: 1 }, at);
      await expect.poll(effects, SOON).toEqual(['d']);
    }));
});
