import { spawn } from 'node:child_process';
import { existsSync, readdirSync, watch } from 'node:fs';
import { join } from 'node:path';
import { BUILT, build } from './build.mjs';
import { explain } from './plain-error.mjs';
import { prepare } from './prepare.mjs';
import { ROOT } from './root.mjs';

const SETTLES_AFTER_MS = 150;

/**
 * Builds and runs the product, and again after each change. Widget and console are read from disk by the running
 * server, so only a change to the server starts it anew.
 */
export async function develop() {
  await prepare();
  let server = startServer();
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, () => {
      server.once('exit', () => process.exit(0));
      if (!server.kill('SIGTERM')) process.exit(0);
    });

  let building = Promise.resolve();
  whenSourcesChange(() => {
    building = building.then(async () => {
      try {
        const built = await build(ROOT, console.log);
        if (!built.includes('server')) return;
        await ended(server);
        server = startServer();
      } catch (error) {
        // A source that does not build yet is the normal state of work: say it and wait for the next change.
        console.error(explain(error));
      }
    });
  });
}

function startServer() {
  return spawn(process.execPath, ['--enable-source-maps', join(ROOT, 'server/dist/main.js')], {
    cwd: ROOT,
    stdio: 'inherit',
    // Ctrl-C would reach it together with us; we pass it on once.
    detached: process.platform !== 'win32',
  });
}

/** @param {import('node:child_process').ChildProcess} server */
function ended(server) {
  if (server.exitCode !== null || server.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    server.once('exit', () => resolve(undefined));
    server.kill('SIGTERM');
  });
}

/** @param {() => void} act called once for a burst of changes */
function whenSourcesChange(act) {
  /** @type {NodeJS.Timeout | undefined} */
  let settling;
  const folders = [...BUILT, ...readdirSync(join(ROOT, 'packages')).map((name) => join('packages', name))];
  for (const sources of folders
    .map((folder) => join(ROOT, folder, 'src'))
    .filter((path) => existsSync(path))) {
    watch(sources, { recursive: true }, () => {
      clearTimeout(settling);
      settling = setTimeout(act, SETTLES_AFTER_MS);
    });
  }
}
