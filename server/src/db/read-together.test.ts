import { describe, expect, it } from 'vitest';
import { readTogether } from './read-together.ts';

describe('readings of the same', () => {
  /** Readings that end when they are told to, each with the value that held when it began. */
  const openReadings = () => {
    const state = { value: 'old' };
    const ends: ((fault?: Error) => void)[] = [];
    const read = readTogether(
      () =>
        new Promise<string>((resolve, reject) => {
          const { value } = state;
          ends.push((fault) => (fault === undefined ? resolve(value) : reject(fault)));
        }),
    );
    return { state, ends, read };
  };
  const turn = () => new Promise((resolve) => setImmediate(resolve));

  it('share the next that begins, never one that began before they asked', async () => {
    const { state, ends, read } = openReadings();
    const first = read('site');
    state.value = 'new';
    const others = [read('site'), read('site'), read('site')];
    expect(ends).toHaveLength(1);
    ends[0]?.();
    expect(await first).toBe('old');
    await turn();
    expect(ends).toHaveLength(2);
    ends[1]?.();
    expect(await Promise.all(others)).toEqual(['new', 'new', 'new']);
  });

  it('of different keys wait for nobody', () => {
    const { ends, read } = openReadings();
    void read('one');
    void read('other');
    expect(ends).toHaveLength(2);
  });

  it('go on after one that failed, which only those hear of who asked for it', async () => {
    const { ends, read } = openReadings();
    const first = read('site');
    const second = read('site');
    ends[0]?.(new Error('away'));
    await expect(first).rejects.toThrow('away');
    await turn();
    ends[1]?.();
    expect(await second).toBe('old');
  });

  it('begin at once when none is under way', async () => {
    const { ends, read } = openReadings();
    const first = read('site');
    ends[0]?.();
    await first;
    await turn();
    void read('site');
    expect(ends).toHaveLength(2);
  });
});
