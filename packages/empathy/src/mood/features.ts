import type { PlainText } from './plain-text.ts';
import { hashOfToken, hashOfWord, mixed, SEED } from './hashes.ts';
import type { Token } from './tokens.ts';

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
  tokens.forEach((token, index) => {
    const hash = hashOfToken(text.codes, token);
    put(hash, WORD, index);
    put(Math.imul(before, 31) + hash, PAIR, index);
    before = hash;
    if (token.kind !== 'word') {
      if (token.kind === 'marks') negatedFor = 0;
      return;
    }
    words++;
    piecesOf(text.codes, token, index);
    if (isShouted(original, text, token)) shouted++;
    if (negatedFor > 0) put(hash, NEGATED, index);
    negatedFor = NEGATORS.has(hash) ? NEGATION_REACH : negatedFor - 1;
  });
  const last = Math.max(0, tokens.length - 1);
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

const NEGATORS = new Set(
  (
    'not no never dont doesnt didnt cant cannot couldnt wont wouldnt shouldnt isnt arent wasnt werent aint havent ' +
    'hasnt hadnt nothing nobody none without hardly neither nor'
  )
    .split(' ')
    .map(hashOfWord),
);
