import type { PhraseLocale, Suggestion } from '@attune/protocol';
import { wordingIn } from './wording.ts';

/** Where the wait in a suggestion comes from. By it is known what goes on growing while somebody waits. */
export const WAIT_SOURCE = 'the time since their first unanswered message';

/**
 * A suggestion as it is true now: the wait it names has gone on since it was offered. The rest stays as it is.
 * @param waitingSince when the first unanswered message came, ms since the Unix epoch
 */
export function withWaitOfNow(
  suggestion: Suggestion,
  waitingSince: number,
  now: number,
  locale: PhraseLocale,
): Suggestion {
  const about = wordingIn(locale).about(now - waitingSince);
  let offered: string | null = null;
  const parts = suggestion.parts.map((part) => {
    if (!('slot' in part) || part.source !== WAIT_SOURCE || part.value === null) return part;
    offered = part.value;
    return { ...part, value: about };
  });
  if (offered === null || offered === about) return suggestion;
  return { ...suggestion, parts, reason: suggestion.reason.replace(offered, about) };
}

/** The German book for those whose browser speaks German, else the English one. */
export const bookLocale = (locale: string | null): PhraseLocale =>
  locale?.toLowerCase().split(/[-_]/u)[0] === 'de' ? 'de' : 'en';
