import { describe, expect, it } from 'vitest';
import { createTurns } from './turns.ts';

const gate = () => {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
};

describe('turns', () => {
  it('runs one at a time for a key, and once more for all that was asked meanwhile', async () => {
    const first = gate();
    const runs: string[] = [];
    const turns = createTurns<string>({
      restMs: 0,
      nameOf: (key) => key,
      run: async (key) => {
        runs.push(key);
        if (runs.length === 1) await first.opened;
      },
      onError: () => {},
    });
    for (let request = 0; request < 5; request++) turns.request('a');
    expect(runs).toEqual(['a']);
    first.open();
    await turns.settled();
    expect(runs).toEqual(['a', 'a']);
  });

  it('does not make one key wait for another', async () => {
    const first = gate();
    const runs: string[] = [];
    const turns = createTurns<string>({
      restMs: 0,
      nameOf: (key) => key,
      run: async (key) => {
        runs.push(key);
        if (key === 'a') await first.opened;
      },
      onError: () => {},
    });
    turns.request('a');
    turns.request('b');
    expect(runs).toEqual(['a', 'b']);
    first.open();
    await turns.settled();
  });

  it('reports a failure and goes on', async () => {
    const failures: unknown[] = [];
    let runs = 0;
    const turns = createTurns<string>({
      restMs: 0,
      nameOf: (key) => key,
      run: () => {
        runs++;
        return runs === 1 ? Promise.reject(new Error('away')) : Promise.resolve();
      },
      onError: (error, key) => failures.push([key, (error as Error).message]),
    });
    turns.request('a');
    await turns.settled();
    turns.request('a');
    await turns.settled();
    expect({ runs, failures }).toEqual({ runs: 2, failures: [['a', 'away']] });
  });

  it('runs no more keys at once than it may, and all of them in the end', async () => {
    let running = 0;
    let most = 0;
    const done: string[] = [];
    const turns = createTurns<string>({
      restMs: 0,
      atOnce: 2,
      nameOf: (key) => key,
      run: async (key) => {
        most = Math.max(most, ++running);
        await new Promise((resolve) => setImmediate(resolve));
        running--;
        done.push(key);
      },
      onError: () => {},
    });
    for (const key of ['a', 'b', 'c', 'd', 'e']) turns.request(key);
    await turns.settled();
    expect({ most, done: done.toSorted() }).toEqual({ most: 2, done: ['a', 'b', 'c', 'd', 'e'] });
  });

  it('runs one at a time while others need the place more, then as many as it may', async () => {
    const gates = new Map(['a', 'b', 'c', 'd'].map((key) => [key, gate()]));
    const begun: string[] = [];
    let standsBack = true;
    const turns = createTurns<string>({
      restMs: 0,
      atOnce: 2,
      standsBack: () => standsBack,
      nameOf: (key) => key,
      run: async (key) => {
        begun.push(key);
        await gates.get(key)?.opened;
      },
      onError: () => {},
    });
    turns.request('a');
    turns.request('b');
    turns.request('c');
    expect(begun).toEqual(['a']);
    standsBack = false;
    turns.request('d');
    await expect.poll(() => begun).toEqual(['a', 'b']);
    for (const { open } of gates.values()) open();
    await turns.settled();
    expect(begun).toEqual(['a', 'b', 'c', 'd']);
  });
});
