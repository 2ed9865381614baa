import {
  defaultInvitationSettings,
  type InvitationSettings,
  type LauncherInvitation,
} from '@attune/protocol';
import type { Db } from '../db/open-database.ts';
import { findInvitationSettings, saveInvitationSettings } from './invitation-settings.repository.ts';

export type Invitations = ReturnType<typeof createInvitations>;

/** What a site says to visitors before they ask. Rules travel to the page and are looked at there; nothing comes back. */
export function createInvitations({ db, now }: { readonly db: Db; now(): number }) {
  const current = async (siteId: string): Promise<InvitationSettings> =>
    (await findInvitationSettings(db, siteId)) ?? defaultInvitationSettings;

  return {
    current,

    async save(
      siteId: string,
      settings: InvitationSettings,
      by: { readonly id: string },
    ): Promise<InvitationSettings> {
      await saveInvitationSettings(db, { siteId, settings, savedAt: now(), savedBy: by.id });
      return settings;
    },

    /** What stands in the site's script: those that are on, each with how seldom any of them comes. */
    async onLauncher(siteId: string): Promise<{ readonly invitations: readonly LauncherInvitation[] }> {
      const { invitations, restDays, restDaysAfterDismissal } = await current(siteId);
      return {
        invitations: invitations
          .filter(({ on }) => on)
          .map(({ on: _on, ...offered }) => ({ ...offered, restDays, restDaysAfterDismissal })),
      };
    },
  };
}
