import type { SharedWith, Team } from '@attune/protocol';

/** For whom something is kept ready, as a choice names it: "mine", "site", or "team " and its id. */
export type Scope = 'mine' | 'site' | `team ${string}`;

interface Shared {
  readonly sharedWith: SharedWith;
  readonly teamId: string | null;
}

/** @param kept null for something new: one's own until another is chosen */
export const scopeOf = (kept: Shared | null): Scope =>
  kept?.sharedWith === 'team' ? `team ${kept.teamId ?? ''}` : (kept?.sharedWith ?? 'mine');

/** As it is sent to be kept. */
export function sharedBy(scope: string): { readonly sharedWith: SharedWith; readonly teamId?: string } {
  if (scope.startsWith('team ')) return { sharedWith: 'team', teamId: scope.slice('team '.length) };
  return { sharedWith: scope === 'site' ? 'site' : 'mine' };
}

/** What somebody may choose: themselves, each team they are in, and the site where they answer for it. */
export function scopesFor(
  teams: readonly Team[],
  { agentId, isLead }: { readonly agentId: string; readonly isLead: boolean },
): readonly { readonly scope: Scope; readonly words: string }[] {
  const own = teams.filter(({ memberIds }) => memberIds.includes(agentId));
  return [
    { scope: 'mine', words: 'Me alone' },
    ...own.map(({ id, name }) => ({ scope: `team ${id}` as const, words: `The team ${name}` })),
    ...(isLead ? [{ scope: 'site' as const, words: 'Everybody of the website' }] : []),
  ];
}
