import type { PhraseEntry } from '@attune/protocol';

/** A sound phrase of a team. */
export function aPhrase(given: Partial<PhraseEntry> = {}): PhraseEntry {
  return {
    id: 'a-phrase',
    version: 1,
    locale: 'en',
    intent: 'own',
    cue: 'take-ownership',
    family: 'a-family',
    text: 'I will {step} for you.',
    situations: [],
    moods: [],
    phases: [],
    formality: 2,
    warmth: 2,
    rests: [],
    tags: [],
    do: 'When you can.',
    dont: 'When you cannot.',
    source: 'team',
    status: 'active',
    ...given,
  };
}
