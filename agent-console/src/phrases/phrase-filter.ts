import {
  fitsSought,
  type PhraseEntry,
  type PhraseIntent,
  type PhraseLocale,
  type Situation,
} from '@attune/protocol';

/** What somebody looks for in the book; null: any. */
export interface PhraseFilter {
  readonly words: string;
  readonly intent: PhraseIntent | null;
  readonly situation: Situation | null;
  readonly locale: PhraseLocale | null;
  readonly source: PhraseEntry['source'] | null;
}

export const anyPhrase: PhraseFilter = {
  words: '',
  intent: null,
  situation: null,
  locale: null,
  source: null,
};

/** Phrases that fit, in the book's order. Every word has to be there, in the text or in what it is for. */
export function filtered(phrases: readonly PhraseEntry[], filter: PhraseFilter): readonly PhraseEntry[] {
  const fits = (phrase: PhraseEntry): boolean => {
    const { text, family, id, tags, situations } = phrase;
    return (
      (filter.intent === null || phrase.intent === filter.intent) &&
      (filter.locale === null || phrase.locale === filter.locale) &&
      (filter.source === null || phrase.source === filter.source) &&
      (filter.situation === null || situations.includes(filter.situation)) &&
      fitsSought([text, id, family, phrase.do, ...tags, ...situations], filter.words)
    );
  };
  return phrases.filter(fits);
}

/** "gone-quiet" as somebody reads it. */
export function plainName(name: string): string {
  return name.replaceAll('-', ' ');
}
