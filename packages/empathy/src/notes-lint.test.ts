import { describe, expect, it } from 'vitest';
import { labelsPerson } from './notes-lint.ts';

describe('[NL1] a note that labels the person', () => {
  it.each([
    ['Difficult customer', 'difficult customer'],
    ['difficult customer, be careful', 'difficult customer'],
    ['She is very rude.', 'she is very rude'],
    ['Customer was aggressive on the phone', 'customer was aggressive'],
    ['An impossible person!', 'impossible person'],
    ['a real troublemaker', 'troublemaker'],
    ['He is a pain', 'he is a pain'],
    ['Schwieriger Kunde', 'schwieriger kunde'],
    ['Er ist immer unfreundlich', 'er ist immer unfreundlich'],
    ['typical whiner', 'whiner'],
  ])('%s', (note, label) => {
    expect(labelsPerson(note)).toBe(label);
  });
});

describe('[NL2] a note that says what happened, was felt or is needed', () => {
  it.each([
    'Charged twice on 3 May, was upset about it.',
    'The form was difficult for her.',
    'Difficult delivery address: ring at the back.',
    'It is impossible to reach him before noon.',
    'Has pain in the wrist, prefers short messages.',
    'Prefers to be called Karen.',
    'The slow response annoyed him.',
    'He finds the new checkout annoying.',
    'Flight tomorrow at 9:00, needs the invoice before.',
    'Kunde wurde doppelt belastet.',
    'Das Formular ist schwierig.',
    '',
  ])('%s', (note) => {
    expect(labelsPerson(note)).toBeNull();
  });

  it('reads a hundred thousand characters of anything without harm', () => {
    expect(labelsPerson('x is '.repeat(20_000))).toBeNull();
  });
});
