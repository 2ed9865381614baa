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
  console.log('locked');
} catch (error) {
  console.log(`refused ${error instanceof Error ? `${error.name}: ${error.message}` : ''}`);
}
