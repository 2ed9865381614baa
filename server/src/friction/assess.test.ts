import type { Signal } from '@attune/protocol';
import { describe, expect, it } from 'vitest';
import { changedSignals, withdrawnKeys } from './assess.ts';

const NOW = 1_000_000_000;
const signal = (given: Partial<Signal>): Signal => ({
  key: 'rage-click:v:1',
  kind: 'rage-click',
  family: 'page',
  strength: 0.5,
  points: 40,
  halfLifeMs: 180_000,
  detectedAt: NOW - 10_000,
  endedAt: null,
  sentence: ['clicked'],
  evidence: {},
  thresholdsVersion: 2,
  ...given,
});
const waiting = signal({
  key: 'waiting:1',
  kind: 'waiting',
  family: 'waiting',
  halfLifeMs: null,
});

describe('which signals are written', () => {
  const changed = (known: Signal[], found: Signal[]) => changedSignals(known, found, NOW);

  it('writes a new one, and nothing when it is found again', () => {
    expect(changed([], [signal({})])).toEqual([signal({})]);
    expect(changed([signal({})], [signal({})])).toEqual([]);
  });

  it('writes one that has grown', () => {
    const grown = signal({ sentence: ['clicked more'] });
    expect(changed([signal({})], [grown])).toEqual([grown]);
  });

  it('writes what other thresholds find in what is still looked at', () => {
    const before = signal({ thresholdsVersion: 1, points: 32 });
    const weighedAnew = signal({ thresholdsVersion: 2, points: 42 });
    expect(changed([before], [weighedAnew])).toEqual([weighedAnew]);
    expect(changed([before], [{ ...before, thresholdsVersion: 2 }])).toEqual([]);
  });

  it('ends a state that no longer holds', () => {
    expect(changed([waiting], [])).toEqual([{ ...waiting, endedAt: NOW }]);
    expect(changed([{ ...waiting, endedAt: NOW - 5 }], [])).toEqual([]);
  });
});

describe('which signals are withdrawn', () => {
  const withdrawn = (known: Signal[], found: Signal[], chatSince = 0) =>
    withdrawnKeys(known, found, chatSince, NOW);

  it('withdraws what later facts took back, and what the site looks for no more', () => {
    expect(withdrawn([signal({})], [])).toEqual(['rage-click:v:1']);
    expect(withdrawn([signal({ thresholdsVersion: 1, family: 'words' })], [])).toEqual(['rage-click:v:1']);
    expect(withdrawn([signal({})], [signal({})])).toEqual([]);
  });

  it('keeps what has left the window, and states, which end instead', () => {
    expect(withdrawn([signal({ detectedAt: NOW - 30 * 60_000 })], [])).toEqual([]);
    expect(withdrawn([signal({})], [], NOW - 5_000)).toEqual([]);
    expect(withdrawn([waiting], [])).toEqual([]);
  });
});
