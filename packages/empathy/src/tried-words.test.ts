import { describe, expect, it } from 'vitest';
import { tellsOfTrying } from './tried-words.ts';

describe('trying', () => {
  it.each([
    'I tried to pay with another card',
    "I've already tried that.",
    'i have tried everything',
    'Tried it again, same thing',
    'I keep trying but nothing happens',
    'I’ve been trying for an hour',
    'This is the THIRD time I write',
    'I clicked it 5 times',
    'clicked several times',
    'again and again the same error',
    'I already restarted my phone',
    'we already called the bank',
  ])('[FA4] is told by %j', (text) => {
    expect(tellsOfTrying(text)).toBe(true);
  });

  it.each([
    'My card was charged twice.',
    'I have not tried that yet',
    "I haven't tried it",
    'I never tried that',
    'I am trying on the shoes',
    'At what time do you open?',
    'I like the times new roman',
    'Can you call me again',
    'I have already paid',
    'a tried and tested shop',
    '',
  ])('[FA4] is not told by %j', (text) => {
    expect(tellsOfTrying(text)).toBe(false);
  });
});
