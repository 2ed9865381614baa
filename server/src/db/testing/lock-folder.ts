import { lockFolder } from '../folder-lock.ts';

/* Takes the lock on the folder named on the command line, says so, and keeps it until it is ended. */

const [, , folder = '', moment = '0'] = process.argv;
// Several takers can agree on an instant, so that they really meet.
await new Promise((resolve) => setTimeout(resolve, Number(moment) - Date.now()));
try {
  const lock = await lockFolder(folder);
  const stay = setInterval(() => undefined, 1_000);
  process.once('SIGTERM', () => {
    clearInterval(stay);
    void lock.release();
  });
  process.stdout.write('locked\n');
} catch (error) {
  process.stdout.write(`refused ${String(error)}\n`);
}
