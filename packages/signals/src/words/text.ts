/** Of a message only this much is judged: what somebody means stands at its beginning, and the work stays bounded. */
export const JUDGED_CHARACTERS = 1_000;

/** The judged part of a message, without lines that quote somebody else. */
export function ownText(text: string): string {
  const judged = text.slice(0, JUDGED_CHARACTERS);
  return judged
    .split('\n')
    .filter((line) => !line.trimStart().startsWith('>'))
    .join('\n');
}

/** Quotation marks by their opening one; an apostrophe is none, it stands within words. */
const CLOSING_MARKS: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['“', '”'],
  ['„', '“'],
  ['«', '»'],
  ['»', '«'],
  ['「', '」'],
]);

/** The own text without what stands in quotation marks; a mark that is never closed quotes nothing. */
export function unquoted(text: string): string {
  let kept = '';
  let at = 0;
  const own = ownText(text);
  // A mark that was not found closed is not looked for again, so that a thousand opening ones cost no more than one.
  const neverClosed = new Set<string>();
  while (at < own.length) {
    const character = own.charAt(at);
    const closing = CLOSING_MARKS.get(character);
    const end = closing === undefined || neverClosed.has(closing) ? -1 : own.indexOf(closing, at + 1);
    if (end === -1 && closing !== undefined) neverClosed.add(closing);
    if (end === -1) kept += character;
    else kept += ' ';
    at = end === -1 ? at + 1 : end + 1;
  }
  return kept;
}

/** One character of a script that puts no spaces between words, or letters and digits up to anything else. */
const WORDS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{N}]+/gu;

/** Lower-case words without accents, in order; an apostrophe parts them as a space does. */
export function wordsOf(text: string): readonly string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.match(WORDS) ?? [];
}

/**
 * The same words asked for again by another detector in the same look. Bounded, and emptied when it is full: texts are
 * at most {@link JUDGED_CHARACTERS} long.
 */
const REMEMBERED = 512;

function remembering(work: (text: string) => readonly string[]): (text: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (text) => {
    const judged = text.slice(0, JUDGED_CHARACTERS);
    const before = known.get(judged);
    if (before !== undefined) return before;
    if (known.size >= REMEMBERED) known.clear();
    const words = work(judged);
    known.set(judged, words);
    return words;
  };
}

/** Words of a message without the lines that quote somebody else. */
export const ownWords = remembering((text) => wordsOf(ownText(text)));

/** Words of a message without anything quoted. */
export const unquotedWords = remembering((text) => wordsOf(unquoted(text)));
