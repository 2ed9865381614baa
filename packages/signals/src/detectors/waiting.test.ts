import { TUESDAY_AFTERNOON } from '@attune/testing';
import { describe, expect, it } from 'vitest';
import type { ChatFact } from '../chat-fact.ts';
import { plainText } from '../sentence.ts';
import { anInput, became, typed, wrote } from '../test/inputs.ts';
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

  it('[WA3] an answer ends it, and a new message begins another', () => {
    const chat = [question, wrote('agent', 2, 90_000), wrote('visitor', 3, 100_000)];
    expect(detect(chat, 159_000).map(({ key, endedAt }) => [key, endedAt])).toEqual([
      ['waiting:1', TUESDAY_AFTERNOON + 90_000],
    ]);
    expect(detect(chat, 160_000).map(({ key }) => key)).toEqual(['waiting:1', 'waiting:3']);
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
