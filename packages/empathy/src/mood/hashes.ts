import type { Token } from './tokens.ts';

export const SEED = 0x811c_9dc5;
const PRIME = 0x0100_0193;
const APOSTROPHE = 0x27;

/** Drawn-out letters ("soooo") count twice, digits are all alike, and "don't" is "dont". */
export function hashOfToken(codes: Uint16Array, { kind, start, end }: Token): number {
  if (kind === 'placeholder') return PLACEHOLDER;
  let hash = SEED;
  let previous = 0;
  let repeats = 0;
  for (let at = start; at < end; at++) {
    const given = codes[at] ?? 0;
    if (given === APOSTROPHE) continue;
    const code = given >= 0x30 && given <= 0x39 ? 0x30 : given;
    repeats = code === previous ? repeats + 1 : 0;
    previous = code;
    if (repeats < 2) hash = Math.imul(hash ^ code, PRIME);
  }
  return hash;
}

export function hashOfWord(word: string): number {
  let hash = SEED;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), PRIME);
  return hash;
}

const PLACEHOLDER = hashOfWord('[placeholder]');

/** Spreads a hash over all 32 bits (the finish of MurmurHash3). */
export function mixed(hash: number): number {
  let h = hash;
  h = Math.imul(h ^ (h >>> 16), 0x85eb_ca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2_ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
