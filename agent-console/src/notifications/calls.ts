import type { CalledFor, InboxItem, NotificationRules } from '@attune/protocol';

/** Something an agent may want to be called for. */
export type Call =
  | { readonly kind: 'message'; readonly item: InboxItem; readonly count: number }
  | { readonly kind: 'flag'; readonly item: InboxItem }
  /** It is theirs now, and was not before. */
  | { readonly kind: 'given'; readonly item: InboxItem };

const calling: ReadonlySet<string> = new Set(['flag', 'urgent']);

/** What one state of the inbox calls for that an earlier one did not. The first reading of the list is no news. */
export function callsBetween(
  before: ReadonlyMap<string, InboxItem>,
  now: ReadonlyMap<string, InboxItem>,
  agentId: string,
): readonly Call[] {
  if (before.size === 0) return [];
  const calls: Call[] = [];
  for (const [id, item] of now) {
    const held = before.get(id);
    if (held === item) continue;
    const count = item.unread - (held?.unread ?? 0);
    if (count > 0) calls.push({ kind: 'message', item, count });
    const wasCalling = held !== undefined && calling.has(held.friction.level);
    if (!wasCalling && calling.has(item.friction.level)) calls.push({ kind: 'flag', item });
    // One that comes into the list with its next page was theirs before.
    const wasGiven = held === undefined || held.assignee?.id === agentId;
    if (!wasGiven && item.assignee?.id === agentId) calls.push({ kind: 'given', item });
  }
  return calls;
}

/** Whether the agent's rules let it call. */
export function isCalledFor({ kind, item }: Call, rules: NotificationRules, agentId: string): boolean {
  // Whoever wants to hear of any message hears of what is theirs to answer.
  if (kind === 'given') return rules.messages !== 'none';
  const wanted: CalledFor = kind === 'message' ? rules.messages : rules.flags;
  const isMine = item.assignee?.id === agentId;
  switch (wanted) {
    case 'all':
      return true;
    case 'mine':
      return isMine;
    case 'mine-and-unassigned':
      return isMine || item.assignee === null;
    default:
      return false;
  }
}

/** @param minute of the agent's own day; from > until spans midnight */
export function isQuiet({ quiet }: NotificationRules, minute: number): boolean {
  if (quiet === null || quiet.from === quiet.until) return false;
  const { from, until } = quiet;
  return from < until ? minute >= from && minute < until : minute >= from || minute < until;
}
