import { sql } from 'drizzle-orm';
import { openDatabase } from '../../db/open-database.ts';
import { createLog } from '../../log/create-log.ts';
import { openJobQueue } from '../open-job-queue.ts';
import { runJobs } from '../run-jobs.ts';

/*
 * Runs the jobs of the outbox named on the command line: each writes a row into the table "effects", slowly enough to
 * be killed in the middle, and counts aloud.
 */

const [, , dataDir = '', databaseUrl = '', redisUrl = ''] = process.argv;
const log = createLog({ level: 'error' });
const database = await openDatabase({ dataDir, databaseUrl: databaseUrl || undefined, log });
const queue = await openJobQueue({
  database,
  redisUrl: redisUrl || undefined,
  log,
  patience: { lostAfterMs: 1_000, backoffMs: 50 },
});
let begun = 0;
runJobs({
  db: database.db,
  queue,
  log,
  now: Date.now,
  forgottenAfterMs: 2_000,
  effects: {
    work: async (tx, payload) => {
      begun += 1;
      process.stdout.write(`begun ${begun}.\n`);
      await tx.execute(sql`insert into effects (job) values (${String(payload)})`);
      await tx.execute(sql`select pg_sleep(0.005)`);
    },
  },
});
