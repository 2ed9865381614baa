import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from '../toolchain/root.mjs';

/** Where the count is left for whoever started vitest: its own reports keep silent about them. */
export const ERRORS_OUTSIDE = join(ROOT, 'test-output/errors-outside.json');

/** A reporter of vitest that counts the errors that nobody caught and that failed no test. */
export const errorsOutside = {
  /**
   * @param {readonly unknown[]} _modules
   * @param {readonly unknown[]} errors
   */
  onTestRunEnd(_modules, errors) {
    mkdirSync(dirname(ERRORS_OUTSIDE), { recursive: true });
    writeFileSync(ERRORS_OUTSIDE, JSON.stringify({ count: errors.length }));
  },
};
