import type { Interaction } from '@attune/protocol';

/**
 * The visitor went to a page, loaded this one again, or the tab was hidden: the page that was pressed may have had no
 * time to report.
 */
export interface Departure {
  readonly kind: 'page' | 'reload' | 'hidden';
  readonly at: number;
}

/** Oldest first; at one instant a page change stands before a hidden tab, as it says more. */
export function departuresOf(interactions: readonly Interaction[]): readonly Departure[] {
  const departures: Departure[] = [];
  for (const fact of interactions) {
    if (fact.kind === 'page') {
      departures.push({ kind: fact.arrival === 'reload' ? 'reload' : 'page', at: fact.at });
    }
    if (fact.kind === 'visibility' && !fact.visible) departures.push({ kind: 'hidden', at: fact.at });
  }
  return departures.sort((a, b) => a.at - b.at || saysMost.indexOf(a.kind) - saysMost.indexOf(b.kind));
}

const saysMost: readonly Departure['kind'][] = ['page', 'reload', 'hidden'];

/** The first departure at or after an instant. */
export function firstFrom(departures: readonly Departure[], at: number): Departure | undefined {
  let low = 0;
  let high = departures.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const departure = departures[middle];
    if (departure !== undefined && departure.at < at) low = middle + 1;
    else high = middle;
  }
  return departures[low];
}
