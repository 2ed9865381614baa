import { openDatabase } from '../../db/open-database.ts';
import { createLog } from '../../log/create-log.ts';
import { openJobQueue } from '../open-job-queue.ts';

/* Takes jobs from the queue named on the command line, says so, and never finishes one. */

const [, , dataDir = '', databaseUrl = '', redisUrl = ''] = process.argv;
const log = createLog({ level: 'error' });
const database = await openDatabase({ dataDir, databaseUrl: databaseUrl || undefined, log });
const queue = await openJobQueue({
  database,
  redisUrl: redisUrl || undefined,
  log,
  patience: { lostAfterMs: 1_000, backoffMs: 50 },
});
queue.process({
  work: ({ id }) => {
    process.stdout.write(`holding ${id}\n`);
    return new Promise(() => undefined);
  },
});
