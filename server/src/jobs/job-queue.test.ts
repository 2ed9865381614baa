import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestProcess } from '../db/testing/test-process.ts';
import { startWay, type Way } from '../db/testing/test-way.ts';
import { openDatabase, type Database } from '../db/open-database.ts';
import { createPostgresDatabase, dropPostgresDatabase, openForTest, silent } from '../db/testing.ts';
import type { JobQueue } from './job-queue.ts';
import { openJobQueue } from './open-job-queue.ts';
import { aJob, hasty, openStore, storeNames, testRedisUrl, type QueueStore } from './testing/store.ts';

const SOON = { timeout: 15_000, interval: 10 };
const holder = new URL('./testing/hold-job.ts', import.meta.url);

describe.each(storeNames)('job queue on %s', (name) => {
  let store: QueueStore;
  let queue: JobQueue;
  beforeAll(async () => {
    store = await openStore(name);
  });
  afterAll(() => store.close());
  beforeEach(async () => {
    queue = await store.open();
  });
  afterEach(() => queue.close());

  it('runs a job with its id, name and payload', async () => {
    const job = aJob({ payload: { list: [1, 'é'], nothing: null } });
    const ran: unknown[] = [];
    queue.process({ work: async (given) => void ran.push(given) });
    await queue.add([job]);
    await expect.poll(() => ran, SOON).toEqual([{ id: job.id, name: 'work', payload: job.payload }]);
  });

  it('runs what was added before anybody processed', async () => {
    const jobs = [aJob(), aJob(), aJob()];
    await queue.add(jobs);
    const ran: string[] = [];
    queue.process({ work: async ({ id }) => void ran.push(id) });
    await expect.poll(() => ran.toSorted(), SOON).toEqual(jobs.map(({ id }) => id).toSorted());
  });

  it('runs a delayed job when it is due and not before', async () => {
    const runAt = Date.now() + 700;
    let ranAt: number | undefined;
    queue.process({ work: async () => void (ranAt = Date.now()) });
    await queue.add([aJob({ runAt })]);
    await expect.poll(() => ranAt, SOON).toBeGreaterThanOrEqual(runAt);
  });

  it('runs a job added twice once, whether both come together or one after the other', async () => {
    const ran: string[] = [];
    const twice = aJob({ runAt: Date.now() + 300 });
    const last = aJob({ runAt: Date.now() + 600 });
    await queue.add([twice, twice]);
    await queue.add([twice]);
    await queue.add([last]);
    queue.process({ work: async ({ id }) => void ran.push(id) });
    await expect.poll(() => ran, SOON).toContain(last.id);
    expect(ran).toEqual([twice.id, last.id]);
  });

  it('takes an id again once its job has run', async () => {
    const job = aJob();
    let runs = 0;
    queue.process({ work: async () => void (runs += 1) });
    await queue.add([job]);
    await expect.poll(() => runs, SOON).toBe(1);
    await expect
      .poll(async () => {
        await queue.add([job]);
        return runs;
      }, SOON)
      .toBeGreaterThan(1);
  });

  it('runs a job again when its handler threw, without holding others up', async () => {
    const [failing, other] = [aJob(), aJob()];
    const ran: string[] = [];
    queue.process({
      work: async ({ id }) => {
        ran.push(id);
        if (id === failing.id && ran.filter((one) => one === id).length < 3) throw new Error('not yet');
      },
    });
    await queue.add([failing, other]);
    await expect.poll(() => ran.filter((id) => id === failing.id), SOON).toHaveLength(3);
    expect(ran.filter((id) => id === other.id)).toHaveLength(1);
  });

  it('shares jobs between consumers, each job to one', async () => {
    const second = await store.open();
    const ran: string[] = [];
    const jobs = Array.from({ length: 200 }, () => aJob());
    queue.process({ work: async ({ id }) => void ran.push(id) });
    second.process({ work: async ({ id }) => void ran.push(id) });
    await queue.add(jobs);
    await expect.poll(() => ran.length, SOON).toBeGreaterThanOrEqual(200);
    await second.close();
    expect(ran.toSorted()).toEqual(jobs.map(({ id }) => id).toSorted());
  });

  it('waits on close for the job under way, and leaves the rest for the next', async () => {
    const jobs = Array.from({ length: 30 }, () => aJob());
    const ran: string[] = [];
    const handlers = {
      work: async ({ id }: { id: string }) => {
        await sleep(20);
        ran.push(id);
      },
    };
    const first = await store.open();
    await first.add(jobs);
    first.process(handlers);
    await expect.poll(() => ran.length, SOON).toBeGreaterThan(0);
    await first.close();
    const doneByFirst = ran.length;
    await sleep(100);
    expect(ran).toHaveLength(doneByFirst);
    expect(doneByFirst).toBeLessThan(30);
    queue.process(handlers);
    await expect.poll(() => ran.toSorted(), SOON).toEqual(jobs.map(({ id }) => id).toSorted());
  });

  it('gives the job of a killed process to another', async () => {
    const job = aJob();
    await queue.add([job]);
    await queue.close();
    await store.leave();
    const dying = startTestProcess(holder, store.args);
    await dying.line(`holding ${job.id}`);
    await dying.kill('SIGKILL');
    await store.comeBack();
    queue = await store.open();
    const ran: string[] = [];
    queue.process({ work: async ({ id }) => void ran.push(id) });
    await expect.poll(() => ran, SOON).toEqual([job.id]);
  });

  it('takes and runs jobs after it lost all it had', async () => {
    const ran: string[] = [];
    const lost = aJob({ runAt: Date.now() + 60_000 });
    const next = aJob();
    queue.process({ work: async ({ id }) => void ran.push(id) });
    await queue.add([lost]);
    await store.flush();
    await queue.add([next]);
    await expect.poll(() => ran, SOON).toEqual([next.id]);
    await queue.add([{ ...lost, runAt: Date.now() }]);
    await expect.poll(() => ran, SOON).toEqual([next.id, lost.id]);
  });
});

describe.each(['PostgreSQL', 'Redis'] as const)('[G8] job queue whose %s goes and comes', (name) => {
  let way: Way;
  let databaseUrl: string;
  let database: Database;
  const open = () =>
    openJobQueue({
      database,
      redisUrl: name === 'Redis' ? way.url : undefined,
      log: silent,
      patience: hasty,
    });
  const added = (queue: JobQueue, id: string) => queue.add([aJob({ id })]).then(() => 'added');

  beforeAll(async () => {
    const place = await createPostgresDatabase();
    databaseUrl = place.databaseUrl;
    way = await startWay(name === 'Redis' ? testRedisUrl() : databaseUrl);
    const throughWay = name === 'Redis' ? databaseUrl : way.url;
    database = await openDatabase({ ...place, databaseUrl: throughWay, log: silent });
  });
  afterAll(async () => {
    await database.close();
    await way.cut();
    await dropPostgresDatabase(databaseUrl);
  });

  it('says so when a job cannot be added, and runs jobs again after, three times over', async () => {
    const queue = await open();
    const ran: string[] = [];
    queue.process({ work: async ({ id }) => void ran.push(id) });
    for (let round = 0; round < 3; round += 1) {
      const { id } = aJob();
      await expect.poll(() => added(queue, id), SOON).toBe('added');
      await expect.poll(() => ran, SOON).toContain(id);
      await way.cut();
      await expect(queue.add([aJob()])).rejects.toThrow(/closed|connect|terminated/i);
      await way.mend();
    }
    await queue.close();
  });

  it('closes while it is away', async () => {
    const queues = await Promise.all([open(), open(), open()]);
    for (const queue of queues) {
      queue.process({ work: () => Promise.resolve() });
      await expect.poll(() => added(queue, aJob().id), SOON).toBe('added');
    }
    await way.cut();
    await Promise.all(queues.map((queue) => queue.close()));
    await way.mend();
  });
});

describe('[G8] job queue whose Redis is away at the start', () => {
  it('opens all the same, and runs jobs once it is there', async () => {
    const database = await openForTest('postgresql');
    const way = await startWay(testRedisUrl());
    await way.cut();
    const queue = await openJobQueue({ database, redisUrl: way.url, log: silent, patience: hasty });
    const ran: string[] = [];
    queue.process({ work: async ({ id }) => void ran.push(id) });
    const job = aJob();
    await expect(queue.add([job])).rejects.toThrow('The store of the job queue is not connected.');
    await way.mend();
    await expect.poll(() => queue.add([job]).then(() => 'added'), SOON).toBe('added');
    await expect.poll(() => ran, SOON).toEqual([job.id]);
    await queue.close();
    await way.cut();
    await database.close();
  });
});

describe('[G9] job queue whose embedded database breaks off', () => {
  it('runs jobs again once the database is open again', async () => {
    const store = await openStore('embedded');
    const queue = await store.open();
    const { pool } = store.database();
    const ran: string[] = [];
    queue.process({ work: async ({ id }) => void ran.push(id) });
    await pool.query(
      'create function deep(n int) returns int language plpgsql as $$ begin return deep(n + 1) + 1; end $$',
    );
    for (let round = 0; round < 2; round += 1) {
      const job = aJob();
      await expect.poll(() => queue.add([job]).then(() => 'added'), SOON).toBe('added');
      await expect.poll(() => ran, SOON).toContain(job.id);
      await expect(pool.query('select deep(1)')).rejects.toThrow('The embedded database stopped');
    }
    await queue.close();
    await store.close();
  });
});
