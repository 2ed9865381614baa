import { describe, expect, it } from 'vitest';
import type { ChatFact } from '../chat-fact.ts';
import type { Contact } from '../detector.ts';
import { plainText } from '../sentence.ts';
import { anInput, at, became, wrote } from '../test/inputs.ts';
import { thresholdsOf } from '../thresholds.ts';
import { repeatContact } from './repeat-contact.ts';

const HOUR = 3_600_000;
const defaults = thresholdsOf(repeatContact, {});
const contact = (hoursAgo: number, resolvedHoursAgo: number | null = null): Contact => ({
  at: at(-hoursAgo * HOUR),
  resolvedAt: resolvedHoursAgo === null ? null : at(-resolvedHoursAgo * HOUR),
});
const found = (contacts: readonly Contact[], chat: readonly ChatFact[] = [wrote('visitor', 1, 0)]) =>
  repeatContact.detect(anInput({ chat, now: 3 * HOUR, context: { contacts } }), defaults);
const words = (...given: Parameters<typeof found>) =>
  found(...given).map(({ sentence }) => plainText(sentence));

describe('repeat contact', () => {
  it('[CO1] the third conversation in three days', () => {
    expect(words([contact(71), contact(30)])).toEqual(['is here for the 3rd time in 3 days']);
    expect(words([contact(73), contact(30)])).toEqual([]);
    expect(words([contact(71), contact(30), contact(40)])).toEqual(['is here for the 4th time in 3 days']);
  });

  it('[CO1] back within a day of being called solved', () => {
    expect(words([contact(30, 4)])).toEqual(['came back 4 h after it was called solved']);
    expect(words([contact(50, 25)])).toEqual([]);
    expect(
      words([], [wrote('visitor', 1, 0), became('resolved', 2, 9_000), wrote('visitor', 3, HOUR)]),
    ).toEqual(['came back 59 min after it was called solved']);
  });

  it('[CO2] does not fade until this one is solved', () => {
    expect(found([contact(9, 4)])[0]).toMatchObject({ points: 15, halfLifeMs: null, endedAt: null });
    const solved = [wrote('visitor', 1, 0), became('resolved', 2, HOUR)];
    expect(found([contact(9, 4)], solved)[0]).toMatchObject({ halfLifeMs: 300_000, endedAt: at(HOUR) });
  });

  it('[CO1] needs somebody who has written', () => {
    expect(found([contact(9, 4)], [])).toEqual([]);
    expect(repeatContact.detect(anInput({ chat: [wrote('visitor', 1, 0)] }), defaults)).toEqual([]);
  });
});
