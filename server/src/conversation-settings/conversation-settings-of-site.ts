import { defaultConversationSettings, type ConversationSettings } from '@attune/protocol';
import type { Db } from '../db/open-database.ts';
import { findConversationSettings, saveConversationSettings } from './conversation-settings.repository.ts';

export type ConversationSettingsOfSite = ReturnType<typeof createConversationSettings>;

/** What each site lets be done inside a conversation. */
export function createConversationSettings({ db, now }: { readonly db: Db; now(): number }) {
  return {
    async current(siteId: string): Promise<ConversationSettings> {
      // A field that is newer than what was saved has its default.
      return { ...defaultConversationSettings, ...(await findConversationSettings(db, siteId)) };
    },

    async save(
      siteId: string,
      settings: ConversationSettings,
      by: { readonly id: string },
    ): Promise<ConversationSettings> {
      await saveConversationSettings(db, { siteId, settings, savedAt: now(), savedBy: by.id });
      return settings;
    },
  };
}
