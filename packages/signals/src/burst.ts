import type { DetectorInput } from './detector.ts';

/** So many of a thing in so short a time. */
export interface Density {
  readonly times: number;
  readonly withinMs: number;
}

/** Facts that came close together, oldest first. */
export type Burst<Fact> = readonly [Fact, ...Fact[]];

/**
 * The dense parts of a row of facts. One begins with the first `times` facts within `withinMs`, the bound included, and
 * goes on until that long has passed without another; so it keeps its first fact while it grows.
 * @param facts oldest first
 */
export function burstsOf<Fact extends { readonly at: number }>(
  facts: readonly Fact[],
  { times, withinMs }: Density,
): readonly Burst<Fact>[] {
  return rowsOf(facts, withinMs).flatMap((row) => {
    const start = row.findIndex((fact, index) => {
      const last = row[index + times - 1];
      return last !== undefined && last.at - fact.at <= withinMs;
    });
    const [first, ...others] = start === -1 ? [] : row.slice(start);
    return first === undefined ? [] : [[first, ...others] as const];
  });
}

/** Whether the beginning that is seen may not be the true one, since earlier facts are no longer at hand. */
export function mayHaveBegunBefore(
  { completeSince }: DetectorInput,
  { at }: { readonly at: number },
  { withinMs }: Pick<Density, 'withinMs'>,
): boolean {
  return completeSince !== undefined && at <= completeSince + withinMs;
}

/** Split where more time than that has passed. */
function rowsOf<Fact extends { readonly at: number }>(
  facts: readonly Fact[],
  longestGapMs: number,
): readonly (readonly Fact[])[] {
  const rows: Fact[][] = [];
  for (const fact of facts) {
    const row = rows.at(-1);
    const previous = row?.at(-1);
    if (row && previous && fact.at - previous.at <= longestGapMs) row.push(fact);
    else rows.push([fact]);
  }
  return rows;
}
