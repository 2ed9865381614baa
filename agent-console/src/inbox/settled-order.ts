/**
 * The order of a list that must not move under somebody's pointer: rows stay where they are while it is held, new ones
 * join at the end, and it takes the wanted order once the pointer is elsewhere.
 */
export interface SettledOrder {
  readonly ids: readonly string[];
  /** Whether the wanted order differs from the one shown. */
  readonly isStale: boolean;
}

export const emptyOrder: SettledOrder = { ids: [], isStale: false };

/** @param held whether the pointer or the focus is in the list */
export function settle(shown: SettledOrder, wanted: readonly string[], held: boolean): SettledOrder {
  if (!held) return sameIds(shown.ids, wanted) && !shown.isStale ? shown : { ids: wanted, isStale: false };
  const still = new Set(wanted);
  const known = new Set(shown.ids);
  // A row that left makes room at once: showing what is gone would be worse than the small move.
  const ids = [...shown.ids.filter((id) => still.has(id)), ...wanted.filter((id) => !known.has(id))];
  const isStale = !sameIds(ids, wanted);
  return sameIds(ids, shown.ids) && isStale === shown.isStale ? shown : { ids, isStale };
}

function sameIds(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id, index) => id === other[index]);
}
