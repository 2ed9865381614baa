import type { ExcerptPart } from '@attune/protocol';

/** Characters shown of a text that was found. */
const EXCERPT_LENGTH = 180;
/** Of them, so many stand before the first hit. */
const BEFORE_HIT = 50;

const WORD = /[\p{L}\p{N}\p{M}]+/gu;

/** A word as it is compared: small letters, accents taken off; the database folds alike. */
export const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase();

/** What a query looks for, as far as it can be shown. */
export interface WantedWords {
  readonly whole: ReadonlySet<string>;
  /** The last word may be a beginning. */
  readonly beginning: string | null;
}

/** Whether the last word of a query is still being written, as far as one can tell. */
export const endsInWord = (query: string): boolean => /[\p{L}\p{N}]$/u.test(query);

/** The words of a query that are wanted, without those left out by a minus and the `or` between them. */
export function wantedWords(query: string): WantedWords {
  const wanted = query.replaceAll(/(?:^|\s)-(?:"[^"]*"?|\S+)/gu, ' ').replaceAll(/(?<=\s)or(?=\s)/giu, ' ');
  const words = [...folded(wanted).matchAll(WORD)].map(([word]) => word);
  const last = words.at(-1);
  return { whole: new Set(words), beginning: endsInWord(query) && last !== undefined ? last : null };
}

/** The part of a text around the first hit, in pieces that are a hit or not. */
export function excerptOf(text: string, { whole, beginning }: WantedWords): readonly ExcerptPart[] {
  const line = text.replaceAll(/\s+/gu, ' ').trim();
  const isWanted = (word: string): boolean => {
    const plain = folded(word);
    return whole.has(plain) || (beginning !== null && plain.startsWith(beginning));
  };
  const hits = [...line.matchAll(WORD)].filter(([word]) => isWanted(word));
  const first = hits[0]?.index ?? 0;
  const start = first <= BEFORE_HIT ? 0 : wordStart(line, first - BEFORE_HIT);
  const end = Math.min(line.length, start + EXCERPT_LENGTH);
  const parts: ExcerptPart[] = [];
  const add = (piece: string, isHit: boolean) => {
    if (piece !== '') parts.push({ text: piece, isHit });
  };
  let from = start;
  for (const hit of hits) {
    const upTo = hit.index + hit[0].length;
    if (upTo > end) break;
    add(line.slice(from, hit.index), false);
    add(line.slice(hit.index, upTo), true);
    from = upTo;
  }
  add(line.slice(from, end), false);
  if (start > 0) parts.unshift({ text: '… ', isHit: false });
  if (end < line.length) parts.push({ text: ' …', isHit: false });
  return parts;
}

/** The excerpt of whichever text has the most hits, the first of equals. */
export function bestExcerpt(texts: readonly string[], wanted: WantedWords): readonly ExcerptPart[] {
  const hitsIn = (parts: readonly ExcerptPart[]) => parts.filter(({ isHit }) => isHit).length;
  return texts
    .map((text) => excerptOf(text, wanted))
    .reduce<readonly ExcerptPart[]>(
      (best, next) => (hitsIn(next) > hitsIn(best) || best.length === 0 ? next : best),
      [],
    );
}

function wordStart(line: string, near: number): number {
  const space = line.indexOf(' ', near);
  return space < 0 ? near : space + 1;
}
