import type { FrictionLevel } from '@attune/protocol';
import { describe, expect, it } from 'vitest';
import { aFriction, anInboxItem } from '../../gallery/fixtures/inbox.ts';
import { needOf } from '@attune/protocol';
import { byNeed, needsYou } from './need.ts';

const NOW = 10_000_000;
const item = (id: string, level: FrictionLevel, waitedMs: number | null) =>
  anInboxItem({
    conversationId: id,
    friction: aFriction({ level }),
    waitingSince: waitedMs === null ? null : NOW - waitedMs,
    updatedAt: 0,
  });

describe('need', () => {
  it('grows with the wait and with friction', () => {
    expect(needOf(item('a', 'calm', 120_000), NOW)).toBeGreaterThan(needOf(item('b', 'calm', 60_000), NOW));
    expect(needOf(item('a', 'flag', 60_000), NOW)).toBeGreaterThan(needOf(item('b', 'watch', 60_000), NOW));
  });

  it('lets trouble overtake a longer calm wait', () => {
    expect(needOf(item('a', 'urgent', 30_000), NOW)).toBeGreaterThan(needOf(item('b', 'calm', 240_000), NOW));
  });

  it('puts anybody who waits before anybody who does not', () => {
    const list = [item('quiet', 'urgent', null), item('fresh', 'calm', 0), item('old', 'flag', 60_000)];
    expect(list.sort(byNeed(NOW)).map(({ conversationId }) => conversationId)).toEqual([
      'old',
      'fresh',
      'quiet',
    ]);
  });

  it('orders equals the same way, whatever order they came in', () => {
    const [a, b] = [item('a', 'calm', null), item('b', 'calm', null)];
    expect([b, a].sort(byNeed(NOW))).toEqual([a, b].sort(byNeed(NOW)));
  });

  it('is not waiting in the future when the clocks disagree', () => {
    expect(needOf(item('a', 'calm', -5_000), NOW)).toBe(0.5);
  });

  it.each<[FrictionLevel, number | null, boolean]>([
    ['calm', null, false],
    ['watch', null, false],
    ['flag', null, true],
    ['calm', 0, true],
  ])('at %s, waiting %s: needs you is %s', (level, waited, needed) => {
    expect(needsYou(item('a', level, waited), NOW)).toBe(needed);
  });

  it('leaves out trouble that was seen, until its quiet is over', () => {
    const seen = {
      ...item('a', 'urgent', null),
      friction: aFriction({ level: 'urgent', quietUntil: NOW + 1 }),
    };
    expect(needsYou(seen, NOW)).toBe(false);
    expect(needOf(seen, NOW)).toBe(needOf(item('b', 'calm', null), NOW));
    expect(needsYou(seen, NOW + 1)).toBe(true);
  });
});
