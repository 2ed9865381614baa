import { describe, expect, it } from 'vitest';
import { isNod } from './nods.ts';
import { phraseBook } from './phrases/phrase-book.ts';
import { suggest } from './suggest.ts';
import { anOccasion, wrote } from './test/stories.ts';

const telling = [wrote('visitor', 1, 'So I ordered the lamp'), wrote('visitor', 2, 'and then it said')];

describe('verbal nods', () => {
  it('[LI1] are what the book calls so', () => {
    const nods = phraseBook.filter(({ cue }) => cue === 'listen');
    expect(nods.length).toBeGreaterThanOrEqual(8);
    expect(nods.filter(({ text }) => !isNod(text))).toEqual([]);
  });

  it.each([['I see, and I will refund it'], ['No'], [''], ['I see '.repeat(20_000)]])(
    '[LI1] %j is none',
    (text) => {
      expect(isNod(text)).toBe(false);
    },
  );

  const offersNod = (chat: readonly ReturnType<typeof wrote>[]) =>
    Array.from({ length: 20 }, (_, seed) => suggest(anOccasion({ chat, seed: `${seed}` })))
      .flat()
      .some(({ cue }) => cue === 'listen');

  it('[LI2] are offered while somebody tells', () => {
    expect(offersNod(telling)).toBe(true);
    expect(offersNod([wrote('visitor', 1, 'I ordered the lamp and then…')])).toBe(true);
    expect(offersNod([wrote('visitor', 1, 'How do I order a lamp?')])).toBe(false);
  });

  it('[LI2] once in three turns of the agent', () => {
    const more = (agent: readonly string[]) => [
      ...agent.flatMap((body, turn) => [
        wrote('visitor', turn * 2 + 1, 'a,'),
        wrote('agent', turn * 2 + 2, body),
      ]),
      wrote('visitor', 98, 'one'),
      wrote('visitor', 99, 'two'),
    ];
    expect(offersNod(more(['I see.', 'Which lamp is it?', 'I look it up.']))).toBe(false);
    expect(offersNod(more(['I see.', 'Which lamp is it?', 'I look it up.', 'Found it.']))).toBe(true);
  });
});
