export { changeFrom, type SuggestionChange } from './compare-to-suggestion.ts';
export type { ChatFact } from './facts.ts';
export { textOfParts } from './fill.ts';
export type { Phrase } from './phrase.ts';
export { phraseBook } from './phrases/phrase-book.ts';
export { suggest, type SuggestInput, type UsedPhrase } from './suggest.ts';
