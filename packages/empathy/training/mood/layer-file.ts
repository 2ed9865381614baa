import { STEPS, packed, type LayerHeader } from '../../src/mood/packed-weights.ts';
import type { Linear } from './logistic.ts';
import type { Calibration } from './platt.ts';

/** A layer in the form the runtime reads: calibration folded in, weights in 91 steps of one character each. */
export function layerFile(
  { heads, weights, biases }: Linear,
  names: readonly string[],
  calibrations: readonly Calibration[],
): { readonly header: LayerHeader; readonly text: string } {
  const largest = new Float64Array(heads);
  weights.forEach((weight, at) => {
    largest[at % heads] = Math.max(largest[at % heads], Math.abs(weight));
  });
  const steps = Int8Array.from(weights, (weight, at) => {
    const share = Math.abs(weight) / (largest[at % heads] || 1);
    return Math.sign(weight) * Math.round(Math.sqrt(share) * STEPS);
  });
  const header: LayerHeader = {
    bits: Math.log2(weights.length / heads),
    heads: names,
    biases: names.map((_, head) =>
      rounded(calibrations[head].slope * biases[head] + calibrations[head].offset),
    ),
    scales: names.map((_, head) => rounded((calibrations[head].slope * largest[head]) / STEPS ** 2)),
  };
  return { header, text: packed(steps) };
}

export function rounded(value: number): number {
  return Number(value.toPrecision(6));
}
