import type { Interaction, SignalPolicy } from '@attune/protocol';

/** What the chat itself tells; it says nothing about the page. */
const IN_CHAT: ReadonlySet<Interaction['kind']> = new Set([
  'draft-cleared',
  'reconnected',
  'answer-rejected',
  'visibility',
]);

/** Whether a fact is of the chat, and not of the page. */
export const isOfChat = ({ kind }: Interaction): boolean => IN_CHAT.has(kind);

/** Whether a site's policy lets pages be watched at all. */
export const watchesPages = ({ tier }: Pick<SignalPolicy, 'tier'>): boolean =>
  tier !== 'off' && tier !== 'in-chat';

/** Whether pages of this templated path are watched. A `*` at the end of a pattern stands for anything. */
export function isWatched({ allowPaths, denyPaths }: SignalPolicy, path: string): boolean {
  const matches = (pattern: string) =>
    pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern;
  return !denyPaths.some(matches) && (allowPaths.length === 0 || allowPaths.some(matches));
}

/**
 * The facts of a report that the site's policy lets us keep, whatever the widget sent: it may be an older one, or no
 * widget at all.
 * @param lastPath the page the visitor was on before the report, where that is known
 */
export function allowedFacts(
  interactions: readonly Interaction[],
  policy: SignalPolicy,
  lastPath: string | null,
): readonly Interaction[] {
  if (policy.tier === 'off') return [];
  if (!watchesPages(policy)) return interactions.filter(isOfChat);
  if (policy.allowPaths.length === 0 && policy.denyPaths.length === 0) return interactions;
  const unseen = new Set(
    interactions.flatMap((fact) => (fact.kind === 'press' && !isWatched(policy, fact.path) ? [fact.id] : [])),
  );
  // Facts of a page carry its path only sometimes: between two page facts they belong to the first.
  let watched = lastPath === null || isWatched(policy, lastPath);
  return interactions.filter((fact) => {
    if (fact.kind === 'page') watched = isWatched(policy, fact.path);
    if (isOfChat(fact)) return true;
    if (fact.kind === 'press') return !unseen.has(fact.id);
    return watched && !(fact.kind === 'outcome' && unseen.has(fact.press));
  });
}
