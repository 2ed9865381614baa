/** Which rows are picked, and where a range begins. */
export interface Picks {
  readonly ids: ReadonlySet<string>;
  readonly last: string | null;
}

export const noPicks: Picks = { ids: new Set(), last: null };

/** Picks a row or lets it go. */
export function toggled({ ids }: Picks, id: string): Picks {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return { ids: next, last: id };
}

/**
 * Picks everything from the last pick to this row.
 * @param shown rows as they stand on screen
 */
export function pickedUpTo(picks: Picks, id: string, shown: readonly string[]): Picks {
  const from = picks.last === null ? -1 : shown.indexOf(picks.last);
  const to = shown.indexOf(id);
  if (from < 0 || to < 0) return toggled(picks, id);
  const range = shown.slice(Math.min(from, to), Math.max(from, to) + 1);
  return { ids: new Set([...picks.ids, ...range]), last: id };
}
