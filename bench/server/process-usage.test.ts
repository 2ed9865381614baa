import { describe, expect, it } from 'vitest';
import { endedChildrenTicksIn, parentIn, rssKbIn, ticksIn } from './process-usage.ts';

describe('what the kernel says of a process', () => {
  it('reads the time of the processor behind a name with spaces and parentheses', () => {
    const stat = '42 (node (x) y) S 1 42 42 0 -1 4194304 900 0 0 0 120 34 5 6 20 0 11 0 5555 1000 200';
    expect(ticksIn(stat)).toBe(154);
    expect(endedChildrenTicksIn(stat)).toBe(11);
    expect(parentIn(stat)).toBe(1);
  });

  it('reads the memory in RAM', () => {
    expect(rssKbIn('Name:\tnode\nVmPeak:\t  900 kB\nVmRSS:\t  12345 kB\nRssAnon:\t  1 kB\n')).toBe(12_345);
  });
});
