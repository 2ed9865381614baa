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
      const { buckets, values, count } = last;
      for (let i = 0; i < count; i++) {
        const offset = (buckets[i] ?? 0) * heads;
        const value = values[i] ?? 0;
        for (let head = 0; head < heads; head++)
          logits[head] = (logits[head] ?? 0) + value * (weights[offset + head] ?? 0);
      }
      for (let head = 0; head < heads; head++)
        logits[head] = (logits[head] ?? 0) * (header.scales[head] ?? 0) + (header.biases[head] ?? 0);
      return logits;
    },
    shares: (tokens, headWeights) => {
      const shares = new Float64Array(tokens);
      if (last === null) return shares;
      const factors = headWeights.map((weight, head) => weight * (header.scales[head] ?? 0));
      for (let i = 0; i < last.count; i++) {
        const share = (last.values[i] ?? 0) * dot(weights, (last.buckets[i] ?? 0) * heads, factors);
        const token = last.tokens[i] ?? 0;
        const isPair = last.pairs[i] === 1 && token > 0;
        shares[token] = (shares[token] ?? 0) + (isPair ? share / 2 : share);
        if (isPair) shares[token - 1] = (shares[token - 1] ?? 0) + share / 2;
      }
      return shares;
    },
  };
}

function dot(weights: Int16Array, offset: number, factors: readonly number[]): number {
  let sum = 0;
  for (let head = 0; head < factors.length; head++) {
    const factor = factors[head] ?? 0;
    if (factor !== 0) sum += factor * (weights[offset + head] ?? 0);
  }
  return sum;
}
