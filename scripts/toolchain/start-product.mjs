import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from './build.mjs';
import { install } from './install.mjs';
import { explain } from './plain-error.mjs';
import { ROOT } from './root.mjs';
import { stopRunning } from './run.mjs';

/**
 * From a clone to a running product. The server runs in this very process, so signals and its exit code need nobody
 * to pass them on, and nothing is left behind when this process is killed.
 */
export async function startProduct() {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, giveUp);
  try {
    await install(ROOT, console.log);
    await build(ROOT, console.log);
  } catch (error) {
    console.error(explain(error));
    process.exit(1);
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeListener(signal, giveUp);
  process.chdir(ROOT);
  process.setSourceMapsEnabled(true);
  await import(pathToFileURL(join(ROOT, 'server/dist/main.js')).href);
}

/** @param {NodeJS.Signals} signal */
function giveUp(signal) {
  stopRunning();
  process.exit(signal === 'SIGINT' ? 130 : 143);
}
