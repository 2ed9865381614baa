import type { Interaction } from '@attune/protocol';

/** Where the visitor was at an instant, for facts that do not say so themselves; null before the first page. */
export function pathAt(interactions: readonly Interaction[], at: number): string | null {
  let latest: { readonly at: number; readonly path: string } | null = null;
  for (const fact of interactions) {
    if (fact.kind !== 'page' || fact.at > at) continue;
    const isLater = latest === null || fact.at > latest.at;
    if (isLater || (fact.at === latest?.at && fact.path > latest.path)) latest = fact;
  }
  return latest?.path ?? null;
}
