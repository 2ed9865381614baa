/** No name that a phrase takes up is longer: the bound the protocol sets for names of controls. */
const MAX_NAME = 40;

/** Joiners shape letters in Persian and Indic names, and emoji; alone they are nothing. */
const JOINERS = /^[\u200c\u200d\s]*$/u;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * A name that came from outside, fit to stand inside a sentence: on one line, without characters that cannot be seen
 * or that turn the text around, at most forty characters. What looks like markup or like a slot stays what it is: text.
 * @returns null when nothing visible is left
 */
export function plainName(given: string | null | undefined): string | null {
  if (given == null) return null;
  const beginning = given.slice(0, MAX_NAME * 10).toWellFormed();
  const visible = beginning
    .replace(/\s+/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}]/gu, (found) => (JOINERS.test(found) ? found : ''));
  let name = '';
  for (const { segment } of graphemes.segment(visible.trim())) {
    if (name.length + segment.length > MAX_NAME) break;
    name += segment;
  }
  return JOINERS.test(name) ? null : name.trim();
}

/** Without control and format characters (zero-width, direction marks, soft hyphens); line breaks become spaces. */
export function withoutInvisible(text: string): string {
  return text.replace(/\s+/gu, ' ').replace(/[\p{Cc}\p{Cf}]/gu, '');
}
