import { expect, it } from 'vitest';
import { besideField } from './refusal-words.ts';

it.each([
  ['"password" must have at least 10 characters.', 'Must have at least 10 characters.'],
  ['"rage-click.minClicks" must be a whole number.', 'Must be a whole number.'],
  ['Somebody with this address can already sign in.', 'Somebody with this address can already sign in.'],
  ['', ''],
])('reads %j beside its field as %j', (message, words) => {
  expect(besideField({ message })).toBe(words);
});
