import type { Cue, PhraseEntry, PhraseIntent, PhraseLocale } from '@attune/protocol';

export type PhraseOwner = 'team' | 'own';

/** The cue a move most often answers; the editor offers it first. */
export const usualCue: Readonly<Record<PhraseIntent, Cue>> = {
  acknowledge: 'acknowledge-problem',
  apologise: 'acknowledge-problem',
  'thank-effort': 'acknowledge-effort',
  reflect: 'listen',
  explore: 'ask-openly',
  explain: 'offer-way',
  own: 'take-ownership',
  promise: 'take-ownership',
  'offer-choice': 'offer-way',
  refuse: 'refuse-with-reason',
  'announce-cost': 'announce-cost',
  'set-limit': 'set-limit',
  handover: 'hand-over',
  close: 'close-warmly',
  'follow-up': 'follow-up',
};

/** A page still to be written. */
export function newPhrase(owner: PhraseOwner, locale: PhraseLocale, text = ''): PhraseEntry {
  return {
    id: '',
    version: 1,
    locale,
    intent: 'acknowledge',
    cue: usualCue.acknowledge,
    family: '',
    text,
    situations: [],
    moods: [],
    phases: [],
    formality: 2,
    warmth: 2,
    rests: [],
    tags: [],
    do: '',
    dont: '',
    source: owner === 'team' ? 'team' : 'agent',
    status: 'active',
  };
}

const MOST_WORDS = 5;

/** A name from the first words of a text, that nothing else has. */
export function slugOf(text: string, taken: ReadonlySet<string>): string {
  const words =
    text
      .toLowerCase()
      .normalize('NFKD')
      .match(/[a-z0-9]+/gu) ?? [];
  const plain = words.slice(0, MOST_WORDS).join('-').slice(0, 50).replace(/-$/u, '');
  const name = /^[a-z]/u.test(plain) ? plain : `phrase${plain === '' ? '' : `-${plain}`}`;
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? name : `${name}-${number}`;
    if (!taken.has(slug)) return slug;
  }
}
