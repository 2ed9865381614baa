import { describe, expect, it } from 'vitest';
import { createFullDisk } from './full-disk.ts';

const full = Object.assign(new Error('could not extend file'), { code: '53100' });

describe('a full disk', () => {
  it('is remembered for a quarter of a minute, whichever way the clock is set', () => {
    let now = 1_000_000;
    const disk = createFullDisk(() => now);
    expect(disk.seenLately()).toBe(false);
    disk.notice(full);
    expect(disk.seenLately()).toBe(true);
    now += 14_999;
    expect(disk.seenLately()).toBe(true);
    now += 1;
    expect(disk.seenLately()).toBe(false);
    now -= 3_600_000;
    expect(disk.seenLately()).toBe(false);
  });

  it('is not what other errors say', () => {
    const disk = createFullDisk(() => 0);
    disk.notice(new Error('connection refused'));
    disk.notice(Object.assign(new Error('duplicate key'), { code: '23505' }));
    expect(disk.seenLately()).toBe(false);
  });
});
