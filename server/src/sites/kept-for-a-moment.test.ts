import { describe, expect, it } from 'vitest';
import { keptForAMoment } from './kept-for-a-moment.ts';

describe('what is kept for a moment', () => {
  const counting = () => {
    let at = 0;
    const reads: string[] = [];
    const kept = keptForAMoment(
      async (key: string, from: string) => {
        reads.push(`${key} from ${from}`);
        if (key === 'broken') throw new Error('away');
        return reads.length;
      },
      { forMs: 1_000, now: () => at },
    );
    return { kept, reads, pass: (ms: number) => (at += ms) };
  };

  it('is read again after its time, through whatever asks then', async () => {
    const { kept, reads, pass } = counting();
    expect(await kept.read('a', 'pool')).toBe(1);
    expect(await kept.read('b', 'pool')).toBe(2);
    pass(999);
    expect(await kept.read('a', 'transaction')).toBe(1);
    pass(1);
    expect(await kept.read('a', 'transaction')).toBe(3);
    expect(reads.at(-1)).toBe('a from transaction');
  });

  it('is read again at once when it was changed, also while it is being read', async () => {
    const { kept } = counting();
    const before = kept.read('a', 'pool');
    kept.forget('a');
    expect(await before).toBe(1);
    expect(await kept.read('a', 'pool')).toBe(2);
    expect(await kept.read('a', 'pool')).toBe(2);
  });

  it('is read once for all who ask meanwhile, save through something of their own or after a change', async () => {
    const { kept, reads } = counting();
    const three = [kept.read('a', 'pool'), kept.read('a', 'pool'), kept.read('a', 'transaction')];
    expect(await Promise.all(three)).toEqual([1, 1, 2]);
    expect(reads).toEqual(['a from pool', 'a from transaction']);
    kept.forget('a');
    const before = kept.read('a', 'pool');
    kept.forget('a');
    expect(await Promise.all([before, kept.read('a', 'pool')])).toEqual([3, 4]);
  });

  it('is not kept when it could not be read', async () => {
    const { kept, reads } = counting();
    await expect(kept.read('broken', 'pool')).rejects.toThrow('away');
    await expect(kept.read('broken', 'pool')).rejects.toThrow('away');
    expect(reads).toHaveLength(2);
  });
});
