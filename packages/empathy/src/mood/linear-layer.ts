import { unpacked, type LayerHeader } from './packed-weights.ts';
import { vectorizer, type Vector } from './vector.ts';
import type { PlainText } from './plain-text.ts';
import type { Token } from './tokens.ts';

/** One linear layer over hashed features, ready to judge. */
export interface LinearLayer {
  /** Log-odds of every head. Scratch space: read it before the next call. */
  readonly logits: (original: string, text: PlainText, tokens: readonly Token[]) => Float64Array;
  /** How much each token of the text judged last moved a weighted sum of heads. */
  readonly shares: (tokens: number, headWeights: readonly number[]) => Float64Array;
}

export function linearLayer(text: string, header: LayerHeader): LinearLayer {
  const weights = unpacked(text, header);
  const heads = header.heads.length;
  const vectorOf = vectorizer(header.bits);
  const logits = new Float64Array(heads);
  let last: Vector | null = null;
  return {
    logits: (original, plain, tokens) => {
      last = vectorOf(original, plain, tokens);
      logits.fill(0);
      addRows(logits, weights, last);
      for (let head = 0; head < heads; head++)
        logits[head] = (logits[head] ?? 0) * (header.scales[head] ?? 0) + (header.biases[head] ?? 0);
      return logits;
    },
    shares: (tokens, headWeights) => {
      const shares = new Float64Array(tokens);
      if (last === null) return shares;
      const { buckets, values, tokens: tokenOf, pairs, count } = last;
      const wanted = [...headWeights.keys()].filter((head) => headWeights[head] !== 0);
      const factors = wanted.map((head) => (headWeights[head] ?? 0) * (header.scales[head] ?? 0));
      for (let i = 0; i < count; i++) {
        const offset = (buckets[i] ?? 0) * heads;
        let share = 0;
        for (let at = 0; at < wanted.length; at++)
          share += (factors[at] ?? 0) * (weights[offset + (wanted[at] ?? 0)] ?? 0);
        share *= values[i] ?? 0;
        const token = tokenOf[i] ?? 0;
        const isPair = pairs[i] === 1 && token > 0;
        shares[token] = (shares[token] ?? 0) + (isPair ? share / 2 : share);
        if (isPair) shares[token - 1] = (shares[token - 1] ?? 0) + share / 2;
      }
      return shares;
    },
  };
}

/** Adds the weights of every bucket, times its value, to the sums of the heads. */
function addRows(sums: Float64Array, weights: Int16Array, { buckets, values, count }: Vector): void {
  const heads = sums.length;
  const row = (i: number): number => (buckets[i] ?? 0) * heads;
  const value = (i: number): number => (i < count ? (values[i] ?? 0) : 0);
  // Four rows a round are read twice as fast as one; past the end the value is 0.
  for (let i = 0; i < count; i += 4) {
    const [row0, row1, row2, row3] = [row(i), row(i + 1), row(i + 2), row(i + 3)];
    const [value0, value1, value2, value3] = [value(i), value(i + 1), value(i + 2), value(i + 3)];
    for (let head = 0; head < heads; head++)
      sums[head] =
        (sums[head] ?? 0) +
        value0 * (weights[row0 + head] ?? 0) +
        value1 * (weights[row1 + head] ?? 0) +
        value2 * (weights[row2 + head] ?? 0) +
        value3 * (weights[row3 + head] ?? 0);
  }
}
