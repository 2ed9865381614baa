import { featuresOf, PAIR } from './features.ts';
import type { PlainText } from './plain-text.ts';
import type { Token } from './tokens.ts';

/** Buckets that hold something of a text, each once, with their values. */
export interface Vector {
  readonly buckets: Uint32Array;
  readonly values: Float32Array;
  /** The token a bucket was first met in. */
  readonly tokens: Uint16Array;
  /** 1 where it was met in two tokens, that one and the one before. */
  readonly pairs: Uint8Array;
  readonly count: number;
}

/** How much a feature of each kind counts: word, pair, piece, negated word, style, pattern. Chosen on the development split. */
const GROUP_VALUES = Float32Array.of(1, 0.7, 0.5, 0.7, 0.7, 0.7);

/** Keeps typical values near one half, where training takes even steps. */
const LENGTH_SCALE = 3;

const ROOM = 32_000;

/** Makes vectors over 2^bits buckets. A vector is scratch space: read it before the next call. */
export function vectorizer(
  bits: number,
): (original: string, text: PlainText, tokens: readonly Token[]) => Vector {
  const shift = 32 - bits;
  const seen = new Uint32Array(2 ** bits);
  const buckets = new Uint32Array(ROOM);
  const values = new Float32Array(ROOM);
  const tokenOf = new Uint16Array(ROOM);
  const pairs = new Uint8Array(ROOM);
  let generation = 0;
  return (original, text, tokens) => {
    const features = featuresOf(original, text, tokens);
    // After four billion texts the marks begin again.
    if (generation === 0xffff_ffff) seen.fill(0);
    generation = generation === 0xffff_ffff ? 1 : generation + 1;
    let count = 0;
    let squares = 0;
    for (let i = 0; i < features.count; i++) {
      const bucket = (features.hashes[i] ?? 0) >>> shift;
      if (seen[bucket] === generation) continue;
      seen[bucket] = generation;
      const group = features.groups[i] ?? 0;
      const value = GROUP_VALUES[group] ?? 0;
      buckets[count] = bucket;
      tokenOf[count] = features.tokens[i] ?? 0;
      pairs[count] = group === PAIR ? 1 : 0;
      values[count++] = value;
      squares += value * value;
    }
    const scale = squares === 0 ? 0 : LENGTH_SCALE / Math.sqrt(squares);
    for (let i = 0; i < count; i++) values[i] = (values[i] ?? 0) * scale;
    return { buckets, values, tokens: tokenOf, pairs, count };
  };
}
