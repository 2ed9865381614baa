import { tellFault } from '../shared/guarded.ts';
import { languageParts } from './fetch-language.ts';
import { speak, speech } from '../panel/texts.ts';

/** The first wish that we can meet, by the first part of its tag; English otherwise. */
export function languageOf(wanted: readonly string[]): string {
  const first = wanted.map((tag) => tag.split('-', 1)[0]?.toLowerCase() ?? '');
  return first.find((tag) => tag === 'en' || tag in languageParts) ?? 'en';
}

/**
 * Speaks a language as soon as its texts are here. One that cannot be fetched leaves what is spoken now.
 * @param words the site's own words, by room and key
 */
export async function speakLanguage(
  tag: string,
  words: Readonly<Record<string, string>> = speech.words,
): Promise<void> {
  const first = languageOf([tag]);
  try {
    const part = first === 'en' ? null : await languageParts[first]?.();
    speak(tag, part?.texts ?? null, words);
  } catch (fault) {
    tellFault(fault);
  }
}
