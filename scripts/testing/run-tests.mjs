import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runChecks } from '../checks/run-checks.mjs';
import { openServices } from '../services/open-services.mjs';
import { stopServers } from '../services/server-program.mjs';
import { printSizes } from '../size/print-sizes.mjs';
import { build } from '../toolchain/build.mjs';
import { followParent } from '../toolchain/follow-parent.mjs';
import { install } from '../toolchain/install.mjs';
import { explain } from '../toolchain/plain-error.mjs';
import { ROOT } from '../toolchain/root.mjs';
import { run, stopRunning } from '../toolchain/run.mjs';
import { ERRORS_OUTSIDE } from './errors-outside.mjs';
import { fullReport, joined, unsteady, worthASecondRun } from './second-run.mjs';
import { closingLine, readReport, tallyOf } from './tally.mjs';
import { wantedBy } from './wanted.mjs';

const OUTPUT = join(ROOT, 'test-output');
const REPORT = join(OUTPUT, 'results.json');

/** What a person has set for the product must not leak into its tests. */
export const PRODUCT_SETTINGS = [
  'DATABASE_URL',
  'REDIS_URL',
  'PORT',
  'HOST',
  'DATA_DIR',
  'PUBLIC_URL',
  'SECRET',
  'SECRET_BEFORE',
  'LOG_LEVEL',
  'TRUST_PROXY',
  'LIMIT_FACTOR',
  'CONNECTIONS_PER_ADDRESS',
  'OUTBOUND_TO_PRIVATE',
  'ROLE',
  'METRICS_PORT',
  'METRICS_HOST',
  'OTEL_EXPORTER_OTLP_ENDPOINT',
  'NODE_ENV',
];

/**
 * Runs what was asked for, stops what it started, and ends this process with the outcome.
 * @param {readonly string[]} args for vitest
 */
export async function testFromTerminal(args) {
  followParent();
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, () => void endEarly(signal));
  /** @type {string[]} */
  const failedSteps = [];
  let vitestFailed = false;
  try {
    vitestFailed = await testEverything(args, failedSteps);
  } catch (error) {
    console.error(`\n${explain(error)}`);
    failedSteps.push('getting ready');
  }
  if (ending) return;
  await stopServers();
  if (failedSteps.length > 0) console.log(`\nFailed beside the tests: ${failedSteps.join(', ')}`);
  const tally = tallyOf(readReport(REPORT), vitestFailed, failedSteps.length);
  console.log(`\n${closingLine(tally)}`);
  process.exit(tally.failed > 0 ? 1 : 0);
}

/**
 * @param {readonly string[]} args
 * @param {string[]} failedSteps filled as steps fail, so that they count even when a later one throws
 * @returns {Promise<boolean>} whether vitest failed
 */
async function testEverything(args, failedSteps) {
  const wanted = wantedBy(args);
  rmSync(OUTPUT, { recursive: true, force: true });
  heading('Getting ready');
  await install(ROOT, console.log);
  const services = await openServices(wanted.services, console.log);
  if (wanted.built) await build(ROOT, console.log);
  if (wanted.everything) {
    heading('Checks');
    failedSteps.push(...(await runChecks(ROOT, console.log)));
    heading('Sizes');
    if (!printSizes(ROOT, console.log)) failedSteps.push('sizes');
  } else {
    console.log('Only a part was asked for: checks and sizes are left out.');
  }
  heading('Tests');
  const passed = (await runVitest(args, services.env)) === 0;
  // Who asked for a part looks at what failed; the whole run decides whether something lands.
  return wanted.everything && !passed ? !(await passesAtSecondRun(services.env)) : !passed;
}

/**
 * Real servers, databases and browsers share two cores: a moment without any must not decide. Few files that failed run
 * once more, alone and anew; what fails twice has failed, and what needed its second run is named.
 * @param {Record<string, string>} services
 * @returns {Promise<boolean>}
 */
async function passesAtSecondRun(services) {
  const first = fullReport(readReport(REPORT));
  const outside = readReport(ERRORS_OUTSIDE);
  // Without both of them vitest did not come to its end: nothing is known of what would have failed.
  if (first === undefined || outside === undefined) return false;
  const { count } = /** @type {{ count: number }} */ (JSON.parse(outside));
  const files = worthASecondRun(first, count);
  if (files.length === 0) return false;
  heading(`Once more: ${files.length} that failed`);
  renameSync(REPORT, join(OUTPUT, 'first-results.json'));
  renameSync(join(OUTPUT, 'junit.xml'), join(OUTPUT, 'first-junit.xml'));
  const passed = (await runVitest(['--no-file-parallelism', ...files], services)) === 0;
  const second = fullReport(readReport(REPORT)) ?? { testResults: [] };
  writeFileSync(REPORT, JSON.stringify(joined(first, second)));
  for (const line of unsteady(first, second, ROOT)) console.log(`Needed a second run: ${line}`);
  return passed;
}

/**
 * @param {readonly string[]} args
 * @param {Record<string, string>} services
 * @returns {Promise<number>} its exit code
 */
async function runVitest(args, services) {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !PRODUCT_SETTINGS.includes(name)),
  );
  const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs');
  const { code } = await run(process.execPath, [vitest, 'run', ...args], {
    cwd: ROOT,
    env: { ...env, ...services },
    show: true,
  });
  return code;
}

let ending = false;

/**
 * The same wish often comes twice: from the terminal and from npm. The second must not cut off the cleaning up.
 * @param {NodeJS.Signals} signal
 */
async function endEarly(signal) {
  if (ending) return;
  ending = true;
  stopRunning();
  await stopServers();
  console.log(`\nStopped by ${signal}.\n\n0 passed, 1 failed`);
  process.exit(signal === 'SIGINT' ? 130 : 143);
}

/** @param {string} text */
function heading(text) {
  console.log(`\n── ${text} ${'─'.repeat(Math.max(0, 60 - text.length))}`);
}
