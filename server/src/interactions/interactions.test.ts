import { aPress, TUESDAY_AFTERNOON } from '@attune/testing';
import { describe, expect, it } from 'vitest';
import { onServerTime } from './interactions.ts';

const HOUR = 3_600_000;
const received = TUESDAY_AFTERNOON + 10_000;
const report = (clockOff: number, ...at: number[]) => ({
  visitId: 'v',
  batchNo: 0,
  sentAt: received + clockOff,
  interactions: at.map((offset) => ({ ...aPress(), at: received + clockOff - offset })),
});
const times = (clockOff: number, ...at: number[]) =>
  onServerTime(report(clockOff, ...at), received).map((fact) => received - fact.at);

describe('[IN2] [G14] times of a report', () => {
  it.each([0, HOUR, -HOUR, 5 * 365 * 24 * HOUR])('do not depend on a clock that is %i ms off', (clockOff) => {
    expect(times(clockOff, 5_000, 1_000, 0)).toEqual([5_000, 1_000, 0]);
  });

  it('are clamped to the two minutes before receipt', () => {
    expect(times(0, HOUR, 120_001, 119_999, -HOUR)).toEqual([120_000, 120_000, 119_999, 0]);
  });
});
