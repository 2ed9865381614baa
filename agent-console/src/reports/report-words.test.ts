import { describe, expect, it } from 'vitest';
import { beforeWords, durationWords, intervalWords, tooFewWords, valueWords } from './report-words.ts';

describe('figures in words', () => {
  it.each([
    [400, '0 s'],
    [40_000, '40 s'],
    [260_000, '4 min 20 s'],
    [3_600_000, '1 h'],
    [3_900_000, '1 h 5 min'],
    [183_600_000, '2 d 3 h'],
  ])('%i ms are %s', (ms, text) => {
    expect(durationWords(ms)).toBe(text);
  });

  it('says each in its unit', () => {
    expect(valueWords('count', 1_204)).toBe('1,204');
    expect(valueWords('rate', 3.26)).toBe('3.3');
    expect(valueWords('share', 0.626)).toBe('63 %');
    expect(valueWords('score', 4.25)).toBe('4.3 of 5');
  });

  it('leaves an end open that so few cannot tell, and says nothing of what was counted in full', () => {
    const estimate = { n: 20, value: 600_000, low: 300_000, high: null };
    expect(intervalWords('duration', estimate)).toBe('at least 5 min');
    expect(intervalWords('duration', { ...estimate, high: 900_000 })).toBe('5 min to 15 min');
    expect(intervalWords('duration', { ...estimate, low: null, high: 900_000 })).toBe('at most 15 min');
    expect(intervalWords('count', { n: 3, value: 3, low: null, high: null })).toBeNull();
  });

  it('says when there are too few, and of how many it was before', () => {
    expect(tooFewWords(3, 20, 'conversations')).toBe('Too few conversations to say: 3, it takes 20');
    const figure = {
      key: 'k',
      label: 'l',
      unit: 'share',
      of: 'votes',
      fewest: 20,
      method: 'wilson',
      n: 30,
      value: 0.5,
      low: 0.3,
      high: 0.7,
    } as const;
    expect(beforeWords({ ...figure, before: { n: 40, value: 0.25 } })).toBe('Before: 25 % of 40');
    expect(beforeWords({ ...figure, before: { n: 4, value: null } })).toBe('Before: too few to say, 4');
    expect(beforeWords({ ...figure, before: null })).toBeNull();
  });
});
