import { describe, expect, it } from 'vitest';
import { silent } from './testing.ts';
import { patiently } from './patiently.ts';

const tooSlow = () =>
  Object.assign(new Error('canceling statement due to statement timeout'), { code: '57014' });

/** Fails with these, one after the other, and then does it. */
function work(...failures: readonly Error[]) {
  const left = [...failures];
  return async () => {
    const failure = left.shift();
    if (failure !== undefined) throw failure;
    return 'done';
  };
}

describe('patiently', () => {
  it('tries again what a database was too slow for', async () => {
    const tried = patiently(work(tooSlow(), tooSlow()), { log: silent, pauseMs: 1 });
    expect(await tried).toBe('done');
  });

  it('gives up after its time, with what was wrong last', async () => {
    await expect(patiently(work(tooSlow()), { log: silent, forMs: -1 })).rejects.toThrow('statement timeout');
  });

  it('does not try again what can never succeed', async () => {
    const wrong = patiently(work(new Error('no such table')), { log: silent, pauseMs: 1 });
    await expect(wrong).rejects.toThrow('no such table');
  });
});
