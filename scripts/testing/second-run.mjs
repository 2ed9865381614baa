import { relative } from 'node:path';

/**
 * More files than this fail for a reason, not for want of a moment on a busy machine: they are not run again.
 * A dozen is about three in a hundred of all files; a whole run that was disturbed has shown two at most.
 */
export const MOST_FILES = 12;

/** @typedef {{ status: string, fullName?: string }} AssertionResult */
/** @typedef {{ name: string, status: string, assertionResults: AssertionResult[] }} FileResult */
/** @typedef {{ testResults: FileResult[] } & Record<string, unknown>} FullReport vitest's JSON, as far as it is read here */

/**
 * @param {string | undefined} report vitest's JSON, undefined when it wrote none
 * @returns {FullReport | undefined}
 */
export function fullReport(report) {
  return report === undefined ? undefined : /** @type {FullReport} */ (JSON.parse(report));
}

/**
 * The files a second run is worth: those that failed, if they are few and nothing failed outside of them.
 * @param {FullReport} report
 * @param {number} errorsOutside unhandled errors, which belong to no file and so cannot be run again
 * @returns {string[]} paths as vitest reported them; empty where what failed stays failed
 */
export function worthASecondRun(report, errorsOutside) {
  const failed = report.testResults.filter(({ status }) => status === 'failed').map(({ name }) => name);
  return errorsOutside > 0 || failed.length > MOST_FILES ? [] : failed;
}

/**
 * Both runs as one: of a file that was run again the second run counts, whole.
 * @param {FullReport} first
 * @param {FullReport} second
 * @returns {FullReport} with the counts of what it holds
 */
export function joined(first, second) {
  const again = new Map(second.testResults.map((file) => [file.name, file]));
  const testResults = first.testResults.map((file) => again.get(file.name) ?? file);
  const tests = testResults.flatMap((file) => file.assertionResults);
  const count = (/** @type {string[]} */ ...statuses) =>
    tests.filter(({ status }) => statuses.includes(status)).length;
  return {
    ...first,
    testResults,
    numTotalTests: tests.length,
    numPassedTests: count('passed'),
    numFailedTests: count('failed'),
    numPendingTests: count('pending', 'skipped'),
    numTodoTests: count('todo'),
    success: testResults.every(({ status }) => status === 'passed'),
  };
}

/**
 * Says which tests passed only in the second run, so that nobody takes them for steady ones.
 * @param {FullReport} first
 * @param {FullReport} second
 * @param {string} root
 * @returns {string[]} a line each: file and, where a test failed and not the file around it, its name
 */
export function unsteady(first, second, root) {
  const passed = new Set(
    second.testResults.filter(({ status }) => status === 'passed').map(({ name }) => name),
  );
  return first.testResults
    .filter(({ name, status }) => status === 'failed' && passed.has(name))
    .flatMap(({ name, assertionResults }) => {
      const failed = assertionResults.filter(({ status }) => status === 'failed');
      const file = relative(root, name);
      return failed.length === 0 ? [file] : failed.map(({ fullName = '' }) => `${file} › ${fullName}`);
    });
}
