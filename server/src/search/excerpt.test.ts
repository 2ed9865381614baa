import { describe, expect, it } from 'vitest';
import { excerptOf, wantedWords } from './excerpt.ts';

const shown = (text: string, query: string): string =>
  excerptOf(text, wantedWords(query))
    .map(({ text: piece, isHit }) => (isHit ? `[${piece}]` : piece))
    .join('');

describe('an excerpt of what was found', () => {
  it.each([
    ['My card was charged twice', 'card', 'My [card] was charged twice'],
    ['My card was charged twice', 'char', 'My card was [charged] twice'],
    ['cards and a card', 'card ', 'cards and a [card]'],
    ['Señor José wrote', 'jose', 'Señor [José] wrote'],
    ['Jose\u0301 wrote', 'josé', '[Jose\u0301] wrote'],
    ['The parcel, not the letter', 'parcel -letter', 'The [parcel], not the letter'],
    ['A refund or a return', 'refund or return', 'A [refund] or a [return]'],
    ['Ship it\n\n today', 'ship today', '[Ship] it [today]'],
    ['Привет, где заказ?', 'ЗАКАЗ', 'Привет, где [заказ]?'],
    ['nothing of it', '"', 'nothing of it'],
  ])('of %j for %j reads %j', (text, query, read) => {
    expect(shown(text, query)).toBe(read);
  });

  it('shows a long text around its first hit, and says where it was cut', () => {
    const text = `${'word '.repeat(100)}needle ${'word '.repeat(100)}`;
    expect(shown(text, 'needle')).toMatch(/^… (?:word ){1,12}\[needle\] .* …$/);
    expect(shown(text, 'needle').length).toBeLessThan(200);
  });

  it('shows the beginning of a text without a hit', () => {
    expect(shown('Hello there', 'unsaid')).toBe('Hello there');
  });
});
