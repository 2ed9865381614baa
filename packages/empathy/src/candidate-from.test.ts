import { describe, expect, it } from 'vitest';
import { candidateFrom } from './candidate-from.ts';

const suggestion = {
  phraseId: 'see-silence',
  intent: 'reflect',
  cue: 'name-the-unsaid',
  family: 'see-silence',
  parts: [
    { text: 'I can see ' },
    { slot: 'control', value: 'the “Pay” button', source: 'what they clicked' },
    { text: ' did not respond when you pressed it. I am checking that page now.' },
  ],
} as const;

describe('a candidate from an edited suggestion', () => {
  it('[CA1] keeps slots, and leaves persons out', () => {
    const sent =
      'Hi Anna, so the “Pay” button left you hanging. Jana repairs it by 17:00; mail me at m@x.org. Your 39.90 € are safe.';
    expect(candidateFrom(suggestion, sent, { names: ['Anna Okafor', 'Marek'] })).toEqual({
      phraseId: 'see-silence',
      intent: 'reflect',
      cue: 'name-the-unsaid',
      family: 'see-silence',
      locale: 'en',
      text: 'Hi {name}, so {control} left you hanging. Jana repairs it by {time}; mail me at [address] Your {amount} are safe.',
    });
  });

  it('[CA1] there is none when it was sent as it was, or nearly', () => {
    const asItWas =
      'I can see the “Pay” button did not respond when you pressed it. I am checking that page now.';
    expect(candidateFrom(suggestion, asItWas)).toBeNull();
    expect(candidateFrom(suggestion, asItWas.replace('now', 'today'))).toBeNull();
  });

  it('[CA1] there is none from nothing', () => {
    expect(candidateFrom(suggestion, ' \n ')).toBeNull();
  });
});
