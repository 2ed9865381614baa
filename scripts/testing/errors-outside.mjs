import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Where the count is left, for whoever started vitest: its own reports keep silent about them. */
export const ERRORS_OUTSIDE = 'test-output/errors-outside.json';

/** A reporter of vitest that counts errors nobody caught and no test was failed by. */
export default class ErrorsOutside {
  /**
   * @param {readonly unknown[]} _modules
   * @param {readonly unknown[]} errors
   */
  onTestRunEnd(_modules, errors) {
    mkdirSync(dirname(ERRORS_OUTSIDE), { recursive: true });
    writeFileSync(ERRORS_OUTSIDE, JSON.stringify({ count: errors.length }));
  }
}
