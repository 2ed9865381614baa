/** Area under the ROC curve: how often a positive ranks above a negative; ties count half. */
export function auc(scores: readonly number[], positive: readonly boolean[]): number {
  const order = scores.map((_, at) => at).sort((a, b) => scores[a] - scores[b]);
  let rankSum = 0;
  for (let from = 0; from < order.length;) {
    let to = from;
    while (to < order.length && scores[order[to]] === scores[order[from]]) to++;
    for (let at = from; at < to; at++) if (positive[order[at]]) rankSum += (from + to + 1) / 2;
    from = to;
  }
  const positives = positive.filter(Boolean).length;
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * (positive.length - positives));
}

/** Mean precision over the positives, best first. */
export function averagePrecision(scores: readonly number[], positive: readonly boolean[]): number {
  const order = scores.map((_, at) => at).sort((a, b) => scores[b] - scores[a]);
  let found = 0;
  let sum = 0;
  order.forEach((at, place) => {
    if (!positive[at]) return;
    found++;
    sum += found / (place + 1);
  });
  return sum / found;
}

/** Expected calibration error over ten equal bins. */
export function calibrationError(probabilities: readonly number[], positive: readonly boolean[]): number {
  const bins = Array.from({ length: 10 }, () => ({ sum: 0, hits: 0, count: 0 }));
  probabilities.forEach((probability, at) => {
    const bin = bins[Math.min(9, Math.floor(probability * 10))];
    bin.sum += probability;
    bin.hits += positive[at] ? 1 : 0;
    bin.count++;
  });
  return bins.reduce((sum, { sum: told, hits }) => sum + Math.abs(told - hits), 0) / probabilities.length;
}

export function f1(scores: readonly number[], positive: readonly boolean[], threshold: number): number {
  let hits = 0;
  let wrong = 0;
  scores.forEach((score, at) => {
    const isFound = score >= threshold;
    if (isFound && positive[at]) hits++;
    else if (isFound !== positive[at]) wrong++;
  });
  return hits === 0 ? 0 : (2 * hits) / (2 * hits + wrong);
}

/** The threshold of the best F1. */
export function bestThreshold(scores: readonly number[], positive: readonly boolean[]): number {
  const order = scores.map((_, at) => at).sort((a, b) => scores[b] - scores[a]);
  const positives = positive.filter(Boolean).length;
  let hits = 0;
  let best = 0;
  let threshold = 1;
  order.forEach((at, place) => {
    if (positive[at]) hits++;
    const value = (2 * hits) / (place + 1 + positives);
    if (value <= best) return;
    best = value;
    const next = order[place + 1];
    threshold = next === undefined ? scores[at] : (scores[at] + scores[next]) / 2;
  });
  return threshold;
}

/** Mean squared error of probabilities, and that of telling everybody the base rate. */
export function brier(
  probabilities: readonly number[],
  positive: readonly boolean[],
  weights: readonly number[],
): { readonly ours: number; readonly baseRate: number } {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const share = weights.reduce((sum, weight, at) => sum + (positive[at] ? weight : 0), 0) / total;
  const squares = probabilities.map((p, at) => weights[at] * (p - (positive[at] ? 1 : 0)) ** 2);
  return { ours: squares.reduce((sum, square) => sum + square, 0) / total, baseRate: share * (1 - share) };
}
