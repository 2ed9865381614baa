import type { Interaction } from '@attune/protocol';

/** A fact of one kind, also of those kinds that share a shape. */
export type FactOf<Kind extends Interaction['kind'], Fact = Interaction> = Fact extends { kind: infer Own }
  ? Kind extends Own
    ? Fact
    : never
  : never;

/**
 * The facts of one kind in the order of their instants, each once. A fact that was sent again is the same to the last
 * letter; order among facts of one instant is by their content, so that it does not depend on the way they came.
 */
export function factsOf<Kind extends Interaction['kind']>(
  interactions: readonly Interaction[],
  kind: Kind,
): readonly FactOf<Kind>[] {
  const found = interactions.filter((fact): fact is FactOf<Kind> & Interaction => fact.kind === kind);
  if (found.length < 2) return found;
  const byContent = new Map(found.map((fact) => [JSON.stringify(fact), fact]));
  return [...byContent]
    .sort(([a, { at: aAt }], [b, { at: bAt }]) => aAt - bAt || (a < b ? -1 : 1))
    .map(([, fact]) => fact);
}
