/** Two-sided 95 %. */
const TAIL = 0.025;
const Z = 1.959_964;

/** What an interval leaves open at an end where there are too few values to tell. */
export interface Interval {
  readonly low: number | null;
  readonly high: number | null;
}

/**
 * 95 % interval of a quantile, by the ranks of the sorted values alone, whatever their distribution: the number of values
 * under the true quantile is binomial, so the values at the ranks of its tails enclose it (Hahn & Meeker, Statistical
 * Intervals, 1991, 5.2.1; Conover 1999, 3.2). It is exact and errs on the wide side.
 * @param sorted ascending
 * @param q 0–1
 */
export function quantileInterval(sorted: readonly number[], q: number): Interval {
  const n = sorted.length;
  const chances = binomialChances(n, q);
  let below = 0;
  let lowRank = 0;
  // The largest rank l with P(B < l) ≤ 2.5 %.
  while (lowRank < n && below + (chances[lowRank] ?? 0) <= TAIL) below += chances[lowRank++] ?? 0;
  let above = 0;
  let highRank = n + 1;
  // The smallest rank u with P(B ≥ u) ≤ 2.5 %.
  while (highRank > 1 && above + (chances[highRank - 1] ?? 0) <= TAIL) above += chances[--highRank] ?? 0;
  return { low: sorted[lowRank - 1] ?? null, high: sorted[highRank - 1] ?? null };
}

/** The value under which a share of the others lies: the smallest one with at least `q` of them up to it. */
export function quantile(sorted: readonly number[], q: number): number | null {
  return sorted[Math.max(0, Math.ceil(sorted.length * q) - 1)] ?? null;
}

/**
 * 95 % interval of how many are to be expected where `count` came, when each comes on its own (Poisson): Byar's
 * approximation of the exact one (Breslow & Day 1987, 2.3), good to a percent from 10 on and wide below.
 */
export function countInterval(count: number): { readonly low: number; readonly high: number } {
  const end = (events: number, sign: 1 | -1) =>
    events * (1 - 1 / (9 * events) + (sign * Z) / (3 * Math.sqrt(events))) ** 3;
  return { low: count === 0 ? 0 : Math.max(0, end(count, -1)), high: end(count + 1, 1) };
}

/** P(B = k) for k from 0 to n. Worked out from the likeliest one outwards, so that nothing is too small to be held. */
function binomialChances(n: number, q: number): Float64Array {
  const chances = new Float64Array(n + 1);
  const mode = Math.min(n, Math.floor((n + 1) * q));
  const odds = q / (1 - q);
  chances[mode] = 1;
  for (let k = mode; k < n; k++) chances[k + 1] = ((chances[k] ?? 0) * (n - k) * odds) / (k + 1);
  for (let k = mode; k > 0; k--) chances[k - 1] = ((chances[k] ?? 0) * k) / ((n - k + 1) * odds);
  const sum = chances.reduce((all, chance) => all + chance, 0);
  return chances.map((chance) => chance / sum);
}
