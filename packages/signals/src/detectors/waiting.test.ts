import type { Interaction } from '@attune/protocol';
import { TUESDAY_AFTERNOON } from '@attune/testing';
import { describe, expect, it } from 'vitest';
import type { ChatFact } from '../chat-fact.ts';
import { plainText } from '../sentence.ts';
import { anInput, at, became, typed, wrote } from '../test/inputs.ts';
import { thresholdsOf } from '../thresholds.ts';
import { waiting } from './waiting.ts';

const defaults = thresholdsOf(waiting, {});
const question = wrote('visitor', 1, 0);

const detect = (chat: readonly ChatFact[], now: number, changed: Partial<typeof defaults> = {}) =>
  waiting.detect(anInput({ chat, now }), { ...defaults, ...changed });
const words = (...given: Parameters<typeof detect>) =>
  detect(...given).map(({ sentence }) => plainText(sentence));

describe('waiting for agent', () => {
  it('[WA2] begins at one minute with nothing and is full at four', () => {
    expect(detect([question], 59_999)).toEqual([]);
    const points = [60_000, 150_000, 240_000, 900_000].map((now) => detect([question], now)[0]?.points);
    expect(points).toEqual([0, 20, 40, 40]);
  });

  it('[WA2] lasts, and has no half-life while it does', () => {
    expect(detect([question], 70_000)[0]).toMatchObject({
      key: 'waiting:1',
      family: 'waiting',
      halfLifeMs: null,
      endedAt: null,
      detectedAt: TUESDAY_AFTERNOON + 60_000,
    });
  });

  it('[WA5] says "has been waiting 2 min for an answer"', () => {
    expect(words([question], 179_999)).toEqual(['has been waiting 2 min for an answer']);
    expect(words([question], 3_900_000)).toEqual(['has been waiting 1 h 5 min for an answer']);
  });

  it('[WA5] says "has been waiting 40 s for an answer" below a minute', () => {
    expect(words([question], 44_000, { fromMs: 30_000 })).toEqual(['has been waiting 40 s for an answer']);
  });

  it('[WA1] counts from the first message nobody answered', () => {
    const chat = [question, wrote('visitor', 2, 50_000), wrote('visitor', 3, 80_000)];
    expect(words(chat, 120_000)).toEqual(['has been waiting 2 min for an answer']);
  });

  it('[WA3] an answer ends it, and what is asked then is no first question', () => {
    const chat = [question, wrote('agent', 2, 90_000), wrote('visitor', 3, 100_000)];
    expect(detect(chat, 900_000).map(({ key, endedAt }) => [key, endedAt])).toEqual([
      ['waiting:1', TUESDAY_AFTERNOON + 90_000],
    ]);
  });

  it('[WA3] an agent who wrote first has answered nothing yet', () => {
    expect(detect([wrote('agent', 1, 0), wrote('visitor', 2, 5_000)], 70_000)).toHaveLength(1);
  });

  it('[WA8] time with the tab in the background is waited, but not counted', () => {
    const tab = (visible: boolean, ms: number): Interaction => ({ kind: 'visibility', at: at(ms), visible });
    const found = (now: number, interactions: readonly Interaction[]) =>
      waiting.detect(anInput({ chat: [question], interactions, now }), defaults)[0];
    const away = [tab(false, 30_000), tab(true, 90_000)];
    expect(found(119_999, away)).toBeUndefined();
    expect(found(210_000, away)).toMatchObject({ points: 20, detectedAt: at(120_000) });
    expect(plainText(found(210_000, away)?.sentence ?? [])).toBe('has been waiting 3 min for an answer');
    expect(found(900_000, [tab(false, 150_000)])).toMatchObject({ points: 20, endedAt: null });
    expect(found(900_000, [tab(false, 30_000)])).toBeUndefined();
  });

  it('[WA8] nor does time outside business hours', () => {
    const input = (now: number, until: number | null) =>
      anInput({ chat: [question], now, context: { closedTimes: [{ from: at(-5_000), until }] } });
    expect(waiting.detect(input(9_000_000, null), defaults)).toEqual([]);
    expect(waiting.nextLookAt(input(1_000, null), defaults)).toBeNull();
    const opens = at(600_000);
    expect(waiting.detect(input(659_999, opens), defaults)).toEqual([]);
    expect(waiting.nextLookAt(input(1_000, opens), defaults)).toBe(at(660_000));
    expect(waiting.detect(input(750_000, opens), defaults)[0]?.points).toBe(20);
  });

  it.each([
    [46_000, 'twice the usual wait', 92_000],
    [5_000, 'no less than half of what is set', 30_000],
    [600_000, 'no more than double', 120_000],
  ])('[WA9] a team with a median of %i ms is given %s', (teamMedianWaitMs, _, from) => {
    const found = (now: number, changed = {}) => {
      const input = anInput({ chat: [question], now, context: { teamMedianWaitMs } });
      return waiting.detect(input, { ...defaults, ...changed });
    };
    expect([found(from - 1).length, found(from).length]).toEqual([0, 1]);
    expect(found(60_000, { teamTimes: 0 })).toHaveLength(1);
  });

  it('[WA3] system messages, typing and other statuses are no answer', () => {
    const chat = [question, wrote('system', 2, 10_000), became('pending', 3, 20_000), typed('agent', 30_000)];
    expect(detect(chat, 70_000)).toHaveLength(1);
  });

  it('[WA3] resolving ends it, and nobody waits in a resolved conversation', () => {
    const chat = [question, became('resolved', 2, 80_000)];
    expect(detect(chat, 500_000)[0]?.endedAt).toBe(TUESDAY_AFTERNOON + 80_000);
    expect(detect([...chat, wrote('visitor', 3, 100_000)], 160_000)).toHaveLength(2);
  });

  it('[WA4] keeps the points it had when it ended, to be halved every minute', () => {
    const [found] = detect([question, wrote('agent', 2, 150_000)], 900_000);
    expect(found).toMatchObject({ points: 20, halfLifeMs: 60_000, endedAt: TUESDAY_AFTERNOON + 150_000 });
    expect(plainText(found?.sentence ?? [])).toBe('waited 2 min for an answer');
  });

  it('[WA4] was never a wait when the answer came before one minute', () => {
    expect(detect([question, wrote('agent', 2, 59_999)], 900_000)).toEqual([]);
  });

  it('[WA7] goes by position, not by time', () => {
    const chat = [wrote('agent', 1, 90_000), wrote('visitor', 2, 0)];
    expect(detect(chat, 70_000)).toHaveLength(1);
    expect(detect([wrote('visitor', 1, 90_000), wrote('agent', 2, 0)], 900_000)).toEqual([]);
  });

  it('[SP4] of two facts at one position the earlier counts, in any order', () => {
    const facts = [wrote('visitor', 1, 0), wrote('agent', 1, 5_000)];
    expect(detect(facts, 70_000)).toEqual(detect(facts.toReversed(), 70_000));
    expect(detect(facts, 70_000)).toHaveLength(1);
    const atOnce = [wrote('visitor', 1, 0), became('resolved', 1, 0), wrote('agent', 1, 0)];
    expect(detect(atOnce, 70_000)).toEqual(detect(atOnce.toReversed(), 70_000));
  });

  it('[SP5] says when to look again: once the wait is long enough', () => {
    const look = (chat: readonly ChatFact[], now: number) =>
      waiting.nextLookAt(anInput({ chat, now }), defaults);
    expect(look([question], 1_000)).toBe(TUESDAY_AFTERNOON + 60_000);
    expect(look([question], 60_000)).toBeNull();
    expect(look([question, wrote('agent', 2, 500)], 1_000)).toBeNull();
  });

  it('[FR7] is brought up to any instant from what was stored', () => {
    const [stored] = detect([question], 70_000);
    const [fresh] = detect([question], 200_000);
    if (!stored || !fresh) throw new Error('A wait this long is found.');
    const settings = { thresholdsVersion: 3 };
    const later = waiting.asOf?.({ ...stored, ...settings }, TUESDAY_AFTERNOON + 200_000);
    expect(later).toEqual({ ...fresh, ...settings });
  });

  it('[FR7] leaves a stored signal alone when its facts are missing', () => {
    const [stored] = detect([question], 70_000);
    if (!stored) throw new Error('A wait this long is found.');
    const bare = { ...stored, thresholdsVersion: 0, evidence: { since: 'yesterday' } };
    expect(waiting.asOf?.(bare, TUESDAY_AFTERNOON)).toBe(bare);
  });
});
