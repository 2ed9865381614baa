import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silent } from '../db/testing.ts';
import { startTestProcess, type TestProcess } from '../db/testing/test-process.ts';
import { createOutbox } from '../jobs/outbox.ts';
import { runJobs } from '../jobs/run-jobs.ts';
import { openStore, storeNames, type QueueStore } from '../jobs/testing/store.ts';
import { report } from './figures.ts';
import { chosenEngines, inFull, JOBS } from './length.ts';
import { until } from './place.ts';

const KILLS = inFull(30, 6);
/** Long enough in a worker's life to have jobs in every state when it is killed. */
const BEGUN = 20;

const script = new URL('../jobs/testing/run-jobs.ts', import.meta.url);

const wanted = storeNames.filter((name) => chosenEngines.includes(name === 'embedded' ? name : 'postgresql'));

describe.each(wanted)('[G7] jobs on %s', (name) => {
  /** The embedded database serves one process at a time. */
  const workersAtOnce = name === 'embedded' ? 1 : 2;
  let store: QueueStore;
  beforeAll(async () => {
    store = await openStore(name);
    await store.database().pool.query('create table effects (job text not null)');
  });
  afterAll(() => store.close());

  it(
    `${JOBS} come to ${JOBS} effects through ${KILLS} killed workers and a queue that lost all`,
    { timeout: 3_600_000 },
    async () => {
      const jobs = Array.from({ length: JOBS }, (_, number) => `job-${number}`).toSorted();
      const outbox = createOutbox({ db: store.database().db, log: silent, now: Date.now });
      await store.database().db.transaction(async (tx) => {
        for (const payload of jobs) await outbox.enqueue(tx, { topic: 'work', payload });
      });
      await (await store.open()).close();
      await store.leave();
      for (let killed = 0; killed < KILLS; killed += workersAtOnce) {
        const workers: TestProcess[] = Array.from({ length: workersAtOnce }, () =>
          startTestProcess(script, store.args),
        );
        await Promise.any(workers.map((one) => one.line(`begun ${BEGUN}.`)));
        await Promise.all(workers.map((one) => one.kill('SIGKILL')));
        if (killed < KILLS / 2 && killed + workersAtOnce >= KILLS / 2) {
          await store.comeBack();
          await store.flush();
          await store.leave();
        }
      }
      await store.comeBack();

      const { db, pool } = store.database();
      const queue = await store.open();
      const running = runJobs({
        db,
        queue,
        log: silent,
        now: Date.now,
        forgottenAfterMs: 2_000,
        effects: {
          work: async (tx, payload) => {
            await tx.execute(`insert into effects (job) values ('${String(payload)}')`);
          },
        },
      });
      await until(
        'all jobs to be done',
        async () => (await pool.query('select 1 from outbox limit 1')).rowCount === 0,
        inFull(1_800_000, 100_000),
      );
      await running.close();
      await queue.close();
      const { rows } = await pool.query<{ job: string }>('select job from effects');
      const effects = rows.map(({ job }) => job).toSorted();
      const done = new Set(effects);
      report(`jobs ${name}`, {
        jobs: JOBS,
        kills: KILLS,
        jobs_lost: jobs.filter((job) => !done.has(job)).length,
        jobs_repeated: effects.length - done.size,
      });
      expect(effects).toEqual(jobs);
    },
  );
});
