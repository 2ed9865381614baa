import { describe, expect, it } from 'vitest';
import { truthOf, verdictOf } from './kinds.ts';
import { parsePageSet } from './page-set.ts';
import { tallyLine, tallyOf } from './tally.ts';

const judge = (page: { truth: string; accept?: string[] }, found: string[]) => {
  const [entry] = parsePageSet(JSON.stringify([{ id: 'x', html: '', steps: [], ...page }]), 'set.json');
  if (!entry) throw new Error('the page is missing');
  return verdictOf(entry, found);
};

describe('kinds', () => {
  it('calls our signals as page sets do, and others by their own name', () => {
    expect(['dead-click', 'u-turn', 'failed-request', 'scroll-thrash'].map(truthOf)).toEqual([
      'dead',
      'uturn',
      'reqfail',
      'scroll-thrash',
    ]);
  });

  it('finds any signal on a benign page a false alarm', () => {
    expect([judge({ truth: 'none' }, []), judge({ truth: 'none' }, ['scroll-thrash'])]).toEqual([
      'ok',
      'FALSE',
    ]);
  });

  it.each([
    ['dead', ['dead'], 'found'],
    ['dead', ['rage'], 'wrong kind'],
    ['dead', [], 'missed'],
    ['slow', ['dead'], 'found'],
    ['reqfail', ['error'], 'found'],
    ['rage', ['dead'], 'wrong kind'],
  ])('judges %s with %j as %s', (truth, found, verdict) => {
    expect(judge({ truth }, found)).toBe(verdict);
  });

  it('takes the kinds a page accepts in place of the usual', () => {
    expect(judge({ truth: 'dead', accept: ['rage'] }, ['dead'])).toBe('wrong kind');
  });
});

describe('the tally', () => {
  it('counts a page whose runner failed, and finds nothing on it', () => {
    const judged = (truth: string, verdict: 'ok' | 'FALSE' | 'found' | 'failed') => ({
      truth,
      verdict,
      disputable: false,
    });
    const tally = tallyOf([
      judged('none', 'ok'),
      judged('none', 'FALSE'),
      judged('none', 'failed'),
      judged('dead', 'found'),
      judged('rage', 'failed'),
    ]);
    expect(tallyLine(tally)).toBe('benign=3 false=1 true=2 right=1');
  });
});
