import { build } from './build.mjs';
import { followParent } from './follow-parent.mjs';
import { install } from './install.mjs';
import { explain } from './plain-error.mjs';
import { ROOT } from './root.mjs';
import { stopRunning } from './run.mjs';

const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/** Installs and builds what changed; ends this process when that fails or somebody stops it. */
export async function prepare() {
  followParent();
  for (const signal of SIGNALS) process.on(signal, giveUp);
  try {
    await install(ROOT, console.log);
    await build(ROOT, console.log);
  } catch (error) {
    console.error(explain(error));
    process.exit(1);
  }
  for (const signal of SIGNALS) process.removeListener(signal, giveUp);
}

/** For a build without a run. */
export async function prepareFromTerminal() {
  await prepare();
  console.log('Everything is built.');
}

/** @param {NodeJS.Signals} signal */
function giveUp(signal) {
  stopRunning();
  process.exit(signal === 'SIGINT' ? 130 : 143);
}
