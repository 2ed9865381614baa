import * as v from 'valibot';

/** Characters that can be typed above a list to find an entry. */
export const MAX_SOUGHT = 100;

/** Words typed above a list: entries that have all of them stay. Empty: all entries. */
export const soughtField = v.pipe(
  v.string(),
  v.maxLength(MAX_SOUGHT, `must have at most ${MAX_SOUGHT} characters`),
);

/** As it is compared: "José" is found by "jose". */
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase();

/** The words that have to be there, each once. */
export const soughtWords = (sought: string): readonly string[] =>
  [...new Set(plain(sought).split(/\s+/u))].filter((word) => word !== '');

/** Whether each word stands somewhere in what an entry says of itself. */
export function fitsSought(texts: readonly (string | null)[], sought: string): boolean {
  const all = plain(texts.filter((text) => text !== null).join('\n'));
  return soughtWords(sought).every((word) => all.includes(word));
}
