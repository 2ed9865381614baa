import type { PhraseEntry, PhraseLocale, Suggestion, SuggestionPart } from '@attune/protocol';
import { changeFrom } from './compare-to-suggestion.ts';
import { redacted } from './redact.ts';
import { MAX_JUDGED } from './words.ts';

/** What an agent made of a suggestion, for an admin to look at: it becomes a phrase only when they say so. */
export interface PhraseCandidate extends Pick<PhraseEntry, 'locale' | 'intent' | 'cue' | 'family' | 'text'> {
  /** The phrase it grew from. */
  readonly phraseId: string;
}

/** A filled value shorter than this stands in too many words to be found again. */
const MIN_VALUE = 3;

/**
 * A new phrase from what an agent wrote over a suggestion, without personal data: values of slots become slots again,
 * addresses, numbers and names are taken out.
 * @param names names that are known to occur: the visitor's, the agent's
 * @returns null unless the suggestion was edited heavily; what was kept teaches nothing new
 */
export function candidateFrom(
  suggestion: Pick<Suggestion, 'phraseId' | 'intent' | 'cue' | 'family' | 'parts'>,
  sentText: string,
  {
    names = [],
    locale = 'en',
  }: { readonly names?: readonly (string | null)[]; readonly locale?: PhraseLocale } = {},
): PhraseCandidate | null {
  if (changeFrom(suggestion.parts, sentText) !== 'heavily-edited') return null;
  const { phraseId, intent, cue, family, parts } = suggestion;
  const text = withSlots(sentText.slice(0, MAX_JUDGED), parts, (rest) => redacted(rest, names, locale))
    .replace(/\s+/gu, ' ')
    .trim();
  return text === '' ? null : { phraseId, intent, cue, family, locale, text };
}

/** The text with values of slots as slots, and everything between them redacted. */
function withSlots(text: string, parts: readonly SuggestionPart[], redact: (text: string) => string): string {
  const [part, ...others] = parts.filter(
    (one) => 'slot' in one && one.value !== null && one.value.length >= MIN_VALUE && text.includes(one.value),
  );
  if (part === undefined || !('slot' in part) || part.value === null) return redact(text);
  return text
    .split(part.value)
    .map((piece) => withSlots(piece, others, redact))
    .join(`{${part.slot}}`);
}
