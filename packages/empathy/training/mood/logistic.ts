import type { Example } from './examples.ts';
import { seeded, shuffled } from './seeded.ts';

/** One linear layer with a logistic output a head. */
export interface Linear {
  readonly heads: number;
  /** Bucket by bucket, `heads` weights each. */
  readonly weights: Float32Array;
  readonly biases: Float32Array;
}

export interface TrainingOptions {
  readonly bits: number;
  readonly heads: number;
  readonly epochs: number;
  readonly rate: number;
  /** Pulls the weights of a feature back each time it is seen, so that what is everywhere has to earn its weight. */
  readonly decay: number;
  /** Features in few texts count more (> 0) or less (< 0). */
  readonly rarity: number;
  readonly seed: number;
}

/**
 * Multi-label logistic regression by stochastic gradients with a step size a weight (AdaGrad), averaged over all
 * epochs but the first. Deterministic for a seed.
 */
export function train(examples: readonly Example[], options: TrainingOptions): Linear {
  const { heads, bits, epochs, rate, decay } = options;
  const size = 2 ** bits * heads;
  const weights = new Float32Array(size);
  const steps = new Float32Array(size).fill(0.01);
  const biases = startingBiases(examples, heads);
  const biasSteps = new Float32Array(heads).fill(0.01);
  const scales = rarityScales(examples, options);
  const random = seeded(options.seed);
  const sum = new Float64Array(size);
  const biasSum = new Float64Array(heads);
  const errors = new Float32Array(heads);

  const learn = ({ buckets, values, targets, weight }: Example): void => {
    errors.set(biases);
    for (let i = 0; i < buckets.length; i++) {
      const offset = buckets[i] * heads;
      const value = values[i] * scales[buckets[i]];
      for (let head = 0; head < heads; head++) errors[head] += weights[offset + head] * value;
    }
    for (let head = 0; head < heads; head++) {
      const error = weight * (1 / (1 + Math.exp(-errors[head])) - targets[head]);
      errors[head] = error;
      biasSteps[head] += error * error;
      biases[head] -= (rate * 0.1 * error) / Math.sqrt(biasSteps[head]);
    }
    for (let i = 0; i < buckets.length; i++) {
      const offset = buckets[i] * heads;
      const value = values[i] * scales[buckets[i]];
      for (let head = 0; head < heads; head++) {
        const at = offset + head;
        const slope = errors[head] * value + weight * decay * weights[at];
        steps[at] += slope * slope;
        weights[at] -= (rate * slope) / Math.sqrt(steps[at]);
      }
    }
  };

  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const example of shuffled(examples, random)) learn(example);
    if (epoch === 0 && epochs > 1) continue;
    for (let at = 0; at < size; at++) sum[at] += weights[at];
    for (let head = 0; head < heads; head++) biasSum[head] += biases[head];
  }
  const kept = Math.max(1, epochs - 1);
  return {
    heads,
    weights:
      sum.length === 0
        ? weights
        : Float32Array.from(sum, (w, at) => (w / kept) * scales[Math.floor(at / heads)]),
    biases: Float32Array.from(biasSum, (b) => b / kept),
  };
}

/** Log-odds of each head's share of the examples. */
function startingBiases(examples: readonly Example[], heads: number): Float32Array {
  const biases = new Float32Array(heads);
  const total = examples.reduce((sum, { weight }) => sum + weight, 0);
  for (let head = 0; head < heads; head++) {
    const share = examples.reduce((sum, { weight, targets }) => sum + weight * targets[head], 0) / total;
    biases[head] = Math.log((share + 1e-4) / (1 - share + 1e-4));
  }
  return biases;
}

function rarityScales(examples: readonly Example[], { bits, rarity }: TrainingOptions): Float32Array {
  const texts = new Float64Array(2 ** bits);
  for (const { buckets } of examples) for (const bucket of buckets) texts[bucket] += 1;
  return Float32Array.from(texts, (n) => (Math.log(1 + examples.length / (n + 1)) / 5) ** rarity);
}

/** Log-odds of every head for an example. */
export function logitsOf({ heads, weights, biases }: Linear, { buckets, values }: Example): Float32Array {
  const logits = Float32Array.from(biases);
  for (let i = 0; i < buckets.length; i++) {
    const offset = buckets[i] * heads;
    const value = values[i];
    for (let head = 0; head < heads; head++) logits[head] += weights[offset + head] * value;
  }
  return logits;
}

/** Two layers over the same buckets as one. */
export function joined(a: Linear, b: Linear): Linear {
  const heads = a.heads + b.heads;
  const weights = new Float32Array((a.weights.length / a.heads) * heads);
  for (let bucket = 0; bucket * heads < weights.length; bucket++) {
    weights.set(a.weights.subarray(bucket * a.heads, (bucket + 1) * a.heads), bucket * heads);
    weights.set(b.weights.subarray(bucket * b.heads, (bucket + 1) * b.heads), bucket * heads + a.heads);
  }
  return { heads, weights, biases: Float32Array.of(...a.biases, ...b.biases) };
}
