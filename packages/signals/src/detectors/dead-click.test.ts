import type { Interaction } from '@attune/protocol';
import { aControl, anOutcome, aPress, judgedPress, TUESDAY_AFTERNOON } from '@attune/testing';
import { describe, expect, it } from 'vitest';
import { plainText } from '../sentence.ts';
import { anInput } from '../test/inputs.ts';
import { deadClick } from './dead-click.ts';

const press = aPress({ id: 4 });
const input = (interactions: readonly Interaction[], now = 60_000) => anInput({ interactions, now });
const detect = (interactions: readonly Interaction[], { now = 60_000, afterMs = 3_000 } = {}) =>
  deadClick.detect(input(interactions, now), { afterMs });

describe('dead click', () => {
  it('[DC1] is found by the last "none" of the recorder', () => {
    const [found] = detect(judgedPress(press), { now: 3_000 });
    expect(found).toMatchObject({
      key: 'dead-click:visit-1:4',
      points: 8,
      halfLifeMs: 120_000,
      detectedAt: TUESDAY_AFTERNOON,
    });
    expect(plainText(found?.sentence ?? [])).toBe('clicked Pay; nothing happened');
  });

  it('[DC1] takes a timer that ran a little early', () => {
    expect(detect([press, anOutcome(press, 'none', 2_900)], { now: 2_900 })).toHaveLength(1);
    expect(detect([press, anOutcome(press, 'none', 2_899)], { now: 2_900 })).toEqual([]);
  });

  it('[DC1] with another wait than the recorder it waits for reports too', () => {
    expect(detect(judgedPress(press), { now: 6_999, afterMs: 5_000 })).toEqual([]);
    expect(detect(judgedPress(press), { now: 7_000, afterMs: 5_000 })).toHaveLength(1);
  });

  it('[DC1] with a short wait the first "none" is enough', () => {
    expect(detect([press, anOutcome(press, 'none', 1_000)], { now: 1_000, afterMs: 1_000 })).toHaveLength(1);
  });

  it('[DC2] is no dead click when the page failed: that is an error click', () => {
    expect(detect(judgedPress(press, 'error'))).toEqual([]);
  });

  it('[PR9] is no dead click when the visitor loaded the page again before the wait was over', () => {
    const reload = (ms: number): Interaction => ({
      kind: 'page',
      at: press.at + ms,
      path: press.path,
      arrival: 'reload',
    });
    const early = [press, anOutcome(press, 'none', 1_000), reload(2_000)];
    expect(detect(early)).toEqual([]);
    expect(deadClick.nextLookAt(input(early, 2_500), { afterMs: 3_000 })).toBeNull();
    expect(detect([...judgedPress(press), reload(4_000)])).toHaveLength(1);
  });

  it.each(['effect', 'slow', 'cannot-judge'] as const)('[DC2] is taken back by %s', (outcome) => {
    expect(detect([...judgedPress(press), anOutcome(press, outcome, 9_000)])).toEqual([]);
  });

  it('[DC2] is taken back by a late effect after a failure too', () => {
    expect(detect([...judgedPress(press, 'error'), anOutcome(press, 'slow', 9_000)])).toEqual([]);
  });

  it('[DC3] needs a word of the recorder', () => {
    expect(detect([press])).toEqual([]);
  });

  it('[PR6] is no dead click when the press led to another page in the end', () => {
    const facts: Interaction[] = [
      press,
      anOutcome(press, 'none', 1_000),
      { kind: 'page', at: press.at + 2_600, path: '/thanks' },
    ];
    expect(detect(facts)).toEqual([]);
  });

  it('[PR7] is no dead click on a field of text', () => {
    expect(detect(judgedPress(aPress({ control: aControl({ role: 'searchbox' }) })))).toEqual([]);
  });

  it('[SP5] says when to look again, and then finds it', () => {
    const facts = [press, anOutcome(press, 'none', 1_000)];
    const at = deadClick.nextLookAt(input(facts, 1_000), { afterMs: 2_000 });
    expect(at).toBe(TUESDAY_AFTERNOON + 4_000);
    expect(detect(facts, { now: 4_000, afterMs: 2_000 })).toHaveLength(1);
    expect(deadClick.nextLookAt(input(facts, 4_000), { afterMs: 2_000 })).toBeNull();
    expect(deadClick.nextLookAt(input(judgedPress(press, 'effect'), 1_000), { afterMs: 2_000 })).toBeNull();
  });
});
