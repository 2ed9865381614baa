import { describe, expect, it } from 'vitest';
import { isWithinGoodwill, moneyIn } from './goodwill.ts';
import { phraseOf } from './phrase.ts';
import { suggest } from './suggest.ts';
import { aPhrase } from './test/phrases.ts';
import { anOccasion } from './test/stories.ts';

describe('money in a text', () => {
  it.each([
    ['I give you 25 €.', [25]],
    ['€1,250.50 or 1.250,50 EUR', [1250.5, 1250.5]],
    ['10 euros and $5', [10, 5]],
    ['1.000 €', [1000]],
    ['in 25 minutes, page 3', []],
  ])('[GW1] %j holds %j', (text, amounts) => {
    expect(moneyIn(text)).toEqual(amounts);
  });

  it('[CS4] takes a hundred kilobytes', () => {
    expect(moneyIn('9'.repeat(100_000))).toEqual([]);
    expect(moneyIn('€'.repeat(100_000))).toEqual([]);
  });
});

describe('the goodwill budget', () => {
  const book = [
    phraseOf(
      aPhrase({ id: 'fixed', family: 'a', tags: ['goodwill'], text: 'I credit you 30 € for {issue}.' }),
    ),
    phraseOf(
      aPhrase({ id: 'open', family: 'b', tags: ['goodwill'], text: 'I credit you {amount} for {issue}.' }),
    ),
  ];
  const ids = (left: number | null) =>
    suggest(anOccasion({ goodwill: left === null ? null : { left, currency: '€' } }), book).map(
      ({ phraseId }) => phraseId,
    );

  it('[GW2] nothing that gives money is offered without one, or when it is spent', () => {
    expect(ids(null)).toEqual([]);
    expect(ids(0)).toEqual([]);
  });

  it('[GW2] nothing above it is offered', () => {
    expect(ids(29.99)).toEqual(['open']);
    expect(ids(30).sort()).toEqual(['fixed', 'open']);
    expect(isWithinGoodwill('I credit you 30 €.', { left: 29.99, currency: '€' })).toBe(false);
  });

  it('[GW3] an amount to fill in says how far it may go', () => {
    const [open] = suggest(anOccasion({ goodwill: { left: 25, currency: '€' } }), book);
    expect(open?.parts).toContainEqual({ slot: 'amount', value: null, source: 'up to 25 €' });
  });
});
