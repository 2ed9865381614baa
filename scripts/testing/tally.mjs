import { readFileSync } from 'node:fs';

/**
 * @typedef {object} Tally
 * @property {number} passed
 * @property {number} failed tests that failed; at least 1 when anything of the run failed
 * @property {number} skipped
 */

/**
 * Counts a run: the tests vitest reported, and every step beside them that failed.
 * @param {string | undefined} report vitest's JSON, undefined when it wrote none
 * @param {boolean} vitestFailed
 * @param {number} failedSteps
 * @returns {Tally}
 */
export function tallyOf(report, vitestFailed, failedSteps) {
  const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0, numTodoTests = 0 } = parsed(report);
  // A file that cannot be loaded, or an error outside a test, fails the run without failing a test.
  const failedTests = vitestFailed ? Math.max(1, numFailedTests) : numFailedTests;
  return {
    passed: numPassedTests,
    failed: failedTests + failedSteps,
    skipped: numPendingTests + numTodoTests,
  };
}

/**
 * The closing line of a run, which others read.
 * @param {Tally} tally
 */
export function closingLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/**
 * @param {string} file
 * @returns {string | undefined}
 */
export function readReport(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // vitest ended before it could write one.
    return undefined;
  }
}

/** @typedef {Partial<Record<'numPassedTests' | 'numFailedTests' | 'numPendingTests' | 'numTodoTests', number>>} Report */

/** @param {string | undefined} report */
function parsed(report) {
  return /** @type {Report} */ (report === undefined ? {} : JSON.parse(report));
}
