import type { OfferedInvitation } from '@attune/protocol';

type Words = Pick<OfferedInvitation, 'text' | 'button'> & { readonly language: string };

/**
 * An invitation in the language that the visitor likes best of those it is written in; otherwise as it was written first.
 * @param wanted BCP 47 tags, best first
 * @param written the language of the first words
 */
export function wordsOf(
  { text, button, translations = [] }: Pick<OfferedInvitation, 'text' | 'button' | 'translations'>,
  wanted: readonly string[],
  written: string,
): Words {
  const first = { language: written, text, button };
  // What was translated on purpose goes before what is only taken to be in that language.
  const all = [...translations, first];
  for (const tag of wanted) {
    const found =
      all.find(({ language }) => language.toLowerCase() === tag.toLowerCase()) ??
      all.find(({ language }) => primary(language) === primary(tag));
    if (found) return found;
  }
  return first;
}

export const primary = (tag: string): string => tag.split('-', 1)[0]?.toLowerCase() ?? '';
