import { describe, expect, it } from 'vitest';
import { handoverLine, MISSED_AFTER_MS, promiseAt, promisesIn, REMIND_BEFORE_MS } from './index.ts';

const BERLIN = 'Europe/Berlin';
/** Tuesday, 14:30 in Berlin. */
const SENT = Date.UTC(2026, 10, 24, 13, 30);
const found = (text: string, at = SENT, zone = BERLIN) =>
  promisesIn(text, at, zone).map(({ deed, dueAt }) => [deed, new Date(dueAt).toISOString()]);

describe('[PM1] a promise is somebody, a deed and a time', () => {
  it.each([
    ['I will ask finance to fix this within 24 h.', 'ask finance to fix this', '2026-11-25T13:30:00.000Z'],
    ["I'll write again by 17:00 today.", 'write again', '2026-11-24T16:00:00.000Z'],
    ['I’ll call you back in 10 minutes.', 'call you back', '2026-11-24T13:40:00.000Z'],
    ['I am going to send the label by tomorrow noon.', 'send the label', '2026-11-25T11:00:00.000Z'],
    ['I will refund the charge by Friday.', 'refund the charge', '2026-11-27T16:00:00.000Z'],
    ['I will refund the charge by 10 am on Friday.', 'refund the charge', '2026-11-27T09:00:00.000Z'],
    ['You will have it by Thursday at 3 pm.', 'You will have it', '2026-11-26T14:00:00.000Z'],
    ["I'll check by the end of the day", 'check', '2026-11-24T16:00:00.000Z'],
    ["I'll get this sorted before 11:30.", 'get this sorted', '2026-11-25T10:30:00.000Z'],
    ["I'll have an answer for you by 5.", 'have an answer for you', '2026-11-24T16:00:00.000Z'],
    ['Ich melde mich bis 17 Uhr bei Ihnen.', 'Ich melde mich bei Ihnen', '2026-11-24T16:00:00.000Z'],
  ])('%s', (text, deed, dueAt) => {
    expect(found(text)).toEqual([[deed, dueAt]]);
  });

  it.each([
    'This will be forwarded to the responsible department.',
    'If it fails again, I will send a technician by 5 pm.',
    "I won't be able to do that by 17:00.",
    'As I said: “I will refund it by 17:00”.',
    '> I will refund it by 17:00',
    'I will be here until 18:00.',
    'Shall I call you by 17:00?',
    'Our office opens at 8:00.',
    'I will send 3 documents to you in a moment.',
    'I will do it at 99:99.',
  ])('[PM2] none in: %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('[PM3] reads times in the zone of the site, over a change of the clocks too', () => {
    expect(found("I'll write by 17:00.", SENT, 'America/New_York')).toEqual([
      ['write', '2026-11-24T22:00:00.000Z'],
    ]);
    // Clocks in Berlin went back on 25 October 2026.
    const before = Date.UTC(2026, 9, 24, 10, 0);
    expect(found("I'll write by tomorrow noon.", before)).toEqual([['write', '2026-10-25T11:00:00.000Z']]);
  });

  it('[PM4] reads a hundred thousand characters of anything without harm', () => {
    expect(promisesIn('I will by '.repeat(10_000), SENT, BERLIN)).toEqual([]);
    expect(promisesIn('1'.repeat(100_000), SENT, BERLIN)).toEqual([]);
  });
});

describe('[PM5] time and a promise', () => {
  const promise = { dueAt: SENT, state: 'open', remindedAt: null } as const;

  it('reminds ten minutes before, once', () => {
    const remindAt = SENT - REMIND_BEFORE_MS;
    expect(promiseAt(promise, remindAt - 1)).toEqual({ turn: null, nextLookAt: remindAt });
    expect(promiseAt(promise, remindAt)).toMatchObject({ turn: 'remind' });
    expect(promiseAt({ ...promise, remindedAt: remindAt }, remindAt + 1)).toEqual({
      turn: null,
      nextLookAt: SENT + MISSED_AFTER_MS,
    });
  });

  it('is missed a minute after it was due', () => {
    expect(promiseAt({ ...promise, remindedAt: 1 }, SENT + MISSED_AFTER_MS - 1).turn).toBeNull();
    expect(promiseAt({ ...promise, remindedAt: 1 }, SENT + MISSED_AFTER_MS)).toEqual({
      turn: 'miss',
      nextLookAt: null,
    });
  });

  it.each(['kept', 'missed', 'withdrawn'] as const)('leaves one that is %s alone', (state) => {
    expect(promiseAt({ ...promise, state }, SENT * 2)).toEqual({ turn: null, nextLookAt: null });
  });

  it('says in a line what stands open', () => {
    expect(handoverLine('Ines', 'ask finance', 'open', 'at 17:00')).toBe(
      'Ines will ask finance: due at 17:00.',
    );
    expect(handoverLine('Ines', 'ask finance', 'missed', 'at 17:00')).toBe(
      'Ines will ask finance: was due at 17:00, and is not done.',
    );
  });
});
