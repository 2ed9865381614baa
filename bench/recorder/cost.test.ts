import { describe, expect, it } from 'vitest';
import { costOf, lastLine, type Cost } from './cost.ts';

const cost = (name: string, cleanUs: number): Cost => ({
  name,
  cleanUs,
  dirtiedUs: 1,
  dispatchCleanUs: 1,
  dispatchDirtiedUs: 1,
  forcedLayouts: 0,
  gzBytes: 100,
});

describe('costs', () => {
  it('takes the median over the presses of all rounds', () => {
    const reading = (...listenerUs: number[]) => ({ listenerUs, dispatchUs: listenerUs, forcedLayouts: 1 });
    const rounds = [
      { clean: reading(1, 9), dirtied: reading(5), gzBytes: 4 },
      { clean: reading(2, 4), dirtied: reading(7), gzBytes: 5 },
    ];
    const contender = {
      name: 'attune',
      served: { head: () => '', scripts: new Map() },
      weightless: new Set<string>(),
    };
    expect(costOf(contender, rounds)).toMatchObject({
      cleanUs: 3,
      dirtiedUs: 6,
      forcedLayouts: 4,
      gzBytes: 5,
    });
  });

  it('compares ours with the fastest vendor, and not with the empty page', () => {
    expect(lastLine([cost('empty page', 0), cost('attune', 3), cost('slow', 9), cost('fast', 5)])).toBe(
      'gz_bytes=100 median_us=3 fastest_vendor_us=5 forced_layouts=0',
    );
  });
});
