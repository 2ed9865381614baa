import { describe, expect, it, vi } from 'vitest';
import { drain } from './drain.ts';

const connections = (count: number) => {
  const closed: number[] = [];
  const all = Array.from({ length: count }, (_, index) => ({ close: () => closed.push(index) }));
  return { all, closed };
};

describe('sending clients away', () => {
  it('takes no time when nobody is there', async () => {
    await expect(drain([])).resolves.toBeUndefined();
  });

  it('closes every one once, not in the order they came, and not all at once', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    try {
      const { all, closed } = connections(1_000);
      const drained = drain(all);
      expect(closed.length).toBeLessThan(50);
      await vi.runAllTimersAsync();
      await drained;
      expect(closed).not.toEqual(closed.toSorted((a, b) => a - b));
      expect(closed.toSorted((a, b) => a - b)).toEqual(all.map((_, index) => index));
    } finally {
      vi.useRealTimers();
    }
  });
});
