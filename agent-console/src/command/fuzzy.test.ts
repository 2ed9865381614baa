import { describe, expect, it } from 'vitest';
import { fits } from './fuzzy.ts';

const best = (texts: readonly string[], query: string): readonly string[] =>
  texts
    .flatMap((text) => {
      const fit = fits(text, query);
      return fit ? [{ text, score: fit.score }] : [];
    })
    .toSorted((one, other) => other.score - one.score)
    .map(({ text }) => text);

describe('what was typed', () => {
  it.each([
    ['Go to Thresholds', 'gtt', true],
    ['Go to Thresholds', 'thresh', true],
    ['José Álvarez', 'jose alv', true],
    ['Resolve or reopen', 'xyz', false],
    ['Inbox', 'inboxes', false],
    ['Anything', '', true],
  ])('of %j by %j: %j', (text, query, isFound) => {
    expect(fits(text, query) !== null).toBe(isFound);
  });

  it('puts whole words first, then beginnings, then letters', () => {
    const texts = [
      'Sort replies apart',
      'Write a note',
      'Report a problem',
      'Go to Reports',
      'Write an answer',
    ];
    expect(best(texts, 'report')[0]).toBe('Report a problem');
    expect(best(texts, 'report')).toEqual(['Report a problem', 'Go to Reports']);
    expect(best(texts, 'wn')[0]).toBe('Write a note');
  });

  it('says where the letters stand', () => {
    expect(fits('Go to People', 'peo')?.places).toEqual([6, 7, 8]);
    expect(fits('Go to People', 'gp')?.places).toEqual([0, 6]);
  });
});
