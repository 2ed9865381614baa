/**
 * Runs of instants in which so many lie within a time: each begins with the first that has enough after it, and takes
 * in whatever follows the one before within that time. In any order; oldest first.
 */
export function runsOf(
  instants: readonly number[],
  minTimes: number,
  withinMs: number,
): readonly (readonly number[])[] {
  const inOrder = [...instants].sort((a, b) => a - b);
  const runs: number[][] = [];
  for (const [index, at] of inOrder.entries()) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last !== undefined && at <= last) continue;
    if (run && last !== undefined && at - last <= withinMs) run.push(at);
    else if ((inOrder[index + minTimes - 1] ?? Infinity) - at <= withinMs) {
      runs.push(inOrder.slice(index, index + minTimes));
    }
  }
  return runs;
}
