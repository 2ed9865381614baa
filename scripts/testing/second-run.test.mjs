import { describe, expect, it } from 'vitest';
import { MOST_FILES, joined, unsteady, worthASecondRun } from './second-run.mjs';

const test = (/** @type {string} */ status, fullName = status) => ({ status, fullName });
const file = (/** @type {string} */ name, /** @type {string[]} */ ...statuses) => ({
  name: `/repo/${name}`,
  status: statuses.includes('failed') ? 'failed' : 'passed',
  assertionResults: statuses.map((status) => test(status)),
});
const report = (/** @type {ReturnType<typeof file>[]} */ ...testResults) => ({ testResults, startTime: 1 });

describe('worthASecondRun', () => {
  it('names the files that failed', () => {
    const first = report(file('a', 'passed'), file('b', 'passed', 'failed'), file('c', 'failed'));
    expect(worthASecondRun(first, 0)).toEqual(['/repo/b', '/repo/c']);
  });

  it('names a file whose ending failed, though all of its tests passed', () => {
    expect(worthASecondRun(report({ ...file('a', 'passed'), status: 'failed' }), 0)).toEqual(['/repo/a']);
  });

  it('names none where an error lies outside of them: running them again would hide it', () => {
    expect(worthASecondRun(report(file('a', 'failed')), 1)).toEqual([]);
  });

  it('names none where too many failed', () => {
    const files = Array.from({ length: MOST_FILES + 1 }, (_, index) => file(`f${index}`, 'failed'));
    expect(worthASecondRun(report(...files), 0)).toEqual([]);
    expect(worthASecondRun(report(...files.slice(1)), 0)).toHaveLength(MOST_FILES);
  });
});

describe('joined', () => {
  const first = report(file('a', 'passed', 'pending'), file('b', 'passed', 'failed'));

  it('counts of a file that was run again the second run alone', () => {
    const whole = joined(first, report(file('b', 'passed', 'passed')));
    expect(whole).toMatchObject({
      numTotalTests: 4,
      numPassedTests: 3,
      numFailedTests: 0,
      numPendingTests: 1,
      success: true,
      startTime: 1,
    });
  });

  it('stays failed where the second run failed, too', () => {
    expect(joined(first, report(file('b', 'failed', 'passed')))).toMatchObject({
      numFailedTests: 1,
      success: false,
    });
  });

  it('stays failed where the second run never came to a file', () => {
    expect(joined(first, report())).toMatchObject({ numFailedTests: 1, success: false });
  });
});

describe('unsteady', () => {
  it('names what failed first and passed then, and nothing else', () => {
    const ended = { ...file('d', 'passed'), status: 'failed' };
    const first = report(file('a', 'passed'), file('b', 'passed', 'failed'), file('c', 'failed'), ended);
    const second = report(file('b', 'passed', 'passed'), file('c', 'failed'), file('d', 'passed'));
    expect(unsteady(first, second, '/repo')).toEqual(['b › failed', 'd']);
  });
});
