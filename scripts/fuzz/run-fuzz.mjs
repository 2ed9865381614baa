import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openServices } from '../services/open-services.mjs';
import { postgres } from '../services/postgres.mjs';
import { stopServers } from '../services/server-program.mjs';
import { PRODUCT_SETTINGS } from '../testing/run-tests.mjs';
import { followParent } from '../toolchain/follow-parent.mjs';
import { install } from '../toolchain/install.mjs';
import { explain } from '../toolchain/plain-error.mjs';
import { ROOT } from '../toolchain/root.mjs';
import { run, stopRunning } from '../toolchain/run.mjs';
import { fuzzLine, wantedFuzz } from './wanted.mjs';

const OUTPUT = join(ROOT, 'test-output');
const FIGURES = join(OUTPUT, 'fuzz.json');

/**
 * Sends every request and route as many inputs as asked for, stops what it started, and ends this process with the
 * outcome. What was found stands in `test-output/fuzz.json`, with the inputs.
 * @param {readonly string[]} args
 */
export async function fuzzFromTerminal(args) {
  followParent();
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, () => {
      stopRunning();
      void stopServers().then(() => process.exit(1));
    });
  let isWell = false;
  try {
    isWell = await fuzz(wantedFuzz(args));
  } catch (error) {
    console.error(`\n${explain(error)}`);
  }
  await stopServers();
  console.log(`\n${fuzzLine(existsSync(FIGURES) ? readFileSync(FIGURES, 'utf8') : null)}`);
  process.exit(isWell ? 0 : 1);
}

/** @param {Record<string, string>} wanted */
async function fuzz(wanted) {
  mkdirSync(OUTPUT, { recursive: true });
  rmSync(FIGURES, { force: true });
  await install(ROOT, console.log);
  const services = await openServices([postgres], console.log);
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !PRODUCT_SETTINGS.includes(name)),
  );
  const { code } = await run(
    process.execPath,
    [
      join(ROOT, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--project',
      'server',
      'server/src/security/fuzz.test',
    ],
    { cwd: ROOT, env: { ...env, ...services.env, ...wanted, FUZZ_FIGURES: FIGURES }, show: true },
  );
  return code === 0;
}
