import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openServices } from '../services/open-services.mjs';
import { nginx } from '../services/nginx.mjs';
import { postgres } from '../services/postgres.mjs';
import { redis } from '../services/redis.mjs';
import { stopServers } from '../services/server-program.mjs';
import { PRODUCT_SETTINGS } from '../testing/run-tests.mjs';
import { build } from '../toolchain/build.mjs';
import { followParent } from '../toolchain/follow-parent.mjs';
import { install } from '../toolchain/install.mjs';
import { explain } from '../toolchain/plain-error.mjs';
import { ROOT } from '../toolchain/root.mjs';
import { run, stopRunning } from '../toolchain/run.mjs';
import { scenariosIn, verdictLine } from './verdict-line.mjs';
import { USAGE, wantedFaults } from './wanted.mjs';

const OUTPUT = join(ROOT, 'test-output');
const FIGURES = join(OUTPUT, 'faults.jsonl');

/**
 * Runs the fault suite in full, stops what it started, and ends this process with the outcome.
 * @param {readonly string[]} args
 */
export async function faultsFromTerminal(args) {
  if (args.includes('--help')) {
    console.log(USAGE);
    return;
  }
  followParent();
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, () => {
      stopRunning();
      void stopServers().then(() => process.exit(1));
    });
  let testsFailed = true;
  try {
    testsFailed = await runScenarios(args);
  } catch (error) {
    console.error(`\n${explain(error)}`);
  }
  await stopServers();
  const { line, isWell } = verdictLine(scenariosIn(figures()), testsFailed);
  console.log(`\n${line}`);
  process.exit(isWell ? 0 : 1);
}

/**
 * @param {readonly string[]} args
 * @returns {Promise<boolean>} whether any of them failed
 */
async function runScenarios(args) {
  const wanted = wantedFaults(args);
  mkdirSync(OUTPUT, { recursive: true });
  rmSync(FIGURES, { force: true });
  await install(ROOT, console.log);
  const services = await openServices([postgres, redis, nginx], console.log);
  await build(ROOT, console.log);
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !PRODUCT_SETTINGS.includes(name)),
  );
  const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs');
  // One scenario after the other: each wants the machine for itself.
  const { code } = await run(
    process.execPath,
    [vitest, 'run', '--project', 'server', '--maxWorkers=1', ...wanted.files],
    { cwd: ROOT, env: { ...env, ...services.env, ...wanted.env, FAULT_FIGURES: FIGURES }, show: true },
  );
  return code !== 0;
}

const figures = () => (existsSync(FIGURES) ? readFileSync(FIGURES, 'utf8') : '');
