import type { Interaction } from '@attune/protocol';
import { describe, expect, it } from 'vitest';
import { anInput, at } from '../test/inputs.ts';
import { thresholdsOf } from '../thresholds.ts';
import { unstableConnection } from './unstable-connection.ts';

const defaults = thresholdsOf(unstableConnection, {});
const drops = (...instants: readonly number[]): readonly Interaction[] =>
  instants.map((ms) => ({ kind: 'reconnected', at: at(ms) }));
const found = (now: number, interactions: readonly Interaction[]) =>
  unstableConnection.detect(anInput({ interactions, now }), defaults);

describe('unstable connection', () => {
  it('[UC1] three reconnects in five minutes, each counted once; counts nothing', () => {
    expect(found(300_000, drops(0, 100_000, 300_000))[0]).toMatchObject({ points: 0, endedAt: null });
    expect(found(300_001, drops(0, 100_000, 300_001))).toEqual([]);
    expect(found(300_000, drops(0, 100_000, 100_000))).toEqual([]);
  });

  it('[UC1] is over five minutes after the last', () => {
    const three = drops(0, 10_000, 20_000);
    const next = (now: number) =>
      unstableConnection.nextLookAt(anInput({ interactions: three, now }), defaults);
    expect(next(30_000)).toBe(at(320_000));
    expect(found(320_000, three)[0]).toMatchObject({
      key: expect.stringContaining('visit-1'),
      endedAt: at(320_000),
    });
    expect(next(320_000)).toBeNull();
  });
});
