import type { Interaction } from '@attune/protocol';
import { describe, expect, it } from 'vitest';
import { anInput, at, wrote } from '../test/inputs.ts';
import { leftWhileWaiting } from './left-while-waiting.ts';

const tab = (visible: boolean, ms: number): Interaction => ({ kind: 'visibility', at: at(ms), visible });
const asked = [wrote('visitor', 1, 0)];
const found = (now: number, interactions: readonly Interaction[], chat = asked) =>
  leftWhileWaiting.detect(anInput({ chat, interactions, now }), { afterMs: 20_000 });

describe('left while waiting', () => {
  it('[LW1] twenty seconds in the background while nobody answers; counts nothing', () => {
    const away = [tab(false, 10_000)];
    expect(found(29_999, away)).toEqual([]);
    expect(found(30_000, away)[0]).toMatchObject({
      key: 'left-while-waiting:1',
      points: 0,
      endedAt: null,
      detectedAt: at(30_000),
    });
    expect(found(60_000, [...away, tab(true, 25_000)])).toEqual([]);
  });

  it('[LW1] ends with the visitor’s return, and with an answer', () => {
    expect(found(90_000, [tab(false, 10_000), tab(true, 50_000)])[0]?.endedAt).toBe(at(50_000));
    expect(found(90_000, [tab(false, 10_000)], [...asked, wrote('agent', 2, 40_000)])[0]?.endedAt).toBe(
      at(40_000),
    );
  });

  it('[LW1] nobody leaves who does not wait', () => {
    expect(found(90_000, [tab(false, 10_000)], [])).toEqual([]);
    expect(found(90_000, [tab(false, 20_000)], [...asked, wrote('agent', 2, 15_000)])).toEqual([]);
  });

  it('[SP5] says when to look again', () => {
    const next = (now: number, interactions: readonly Interaction[]) =>
      leftWhileWaiting.nextLookAt(anInput({ chat: asked, interactions, now }), { afterMs: 20_000 });
    expect(next(12_000, [tab(false, 10_000)])).toBe(at(30_000));
    expect(next(30_000, [tab(false, 10_000)])).toBeNull();
  });
});
