import { plainTextOf } from '../../src/mood/plain-text.ts';
import { tokensOf } from '../../src/mood/tokens.ts';
import { vectorizer } from '../../src/mood/vector.ts';

/** A labelled text, ready to train on. */
export interface Example {
  readonly buckets: Uint32Array;
  readonly values: Float32Array;
  /** 0–1 a head. */
  readonly targets: Float32Array;
  readonly weight: number;
}

/** Encodes texts exactly as the runtime does. */
export function encoder(
  bits: number,
): (text: string, targets: ArrayLike<number>, weight?: number) => Example {
  const vectorOf = vectorizer(bits);
  return (text, targets, weight = 1) => {
    const plain = plainTextOf(text);
    const { buckets, values, count } = vectorOf(text, plain, tokensOf(plain));
    return {
      buckets: buckets.slice(0, count),
      values: values.slice(0, count),
      targets: Float32Array.from(targets),
      weight,
    };
  };
}
