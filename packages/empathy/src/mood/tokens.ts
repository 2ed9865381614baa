import type { PlainText } from './plain-text.ts';

/** What a token is made of: letters and digits, a run of one mark, a face made of marks, or an emoji. */
export type TokenKind = 'word' | 'marks' | 'face' | 'emoji' | 'placeholder';

/** A piece of a plain text: units `start` up to, not including, `end`. */
export interface Token {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
}

const APOSTROPHE = 0x27;

/** In order, without white space; linear in the text. */
export function tokensOf({ codes, length }: PlainText): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < length) {
    const code = codes[at] ?? 0;
    if (code === 0x20) {
      at++;
      continue;
    }
    const start = at;
    const kind = kindAt(codes, at, length);
    at = endOf(kind, codes, at, length);
    tokens.push({ kind, start, end: at });
  }
  return tokens;
}

function kindAt(codes: Uint16Array, at: number, length: number): TokenKind {
  const code = codes[at] ?? 0;
  if (isWordUnit(code)) return 'word';
  if (code >= 0xd8_00 && code <= 0xdf_ff) return 'emoji';
  if (code >= 0x20_00 && code <= 0x2b_ff) return 'emoji';
  if (placeholderEnd(codes, at, length) > at) return 'placeholder';
  if (isEye(code) && faceEnd(codes, at, length) > at) return 'face';
  if (code === 0x3c && codes[at + 1] === 0x33 && at + 1 < length) return 'face';
  return 'marks';
}

function endOf(kind: TokenKind, codes: Uint16Array, start: number, length: number): number {
  if (kind === 'word') return wordEnd(codes, start, length);
  if (kind === 'placeholder') return placeholderEnd(codes, start, length);
  if (kind === 'face') return codes[start] === 0x3c ? start + 2 : faceEnd(codes, start, length);
  return kind === 'emoji' ? emojiEnd(codes, start, length) : runEnd(codes, start, length);
}

/** An emoji is one code point: two units, or one for the old signs. */
function emojiEnd(codes: Uint16Array, start: number, length: number): number {
  const [first = 0, next = 0] = codes.subarray(start, Math.min(start + 2, length));
  const isPair = first >= 0xd8_00 && first <= 0xdb_ff && next >= 0xdc_00 && next <= 0xdf_ff;
  return isPair ? start + 2 : start + 1;
}

/** "..." is one run, as is "?!?!". */
function runEnd(codes: Uint16Array, start: number, length: number): number {
  const first = codes[start] ?? 0;
  let end = start + 1;
  while (end < length && (codes[end] === first || (isCry(first) && isCry(codes[end] ?? 0)))) end++;
  return end;
}

function wordEnd(codes: Uint16Array, start: number, length: number): number {
  let end = start + 1;
  while (end < length) {
    const code = codes[end] ?? 0;
    const isInner = code === APOSTROPHE && end + 1 < length && isWordUnit(codes[end + 1] ?? 0);
    if (!isWordUnit(code) && !isInner) break;
    end++;
  }
  return end;
}

/** "[NAME]", "#PRS_ORG#", "<user>": somebody's data was taken out, and the word in its place means nothing. */
function placeholderEnd(codes: Uint16Array, start: number, length: number): number {
  const closing = CLOSINGS.get(codes[start] ?? 0);
  if (closing === undefined) return start;
  const last = Math.min(length, start + LONGEST_PLACEHOLDER);
  for (let at = start + 1; at < last; at++) {
    const code = codes[at] ?? 0;
    if (code === closing) return at > start + 2 ? at + 1 : start;
    const isInner = isWordUnit(code) || code === 0x5f || code === 0x2d;
    if (!isInner) return start;
  }
  return start;
}

const CLOSINGS = new Map<number, number>([
  [0x5b, 0x5d],
  [0x3c, 0x3e],
  [0x23, 0x23],
]);
const LONGEST_PLACEHOLDER = 24;

/** ":-)", ";(", "=D": eyes, perhaps a nose, a mouth or more of them. */
function faceEnd(codes: Uint16Array, start: number, length: number): number {
  let at = start + 1;
  if (at < length && (codes[at] === 0x2d || codes[at] === APOSTROPHE)) at++;
  const mouth = codes[at] ?? 0;
  if (at >= length || !MOUTHS.has(mouth)) return start;
  const isLetter = isWordUnit(mouth);
  if (isLetter && at + 1 < length && isWordUnit(codes[at + 1] ?? 0)) return start;
  // "http://": a slash is a mouth only when nothing of its kind follows.
  if (mouth === 0x2f && codes[at + 1] === 0x2f) return start;
  while (at < length && codes[at] === mouth) at++;
  return at;
}

const MOUTHS = new Set(Array.from(')(]|/\\dpo3*[', (mark) => mark.charCodeAt(0)));

function isEye(code: number): boolean {
  return code === 0x3a || code === 0x3b || code === 0x3d;
}

function isCry(code: number): boolean {
  return code === 0x21 || code === 0x3f;
}

/** Letters and digits of any script. */
export function isWordUnit(code: number): boolean {
  if (code < 0x80) return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39);
  return !SIGNS.some(([first, last]) => code >= first && code <= last);
}

/** Ranges that are marks, signs, halves of emoji or nobody's letters. */
const SIGNS: readonly (readonly [first: number, last: number])[] = [
  [0x80, 0xa9],
  [0xab, 0xb4],
  [0xb6, 0xb9],
  [0xbb, 0xbf],
  [0xd7, 0xd7],
  [0xf7, 0xf7],
  [0x20_00, 0x2b_ff],
  [0x30_00, 0x30_20],
  [0xd8_00, 0xf8_ff],
  [0xff_00, 0xff_ff],
];
