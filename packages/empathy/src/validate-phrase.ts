import type { PhraseEntry } from '@attune/protocol';
import { moneyIn } from './goodwill.ts';
import { parsePhraseText } from './phrase-text.ts';
import { phraseOf } from './phrase.ts';
import { problemsOf, type PhraseProblem } from './phrases/phrase-rules.ts';

/** What a phrase is held against besides itself. */
export interface PhraseSurroundings {
  /** Phrases of the same book. */
  readonly book: readonly PhraseEntry[];
  /** The phrase this one says in another language. */
  readonly translates?: PhraseEntry;
}

/**
 * What is wrong with a phrase that somebody wrote, in words and by field; empty when nothing is. It may be saved when no
 * problem is an `error`. The shape of the values is the protocol's to check (`phraseField`).
 */
export function validatePhrase(
  candidate: PhraseEntry,
  { book, translates }: PhraseSurroundings = { book: [] },
): readonly PhraseProblem[] {
  const parsed = parsePhraseText(candidate.text);
  if (!parsed.ok) return parsed.problems.map((message) => error('text', message));
  const phrase = phraseOf(candidate);
  return [
    ...problemsOf(phrase),
    ...problemsOfPlace(candidate, book),
    ...(translates ? problemsOfTranslation(phrase.requires, translates) : []),
    ...(moneyIn(candidate.text).length > 0 && !candidate.tags.includes('goodwill')
      ? [error('tags', 'names an amount of money and is not tagged "goodwill"')]
      : []),
  ];
}

/** Whether a phrase may be saved with these problems. */
export function isSavable(problems: readonly PhraseProblem[]): boolean {
  return problems.every(({ level }) => level !== 'error');
}

function error(field: string, message: string): PhraseProblem {
  return { level: 'error', field, message };
}

/** An id names one phrase, and its next version is the same phrase; a team may reword what is shipped, an agent may not. */
function problemsOfPlace(
  { id, version, source, family, cue, locale }: PhraseEntry,
  book: readonly PhraseEntry[],
): readonly PhraseProblem[] {
  const same = book.find((other) => other.id === id);
  const strangers = book.filter((other) => other.family === family && other.id !== id);
  return [
    ...(same && source === 'agent' && same.source !== 'agent'
      ? [error('id', 'is taken by a phrase of the team')]
      : []),
    ...(same && version <= same.version
      ? [error('id', `is taken; to replace that phrase, save version ${same.version + 1}`)]
      : []),
    ...(strangers.some((other) => other.cue !== cue)
      ? [error('family', 'answers another cue than the family it joins')]
      : []),
    ...(strangers.some((other) => other.locale !== locale)
      ? [error('family', 'speaks another language than the family it joins')]
      : []),
  ];
}

function problemsOfTranslation(requires: readonly string[], original: PhraseEntry): readonly PhraseProblem[] {
  return phraseOf(original)
    .requires.filter((slot) => !requires.includes(slot))
    .map((slot) => error('text', `lacks {${slot}}, which “${original.id}” has`));
}
