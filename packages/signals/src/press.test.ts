import type { Interaction, OutcomeInteraction } from '@attune/protocol';
import { anOutcome, aPress, TUESDAY_AFTERNOON } from '@attune/testing';
import { describe, expect, it } from 'vitest';
import { byControl, pressesOf } from './press.ts';

const press = aPress({ id: 7 });
const later = (ms: number) => TUESDAY_AFTERNOON + ms;
const went = (ms: number): Interaction => ({ kind: 'page', at: later(ms), path: '/thanks' });
const hid = (ms: number): Interaction => ({ kind: 'visibility', at: later(ms), visible: false });

type Said = readonly [OutcomeInteraction['outcome'], number];

function judged(said: readonly Said[], { others = [] as readonly Interaction[], now = 60_000 } = {}) {
  const outcomes = said.map(([outcome, afterMs]) => anOutcome(press, outcome, afterMs));
  return pressesOf([press, ...outcomes, ...others], later(now))[0];
}

describe('a press is judged by its outcomes', () => {
  it.each<readonly [string, readonly Said[], string]>([
    ['an effect in time', [['effect', 1_250]], 'answered'],
    [
      'an effect a moment too late',
      [
        ['none', 1_000],
        ['effect', 1_251],
      ],
      'late',
    ],
    ['an effect told late by a busy page', [['effect', 3_000]], 'answered'],
    ['an effect later than any wait', [['effect', 3_001]], 'late'],
    [
      'an effect before a stray "none"',
      [
        ['effect', 1_400],
        ['none', 1_500],
      ],
      'answered',
    ],
    ['no effect', [['none', 1_000]], 'silent'],
    [
      'no effect, then one',
      [
        ['none', 1_000],
        ['slow', 1_600],
      ],
      'late',
    ],
    [
      'an effect outweighs "cannot judge"',
      [
        ['cannot-judge', 10],
        ['effect', 20],
      ],
      'answered',
    ],
    [
      '"cannot judge" outweighs an error',
      [
        ['error', 10],
        ['cannot-judge', 20],
      ],
      'unknown',
    ],
    [
      'an error outweighs a late effect',
      [
        ['error', 10],
        ['slow', 4_000],
      ],
      'failed',
    ],
    [
      'a late effect outweighs silence',
      [
        ['none', 3_000],
        ['slow', 4_000],
      ],
      'late',
    ],
    [
      'an error outweighs silence',
      [
        ['none', 1_000],
        ['error', 900],
      ],
      'failed',
    ],
  ])('[PR2] %s: %j is %s', (_, said, verdict) => {
    expect(judged(said)?.verdict).toBe(verdict);
    expect(judged(said.toReversed())?.verdict).toBe(verdict);
  });

  it('[PR2] remembers when a late effect came', () => {
    expect(
      judged([
        ['none', 1_000],
        ['slow', 4_000],
      ])?.lateAt,
    ).toBe(later(4_000));
    expect(judged([['effect', 90]])?.lateAt).toBeNull();
  });

  it('[PR3] takes no notice of a "none" before 0.9 s', () => {
    expect(judged([['none', 899]], { now: 1_000 })?.verdict).toBe('pending');
    expect(judged([['none', 900]], { now: 1_000 })?.verdict).toBe('silent');
  });

  it('[PR4] waits 3 s for a word of the recorder', () => {
    expect(judged([], { now: 3_000 })?.verdict).toBe('pending');
    expect(judged([], { now: 3_001 })?.verdict).toBe('silent');
  });

  it('[PR5] does not call a press silent when the page went away with its recorder', () => {
    expect(judged([], { others: [went(2_500)] })?.verdict).toBe('unknown');
    expect(judged([], { others: [hid(400)] })?.verdict).toBe('unknown');
    expect(judged([], { others: [went(10_001)] })?.verdict).toBe('silent');
    expect(judged([], { others: [went(-1)] })?.verdict).toBe('silent');
  });

  it('[PR6] takes a page change for the answer while the recorder still waited', () => {
    expect(judged([['none', 1_000]], { others: [went(2_500)] })).toMatchObject({
      verdict: 'late',
      lateAt: later(2_500),
    });
  });

  it('[PR6] but not once it had waited to the end, nor a tab that was hidden', () => {
    expect(judged([['none', 3_000]], { others: [went(5_000)] })?.verdict).toBe('silent');
    expect(judged([['none', 1_000]], { others: [hid(2_500)] })?.verdict).toBe('silent');
  });

  it('[PR6] of two departures at one instant takes the page change', () => {
    const others = [hid(2_500), went(2_500)];
    expect(judged([['none', 1_000]], { others })?.verdict).toBe('late');
    expect(judged([['none', 1_000]], { others: others.toReversed() })?.verdict).toBe('late');
  });
});

describe('presses of a visit', () => {
  it('[PR1] stand in the order of their ids, whatever their clock says', () => {
    const facts = [aPress({ id: 3, at: 10 }), aPress({ id: 1, at: 5_000 }), aPress({ id: 2, at: 20 })];
    expect(pressesOf(facts, later(9_000)).map(({ id }) => id)).toEqual([1, 2, 3]);
  });

  it('[PR1] count once, and of two that claim one id the earlier counts', () => {
    const [early, late] = [aPress({ id: 1, at: 10 }), aPress({ id: 1, at: 900 })];
    for (const facts of [
      [early, late, early],
      [late, early],
    ]) {
      expect(pressesOf(facts, later(5_000)).map(({ at }) => at)).toEqual([early.at]);
    }
  });

  it.each([
    ['way', aPress({ travelPx: 1 }), aPress({ travelPx: 2 })],
    ['path', aPress({ path: '/a' }), aPress({ path: '/b' })],
  ])('[PR1] chooses between two that differ in their %s alike in any order', (_, one, other) => {
    const forwards = pressesOf([one, other], later(0));
    expect(pressesOf([other, one], later(0))).toEqual(forwards);
    expect(forwards).toHaveLength(1);
  });

  it('[PR8] are not made of outcomes alone', () => {
    expect(pressesOf([anOutcome(press, 'none', 1_000)], later(5_000))).toEqual([]);
  });

  it('add up the way of the pointer, so that a difference bounds a distance', () => {
    const facts = [5, 30, 12].map((travelPx, id) => aPress({ id, travelPx }));
    expect(pressesOf(facts, later(0)).map(({ travelled }) => travelled)).toEqual([0, 30, 42]);
  });

  it('fall into groups by control, each in order', () => {
    const other = { key: 'cart', role: 'button', name: 'Cart' };
    const facts = [aPress({ id: 1 }), aPress({ id: 2, control: other }), aPress({ id: 3 })];
    const groups = byControl(pressesOf(facts, later(0)));
    expect(groups.map((group) => group.map(({ id }) => id))).toEqual([[1, 3], [2]]);
  });
});
