import type { SuggestionPart } from '@attune/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeFrom } from './compare-to-suggestion.ts';

const suggested = 'I can see the “Pay” button did not respond. I am checking that page now.';
const withSlots: readonly SuggestionPart[] = [
  { text: 'I will ' },
  { slot: 'step', value: null, source: null },
  { text: ' for ' },
  { slot: 'name', value: 'Anna', source: 'the name they gave' },
  { text: ' and write by ' },
  { slot: 'time', value: null, source: null },
  { text: '.' },
];

describe('a suggestion as text', () => {
  it.each([
    suggested,
    `  ${suggested}\n`,
    suggested.replaceAll(' ', '\u00a0'),
    suggested.replace('page', 'pa\u200bge'),
    suggested.replace('. I', '.\nI'),
  ])('[CS1] %j is accepted', (sent) => {
    expect(changeFrom(suggested, sent)).toBe('accepted');
  });

  it.each([
    ['another word', suggested.replace('page', 'form')],
    ['a word in capitals', suggested.replace('now', 'NOW')],
    ['a sentence more', `${suggested} It takes two minutes.`],
    ['a greeting before', `Hello Anna. ${suggested}`],
    ['another order', 'I am checking that page now. I can see the “Pay” button did not respond.'],
  ])('[CS2] %s is a light edit', (_, sent) => {
    expect(changeFrom(suggested, sent)).toBe('lightly-edited');
  });

  it('[CS2] the border is at 60 % of the words', () => {
    expect(changeFrom('one two three four five', 'one two three')).toBe('lightly-edited');
    expect(changeFrom('one two three four five', 'one two')).toBe('heavily-edited');
    expect(changeFrom('one one one one one', 'one')).toBe('heavily-edited');
  });

  it('[CS3] case, apostrophes and invisible characters make no other word', () => {
    expect(changeFrom("I can't see it yet", 'i CAN’T s\u200bee it yet, sorry')).toBe('lightly-edited');
  });

  it.each([
    ['Something quite different', suggested],
    ['', suggested],
    [suggested, ''],
    ['…', '!'],
  ])('[CS2] %j sent as %j is a heavy edit', (suggestion, sent) => {
    expect(changeFrom(suggestion, sent)).toBe('heavily-edited');
  });

  it('nothing sent as nothing is accepted', () => {
    expect(changeFrom('', '  ')).toBe('accepted');
  });
});

describe('a suggestion with slots', () => {
  it.each([
    'I will call the bank for Anna and write by 17:00.',
    'I will look for it for Anna and write by five, at the latest.',
    '  I will  call\nfor Anna and write by 17:00. ',
  ])('[CS1] %j only fills them', (sent) => {
    expect(changeFrom(withSlots, sent)).toBe('accepted');
  });

  it.each([
    'I will  for Anna and write by .',
    'I will call for Anna and write by 17:00. Promised.',
    'I will call for Anne and write by 17:00.',
    `I will call for Anna and write by ${'very '.repeat(30)}soon.`,
  ])('[CS2] %j does more or less than that', (sent) => {
    expect(changeFrom(withSlots, sent)).toBe('lightly-edited');
  });

  it('[CS2] something else is something else', () => {
    expect(changeFrom(withSlots, 'Please press it once more')).toBe('heavily-edited');
  });

  it('[CS1] may begin and end with a slot', () => {
    const bare: readonly SuggestionPart[] = [
      { slot: 'step', value: null, source: null },
      { text: ' or ' },
      { slot: 'option', value: null, source: null },
    ];
    expect(changeFrom(bare, 'a refund or a voucher')).toBe('accepted');
    expect(changeFrom(bare, ' or ')).not.toBe('accepted');
  });

  it('without an empty slot is as good as its text', () => {
    expect(
      changeFrom(
        [{ text: 'Are you still there, ' }, { slot: 'name', value: 'Anna', source: null }, { text: '?' }],
        'Are you still there, Anna?',
      ),
    ).toBe('accepted');
  });
});

describe('hostile text', () => {
  it.each([
    ['one word', 'a'.repeat(100_000)],
    ['many words', 'a b '.repeat(25_000)],
    ['only spaces', ' '.repeat(100_000)],
    ['only apostrophes', "'".repeat(100_000)],
    ['zero-width characters', '\u200b'.repeat(100_000)],
    ['half characters', '\ud800'.repeat(100_000)],
    ['combining marks', `a${'\u0301'.repeat(100_000)}`],
  ])('[CS4] a hundred kilobytes of %s are judged by their beginning', (_, text) => {
    expect(changeFrom(text, text)).toBe('accepted');
    expect(changeFrom(suggested, text)).toBe('heavily-edited');
    expect(changeFrom(withSlots, text)).toBe('heavily-edited');
  });

  it('[CS4] differences beyond 4,000 characters do not matter', () => {
    expect(changeFrom('a '.repeat(3_000), `${'a '.repeat(2_000)}b`)).toBe('accepted');
  });

  it('[CS1] whatever was suggested and sent as it is counts as accepted', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(changeFrom(text, text)).toBe('accepted');
      }),
    );
  });

  it('[CS2] words that are added never make an edit heavier', () => {
    const rank = { accepted: 2, 'lightly-edited': 1, 'heavily-edited': 0 };
    fc.assert(
      fc.property(fc.lorem(), fc.lorem(), fc.lorem(), (suggestion, sent, more) => {
        const before = Math.min(1, rank[changeFrom(suggestion, sent)]);
        expect(rank[changeFrom(suggestion, `${sent} ${more}`)]).toBeGreaterThanOrEqual(before);
      }),
    );
  });
});
