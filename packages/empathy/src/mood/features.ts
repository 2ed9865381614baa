import type { PlainText } from './plain-text.ts';
import { hashOfToken, mixed, SEED } from './hashes.ts';
import type { Token } from './tokens.ts';
import { classOf, NEGATION } from './word-classes.ts';

/**
 * What the model sees of a text: hashes of words, of two in a row, pieces of words (3 to 5 units), words under
 * a negation, marks. Each names the token it ends in, so that a judgement can point at its words.
 */
export interface Features {
  readonly hashes: Uint32Array;
  /** What kind each is: word, pair, piece, negated word, style. */
  readonly groups: Uint8Array;
  readonly tokens: Uint16Array;
  readonly count: number;
}

const WORD = 0;
export const PAIR = 1;
const PIECE = 2;
const NEGATED = 3;
const STYLE = 4;
const PATTERN = 5;

/** Each of at most 4,000 units starts three pieces at most; each token adds a few more. */
const ROOM = 32_000;
const hashes = new Uint32Array(ROOM);
const groups = new Uint8Array(ROOM);
const tokenOf = new Uint16Array(ROOM);
let count = 0;

/** How many words a negation reaches. */
const NEGATION_REACH = 3;

/**
 * Features of a text, with repeats. The arrays are one scratch space for all calls: read them before the next call.
 * @param original the text as written, for capitals
 */
export function featuresOf(original: string, text: PlainText, tokens: readonly Token[]): Features {
  count = 0;
  let before = SEED;
  let negatedFor = 0;
  let words = 0;
  let shouted = 0;
  forgetSentence();
  tokens.forEach((token, index) => {
    const hash = hashOfToken(text.codes, token);
    put(hash, WORD, index);
    put(Math.imul(before, 31) + hash, PAIR, index);
    before = hash;
    if (token.kind !== 'word') {
      if (token.kind === 'marks') {
        negatedFor = 0;
        endSentence(text.codes[token.start] ?? 0, index);
      }
      return;
    }
    words++;
    piecesOf(text.codes, token, index);
    if (isShouted(original, text, token)) shouted++;
    if (negatedFor > 0) put(hash, NEGATED, index);
    const part = classOf(hash);
    negatedFor = part === NEGATION ? NEGATION_REACH : negatedFor - 1;
    patternsOf(part, index);
  });
  const last = Math.max(0, tokens.length - 1);
  if (sentenceWords > 0) endSentence(0, last);
  put(Math.imul(before, 31) + 1, PAIR, last);
  put(Math.min(6, Math.floor(Math.log2(words + 1) * 1.5)), STYLE, last);
  if (shouted > 0) put(100 + Math.min(3, shouted), STYLE, last);
  if (shouted > 1 && shouted * 2 > words) put(110, STYLE, last);
  return { hashes, groups, tokens: tokenOf, count };
}

function put(hash: number, group: number, token: number): void {
  if (count === ROOM) return;
  hashes[count] = mixed(hash + Math.imul(group + 1, 0x9e37_79b1));
  groups[count] = group;
  tokenOf[count++] = token;
}

const MAX_WORD = 40;

/** Runs of three to five units of a word with its edges marked. */
function piecesOf(codes: Uint16Array, { start, end }: Token, index: number): void {
  const last = Math.min(end, start + MAX_WORD);
  for (let from = start - 1; from < last - 1; from++) {
    let hash = SEED;
    for (let length = 1; length <= 5; length++) {
      const at = from + length - 1;
      if (at > last) break;
      const code = at < start || at >= last ? 0x5f : (codes[at] ?? 0);
      hash = Math.imul(hash ^ code, 0x0100_0193);
      if (length >= 3) put(hash, PIECE, index);
    }
  }
}

/** A word of two or more capitals. */
function isShouted(original: string, { origins }: PlainText, { start, end }: Token): boolean {
  if (end - start < 2) return false;
  for (let at = start; at < end; at++) {
    const code = original.charCodeAt(origins[at] ?? 0);
    if (code < 0x41 || code > 0x5a) return false;
  }
  return true;
}

/** A word further on belongs to another thought. */
const PATTERN_REACH = 5;
const FULL_STOPS = new Set(Array.from('.!?;', (mark) => mark.charCodeAt(0)));

let sentenceWords = 0;
let first = 0;
let second = 0;
let latest = 0;
let beforeLatest = 0;
let latestAt = 0;

function forgetSentence(): void {
  sentenceWords = first = second = latest = beforeLatest = latestAt = 0;
}

/** Two and three parts in a row, skipping words that play none. */
function patternsOf(part: number, token: number): void {
  sentenceWords++;
  if (part === 0) return;
  if (first === 0) first = part;
  else if (second === 0) second = part;
  const isNear = latest !== 0 && sentenceWords - latestAt <= PATTERN_REACH;
  if (isNear) {
    put(latest * 32 + part, PATTERN, token);
    if (beforeLatest !== 0) put((beforeLatest * 32 + latest) * 32 + part, PATTERN, token);
  }
  beforeLatest = isNear ? latest : 0;
  latest = part;
  latestAt = sentenceWords;
}

/** How a sentence begins and the mark it ends with: "why … still … ?" is one way to ask. */
function endSentence(mark: number, token: number): void {
  if (mark !== 0 && !FULL_STOPS.has(mark)) return;
  const end = mark === 0x3f ? 1 : mark === 0x21 ? 2 : 3;
  if (first !== 0) put(0x10_0000 + (first * 32 + second) * 4 + end, PATTERN, token);
  forgetSentence();
}
