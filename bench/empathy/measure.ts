/** How long single calls took, in µs. */
export interface Times {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** Calls before anything is counted: the engine compiles what runs often. */
const WARM_UP = 3_000;

/** Other programs take turns on the machine; the middle of so many rounds is what the judge itself costs. */
const ROUNDS = 5;

/** Times one call after the other, each on its own text; of each figure the middle one of five rounds. */
export function timesOf(texts: readonly string[], calls: number, judge: (text: string) => unknown): Times {
  for (let call = 0; call < WARM_UP; call++) judge(texts[call % texts.length] ?? '');
  const rounds = Array.from({ length: ROUNDS }, () => roundOf(texts, calls, judge));
  const middle = (of: (round: Times) => number): number =>
    rounds.map(of).sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
  return { p50: middle(({ p50 }) => p50), p95: middle(({ p95 }) => p95), p99: middle(({ p99 }) => p99) };
}

function roundOf(texts: readonly string[], calls: number, judge: (text: string) => unknown): Times {
  const times = Float64Array.from({ length: calls }, (_, call) => {
    const text = texts[call % texts.length] ?? '';
    const from = process.hrtime.bigint();
    judge(text);
    return Number(process.hrtime.bigint() - from) / 1_000;
  }).sort();
  const at = (share: number): number => times[Math.min(calls - 1, Math.floor(calls * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}
