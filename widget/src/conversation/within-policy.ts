import type { Interaction, RecorderPolicy } from '@attune/protocol';

/**
 * What a site allows of facts that were recorded before we knew its policy: none from pages it does not want watched,
 * and no names where it wants none.
 */
export function withinPolicy(facts: readonly Interaction[], policy: RecorderPolicy): readonly Interaction[] {
  let watched = true;
  const left = new Set<number>();
  return facts.flatMap((fact) => {
    if (fact.kind === 'page' || fact.kind === 'press') watched = isWatched(policy, fact.path);
    if (fact.kind === 'press' && !watched) left.add(fact.id);
    if (!watched || (fact.kind === 'outcome' && left.has(fact.press))) return [];
    return policy.names === 'name' ? fact : withoutName(fact);
  });
}

/** Whether the site wants pages of this path watched. */
export function isWatched({ allowPaths, denyPaths }: RecorderPolicy, path: string): boolean {
  return !denyPaths.some(means(path)) && (allowPaths.length === 0 || allowPaths.some(means(path)));
}

/** A `*` at a pattern's end stands for anything. */
const means =
  (path: string) =>
  (pattern: string): boolean =>
    pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern;

function withoutName(fact: Interaction): Interaction {
  if (fact.kind === 'press') return { ...fact, control: { ...fact.control, name: '' } };
  if ('field' in fact && fact.field !== null) return { ...fact, field: { ...fact.field, name: '' } };
  return fact;
}
