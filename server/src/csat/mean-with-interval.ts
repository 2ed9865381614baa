/**
 * Two-sided 95 % quantiles of Student's t for 1 to 30 degrees of freedom (any statistical table); beyond 30 the normal
 * one with the first term of its expansion is exact to two digits.
 */
const T_975 = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131,
  2.12, 2.11, 2.101, 2.093, 2.086, 2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045, 2.042,
];

/** The mean of scores with its 95 % interval, kept within the scale; two values at least. */
export function meanWithInterval(
  scores: readonly number[],
  [least, most]: readonly [number, number],
): { readonly value: number; readonly low: number; readonly high: number } {
  const n = scores.length;
  const value = scores.reduce((sum, score) => sum + score, 0) / n;
  const variance = scores.reduce((sum, score) => sum + (score - value) ** 2, 0) / (n - 1);
  const t = T_975[n - 2] ?? 1.96 + 2.4 / (n - 1);
  const half = t * Math.sqrt(variance / n);
  return { value, low: Math.max(least, value - half), high: Math.min(most, value + half) };
}
