import type { Interaction, PageInteraction } from '@attune/protocol';
import { factsOf } from '../facts.ts';

/** A page that the visitor was on, from its first fact until the next page's. */
export interface Stay {
  readonly path: string;
  readonly at: number;
  /** Null: still there. */
  readonly leftAt: number | null;
  readonly arrival: PageInteraction['arrival'];
}

/** A page that is left sooner was passed through: the site sent the visitor on, and nobody saw it. */
const PASSED_THROUGH_MS = 300;

/** Where the visitor was, oldest first. The same path again, reloaded or with another hash, is the same stay. */
export function staysOf(interactions: readonly Interaction[]): readonly Stay[] {
  const pages = factsOf(interactions, 'page');
  const seen = pages.filter(({ at }, index) => {
    const next = pages[index + 1];
    return next === undefined || next.at - at >= PASSED_THROUGH_MS;
  });
  const changes = seen.filter(({ path }, index) => seen[index - 1]?.path !== path);
  return changes.map(({ path, at, arrival }, index) => {
    return { path, at, arrival, leftAt: changes[index + 1]?.at ?? null };
  });
}
