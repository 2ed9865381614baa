/** A page of the visit, with how often it was come to in a row and how long it was looked at. */
export interface Stop {
  readonly path: string;
  readonly at: number;
  /** Reloads count: the same page several times in a row. */
  readonly times: number;
  /** Null for the page that is looked at now. */
  readonly stayedMs: number | null;
}

/** The pages of a visit as an agent reads them: the same page in a row once, latest last. */
export function journeyOf(pages: readonly { readonly path: string; readonly at: number }[]): readonly Stop[] {
  const stops: Stop[] = [];
  for (const { path, at } of pages) {
    const last = stops.at(-1);
    if (last?.path === path) {
      stops[stops.length - 1] = { ...last, times: last.times + 1 };
      continue;
    }
    if (last) stops[stops.length - 1] = { ...last, stayedMs: at - last.at };
    stops.push({ path, at, times: 1, stayedMs: null });
  }
  return stops;
}
