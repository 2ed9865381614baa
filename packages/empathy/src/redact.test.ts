import { describe, expect, it } from 'vitest';
import { redacted } from './redact.ts';

describe('a text without personal data', () => {
  it.each([
    ['Write to anna.b@example.org today', 'Write to [address] today'],
    ['See https://shop.example/orders/123?mail=a@b.c now', 'See [link] now'],
    ['I send 39.90 € back', 'I send {amount} back'],
    ['That is EUR 1.250,50 in all', 'That is {amount} in all'],
    ['by 17:00, or at 5 pm', 'by {time}, or at {time}'],
    ['order A-4711/22 and DE89370400440532013000', 'order [number] and [number]'],
    ['Hello Marek, I am here', 'Hello {name}, I am here'],
    ['Dear Ms Jovanović-Smith, thank you', 'Dear {name}, thank you'],
    ['I asked Jana about it on Monday', 'I asked [name] about it on Monday'],
    ['It was {name} or {weird}', 'It was name or weird'],
  ])('[CA2] %j is %j', (text, expected) => {
    expect(redacted(text, [])).toBe(expected);
  });

  it('[CA2] known names go wherever they stand', () => {
    expect(redacted('Okafor wrote, and anna okafor too. Anna!', ['Anna Okafor'])).toBe(
      '{name} wrote, and {name} too. {name}!',
    );
  });

  it('[CA2] a name that is a word leaves the word', () => {
    expect(redacted('I will call, Will.', ['Will'])).toBe('I will call, {name}.');
  });

  it('[CA2] German nouns stay', () => {
    expect(redacted('Guten Tag Frau Weber, Ihre Bestellung ist da.', [], 'de')).toBe(
      'Guten Tag {name}, Ihre Bestellung ist da.',
    );
  });

  it.each(['.*', '$&', '(a+)+$', '[', '\\', '{time}', '\u200b'])(
    '[CA2] a name like %j is only a name',
    (name) => {
      expect(redacted('nothing of it here', [name])).toBe('nothing of it here');
    },
  );

  it.each([
    ['1'.repeat(100_000)],
    ['a@'.repeat(50_000)],
    ['Mr '.repeat(30_000)],
    ['€'.repeat(100_000)],
    ['www.'.repeat(25_000)],
  ])('[CS4] of a hundred kilobytes the beginning counts', (text) => {
    expect(redacted(text, ['Anna']).length).toBeLessThan(20_000);
  });
});
