import { describe, expect, it } from 'vitest';
import { filled, textOfParts } from './fill.ts';
import type { KnownSlots } from './known-facts.ts';
import { phraseOf } from './phrase.ts';
import { aPhrase } from './test/phrases.ts';

const known: KnownSlots = {
  control: { value: 'the “Pay” button', source: 'what they clicked' },
  name: { value: 'anna', source: 'the name they gave' },
};
const read = (text: string) => textOfParts(filled(phraseOf(aPhrase({ text })), known, 'Marek') ?? []);

describe('a filled phrase', () => {
  it.each([
    ['{control} failed.', 'The “Pay” button failed.'],
    ['I am here. {control} failed.', 'I am here. The “Pay” button failed.'],
    ['I see {control} failed.', 'I see the “Pay” button failed.'],
    ['{agent}: {control} failed.', 'Marek: the “Pay” button failed.'],
    ['{name}, I am here.', 'anna, I am here.'],
    ['{step} comes next.', '… comes next.'],
  ])('[KS8] %j reads %j', (text, words) => {
    expect(read(text)).toBe(words);
  });
});
