import type { Interaction } from '@attune/protocol';
import { aControl, pressesAt } from '@attune/testing';
import { describe, expect, it } from 'vitest';
import { detectSignals, nextLookAt } from './detect-signals.ts';
import { plainText } from './sentence.ts';
import { anInput, at, untouched, wrote } from './test/inputs.ts';

const detect = (interactions: readonly Interaction[], now = 120_000) =>
  detectSignals(anInput({ interactions, now }), untouched);
const keys = (...given: Parameters<typeof detect>) => detect(...given).map(({ key }) => key);
const fast = (from: number, id: number, count = 3) =>
  pressesAt(
    Array.from({ length: count }, (_, index) => from + index * 300),
    { id },
  );

describe('one incident', () => {
  it('[DC4] [ON1] the presses of a rage click are no dead clicks as well', () => {
    expect(keys(fast(0, 1, 5))).toEqual(['rage-click:visit-1:1']);
  });

  it('[ON1] a dead click on the control is part of it for ten seconds before and after', () => {
    const before = (ms: number) => pressesAt([20_000 - ms], { id: 1 });
    const after = (ms: number) => pressesAt([20_600 + ms], { id: 9 });
    expect(keys([...before(10_000), ...fast(20_000, 2), ...after(10_000)])).toEqual(['rage-click:visit-1:2']);
    expect(keys([...before(10_001), ...fast(20_000, 2), ...after(10_001)])).toEqual([
      'dead-click:visit-1:1',
      'rage-click:visit-1:2',
      'dead-click:visit-1:9',
    ]);
  });

  it('[ON3] a dead click on another control is an incident of its own', () => {
    const cart = pressesAt([900], { id: 9, control: aControl({ key: 'cart', name: 'Cart' }) });
    expect(keys([...fast(0, 1), ...cart])).toEqual(['rage-click:visit-1:1', 'dead-click:visit-1:9']);
  });

  it('[ON2] dead clicks join the one that began within ten seconds before them', () => {
    expect(keys(pressesAt([0, 4_000, 10_000, 14_000]))).toEqual([
      'dead-click:visit-1:1',
      'dead-click:visit-1:4',
    ]);
  });

  it('[ON2] a stronger run shortly after gives the incident its points and words, not its key', () => {
    const [found, ...others] = detect([...fast(0, 1), ...fast(5_000, 4, 6)]);
    expect(others).toEqual([]);
    expect(found).toMatchObject({ key: 'rage-click:visit-1:1', points: 40, detectedAt: at(6_500) });
    expect(plainText(found?.sentence ?? [])).toBe('clicked Pay 6 times in 1.5 s; nothing happened');
  });

  it('[ON2] a weaker run shortly after changes nothing', () => {
    expect(detect([...fast(0, 1, 6), ...fast(5_000, 7)])).toEqual(detect(fast(0, 1, 6)));
  });

  it('[ON3] the same control later is another incident', () => {
    expect(keys([...fast(0, 1), ...fast(10_001, 4)])).toEqual([
      'rage-click:visit-1:1',
      'rage-click:visit-1:4',
    ]);
  });

  it('[SP1] presses of two visits never share a key', () => {
    const other = anInput({ visitId: 'visit-2', interactions: fast(0, 1), now: 120_000 });
    expect(detectSignals(other, untouched).map(({ key }) => key)).toEqual(['rage-click:visit-2:1']);
  });
});

describe('everything together', () => {
  const story = anInput({
    interactions: fast(0, 1, 5),
    chat: [wrote('visitor', 1, 5_000)],
    now: 126_000,
  });

  it('[ON4] comes oldest first, with the version that found it', () => {
    const found = detectSignals(story, { ...untouched, version: 12 });
    expect(found.map((signal) => [plainText(signal.sentence), signal.thresholdsVersion])).toEqual([
      ['clicked Pay 5 times in 1.2 s; nothing happened', 12],
      ['has been waiting 2 min for an answer', 12],
    ]);
  });

  it('[SP5] looks again when the first of its detectors wants to', () => {
    const input = anInput({
      interactions: fast(0, 1).slice(0, 2),
      chat: [wrote('visitor', 1, 0)],
      now: 1_000,
    });
    expect(nextLookAt(input, untouched)).toBe(at(5_000));
    expect(nextLookAt({ ...input, interactions: [] }, untouched)).toBe(at(60_000));
    expect(nextLookAt(anInput(), untouched)).toBeNull();
  });

  it('[TH5] takes thresholds that were saved before a detector existed', () => {
    const older = { ...untouched, values: { 'rage-click': { minClicks: 9 } } as never };
    expect(detectSignals(story, older).map(({ kind }) => kind)).toEqual(['dead-click', 'waiting']);
  });

  it('takes a visit of forty thousand facts', () => {
    const many = Array.from({ length: 20_000 }, (_, id) => id);
    const interactions = many.flatMap((id) => pressesAt([id * 30], { id, outcome: 'effect' }));
    const chat = many.slice(0, 2_000).map((seq) => wrote(seq % 2 ? 'agent' : 'visitor', seq, seq * 200));
    const found = detectSignals(anInput({ interactions, chat, now: 800_000 }), untouched);
    expect(found.map(({ key }) => key)).toEqual(['gone-quiet:1999']);
    const silent = many.flatMap((id) => pressesAt([id * 30], { id }));
    const [rage, ...others] = detectSignals(anInput({ interactions: silent, now: 800_000 }), untouched);
    expect([rage?.evidence['presses'], others]).toEqual([20_000, []]);
  });
});
