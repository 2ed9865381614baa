import type { OfferedInvitation } from '@attune/protocol';

type Words = Pick<OfferedInvitation, 'text' | 'button'>;

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
  const all = [{ language: written, text, button }, ...translations];
  for (const tag of wanted) {
    const found =
      all.find(({ language }) => language.toLowerCase() === tag.toLowerCase()) ??
      all.find(({ language }) => primary(language) === primary(tag));
    if (found) return found;
  }
  return { text, button };
}

const primary = (tag: string): string => tag.split('-', 1)[0]?.toLowerCase() ?? '';
