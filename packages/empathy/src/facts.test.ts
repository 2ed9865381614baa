import type { Signal } from '@attune/protocol';
import { describe, expect, it } from 'vitest';
import { factsOf, type ChatFact } from './facts.ts';
import { aDeadClick, aRageClick, aSilence, aWait, at, became, wrote } from './test/stories.ts';

const facts = (signals: readonly Signal[], chat: readonly ChatFact[] = [], ms = 0) =>
  factsOf(signals, chat, at(ms));
const keys = (signals: readonly Signal[], ms = 0) => facts(signals, [], ms).signals.map(({ key }) => key);

describe('signals as facts', () => {
  it('[FA1] fade out when a tenth of their points is left', () => {
    const faded = 180_000 * Math.log2(10);
    expect(keys([aRageClick()], faded - 1)).toHaveLength(1);
    expect(keys([aRageClick()], faded + 1)).toEqual([]);
  });

  it('[FA1] last while a state lasts, and fade from its end', () => {
    const ended = aWait({ halfLifeMs: 60_000, endedAt: 120_000 });
    expect(keys([aWait()], 90 * 60_000)).toHaveLength(1);
    expect(keys([ended], 300_000)).toHaveLength(1);
    expect(keys([ended], 330_000)).toEqual([]);
    expect(keys([{ ...ended, halfLifeMs: null }], 130_000)).toEqual([]);
  });

  it('[FA1] a silence that ended is none', () => {
    expect(keys([aSilence({ halfLifeMs: 60_000, endedAt: 200_000 })], 200_001)).toEqual([]);
  });

  it('[FA2] come strongest first, a silence before all others', () => {
    const signals = [aDeadClick(), aWait(), aRageClick(), aSilence()];
    const expected = ['gone-quiet:2', 'rage-click:visit-1:1', 'waiting:1', 'dead-click:visit-1:1'];
    expect(keys(signals)).toEqual(expected);
    expect(keys(signals.toReversed())).toEqual(expected);
  });

  it('[FA2] of equal ones the first by key', () => {
    const [a, b] = [
      { ...aRageClick(), key: 'a' },
      { ...aRageClick(), key: 'b' },
    ];
    expect([keys([b, a]), keys([a, b])]).toEqual([
      ['a', 'b'],
      ['a', 'b'],
    ]);
  });

  it('count once, in their latest version', () => {
    const ended = aWait({ halfLifeMs: 60_000, endedAt: 61_000 });
    for (const signals of [
      [aWait(), ended],
      [ended, aWait()],
    ]) {
      expect(facts(signals, [], 61_000).signals).toEqual([ended]);
    }
    const grown = { ...aRageClick({ presses: 9 }), detectedAt: at(500) };
    expect(facts([grown, aRageClick()], [], 500).signals).toEqual([grown]);
  });
});

describe('the chat as facts', () => {
  it('[FA3] says who spoke last, by position', () => {
    expect(facts([], [wrote('agent', 2), wrote('visitor', 1)])).toMatchObject({ lastAuthor: 'agent' });
    expect(facts([], [wrote('visitor', 3), wrote('agent', 2), wrote('system', 4)])).toMatchObject({
      lastAuthor: 'visitor',
    });
    expect(facts([], [wrote('system', 1)]).lastAuthor).toBeNull();
  });

  it('[FA3] of two facts at one position takes the earlier, in any order', () => {
    const late: ChatFact = { kind: 'message', author: 'agent', seq: 1, at: at(9_000) };
    for (const chat of [
      [wrote('visitor', 1), late],
      [late, wrote('visitor', 1)],
    ]) {
      expect(facts([], chat).lastAuthor).toBe('visitor');
    }
  });

  it('says whether any agent has written yet', () => {
    expect(facts([], [wrote('visitor', 1), wrote('system', 2)]).isFirstContact).toBe(true);
    expect(facts([], [wrote('visitor', 1), wrote('agent', 2)]).isFirstContact).toBe(false);
  });

  it('says whether the conversation is resolved, until the visitor writes again', () => {
    const resolved = [wrote('visitor', 1), became('resolved', 2)];
    expect(facts([], resolved).isResolved).toBe(true);
    expect(facts([], [...resolved, wrote('agent', 3)]).isResolved).toBe(true);
    expect(facts([], [...resolved, wrote('visitor', 3)]).isResolved).toBe(false);
    expect(facts([], [...resolved, became('open', 3)]).isResolved).toBe(false);
  });

  it('[FA4] listens to the last three messages of the visitor', () => {
    const story = ['I tried it twice', 'hello?', 'anybody?', 'please'].map((body, index) =>
      wrote('visitor', index + 1, body),
    );
    expect(facts([], story.slice(0, 3)).hasTried).toBe(true);
    expect(facts([], story).hasTried).toBe(false);
    expect(facts([], [wrote('agent', 1, 'I tried it twice')]).hasTried).toBe(false);
    expect(facts([], [wrote('visitor', 1)]).hasTried).toBe(false);
  });
});
