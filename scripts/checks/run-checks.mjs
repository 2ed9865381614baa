import { install } from '../toolchain/install.mjs';
import { explain } from '../toolchain/plain-error.mjs';
import { ROOT } from '../toolchain/root.mjs';
import { CHECKS } from './checks.mjs';

/**
 * Runs every check and tells each in one line, with details below those that fail.
 * @param {string} root
 * @param {(line: string) => void} say
 * @param {readonly import('./checks.mjs').Check[]} [checks]
 * @returns {Promise<string[]>} names of those that failed
 */
export async function runChecks(root, say, checks = CHECKS) {
  /** @type {string[]} */
  const failed = [];
  for (const check of checks) {
    const startedAt = Date.now();
    const { ok, details } = await check.judge(root);
    const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
    say(`${ok ? 'ok   ' : 'FAILS'} ${check.name.padEnd(12)} ${seconds} s`);
    if (ok) continue;
    failed.push(check.name);
    say(details.trimEnd().replaceAll(/^(?=.)/gm, '      '));
  }
  return failed;
}

/** Ends this process with 1 when a check fails. */
export async function checkFromTerminal() {
  try {
    await install(ROOT, console.log);
    const failed = await runChecks(ROOT, console.log);
    if (failed.length > 0) console.log(`\nFailed: ${failed.join(', ')}`);
    process.exit(failed.length > 0 ? 1 : 0);
  } catch (error) {
    console.error(explain(error));
    process.exit(1);
  }
}
