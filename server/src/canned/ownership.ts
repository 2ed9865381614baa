import { RequestError, roles, type Role, type SharedWith } from '@attune/protocol';

/** Who keeps something ready, or looks for it. */
export interface Keeper {
  readonly id: string;
  readonly role: Role;
  /** The teams of the site they are in. */
  readonly teamIds: readonly string[];
}

/** Whose something is: an agent's, a team's or the site's. */
export interface Ownership {
  readonly sharedWith: SharedWith;
  /** Id of the agent or of the team; empty: the site's. */
  readonly ownerId: string;
}

/** The owner that stands for the whole site. */
const SITE = '';

/** Everybody whose things this person sees. */
export const ownersFor = ({ id, teamIds }: Keeper): readonly string[] => [SITE, id, ...teamIds];

/**
 * The ownership somebody asked for.
 * @throws RequestError `forbidden` for the site's by a plain agent; `not-found` for a team they are not in
 */
export function ownershipBy(
  keeper: Keeper,
  { sharedWith, teamId }: { readonly sharedWith: SharedWith; readonly teamId?: string | undefined },
): Ownership {
  if (sharedWith === 'mine') return { sharedWith, ownerId: keeper.id };
  if (sharedWith === 'site') {
    if (!leads(keeper)) {
      throw new RequestError('forbidden', 'What the whole site uses is kept by leads and admins.');
    }
    return { sharedWith, ownerId: SITE };
  }
  if (teamId === undefined || !keeper.teamIds.includes(teamId)) {
    throw new RequestError('not-found', 'There is no such team among yours.', { field: 'teamId' });
  }
  return { sharedWith, ownerId: teamId };
}

/** Whether somebody who sees it may also change it. */
export function mayChange(keeper: Keeper, { sharedWith, ownerId }: Ownership): boolean {
  if (sharedWith === 'site') return leads(keeper);
  return sharedWith === 'mine' ? ownerId === keeper.id : keeper.teamIds.includes(ownerId);
}

/** The team's id as clients see it. */
export const teamIdOf = ({ sharedWith, ownerId }: Ownership): string | null =>
  sharedWith === 'team' ? ownerId : null;

const leads = ({ role }: Keeper): boolean => roles.indexOf(role) >= roles.indexOf('lead');
