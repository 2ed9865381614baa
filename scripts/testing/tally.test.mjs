import { describe, expect, it } from 'vitest';
import { closingLine, tallyOf } from './tally.mjs';

const report = (/** @type {object} */ counts) => JSON.stringify(counts);

describe('tallyOf', () => {
  it('counts what vitest reported', () => {
    const counts = report({ numPassedTests: 12, numFailedTests: 2, numPendingTests: 1, numTodoTests: 1 });
    expect(tallyOf(counts, true, 0)).toEqual({ passed: 12, failed: 2, skipped: 2 });
  });

  it('counts a failed run without a failed test as one failure', () => {
    expect(tallyOf(report({ numPassedTests: 12, numFailedTests: 0 }), true, 0).failed).toBe(1);
  });

  it('counts each failed step beside the tests', () => {
    expect(tallyOf(report({ numPassedTests: 12, numFailedTests: 0 }), false, 2).failed).toBe(2);
  });

  it('counts a run that never came to its tests as failed', () => {
    expect(tallyOf(undefined, false, 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });
});

describe('closingLine', () => {
  it('is "N passed, N failed" alone', () => {
    expect(closingLine({ passed: 12, failed: 0, skipped: 0 })).toBe('12 passed, 0 failed');
  });

  it('does not pass over skipped tests in silence', () => {
    expect(closingLine({ passed: 12, failed: 0, skipped: 3 })).toBe('12 passed, 0 failed, 3 skipped');
  });
});
