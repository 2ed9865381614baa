import type { WidgetForVisitor } from '@attune/protocol';
import type { Db } from './db/open-database.ts';
import { readTogether } from './db/read-together.ts';
import { createForms } from './forms/forms.ts';
import type { News } from './news/news.ts';
import { createNotices } from './notices/notices.ts';
import { widgetForVisitor } from './widget-settings/for-visitor.ts';
import { createWidgetSettings } from './widget-settings/widget-settings-of-site.ts';

export interface WidgetServicesDeps {
  readonly db: Db;
  readonly news: News;
  now(): number;
}

export type WidgetServices = ReturnType<typeof createWidgetServices>;

/** What admins set about the widget, joined with what visitors made of it: forms and notices. */
export function createWidgetServices({ db, news, now }: WidgetServicesDeps) {
  const widgetSettings = createWidgetSettings({ db, news, now });
  // Those who open the chat at the same time share a reading.
  const settingsOf = readTogether(widgetSettings.current);
  const forms = createForms({
    db,
    now,
    settingsOf: async (siteId) => (await widgetSettings.current(siteId)).settings,
  });
  const notices = createNotices({
    db,
    now,
    versionOf: async (siteId) => (await widgetSettings.current(siteId)).versions.consent,
  });

  return {
    widgetSettings,
    forms,
    notices,

    /** @param languages what the page and the browser would like to read, best first */
    async widgetFor(
      visitor: { readonly siteId: string; readonly id: string },
      languages: readonly string[],
    ): Promise<WidgetForVisitor> {
      const { settings, versions } = await settingsOf(visitor.siteId);
      const asked = settings.preChat.enabled;
      const key = { siteId: visitor.siteId, visitorId: visitor.id };
      const hasAnsweredPreChat = asked && (await forms.hasAnswered(key, 'pre-chat'));
      return widgetForVisitor(settings, versions, { languages, hasAnsweredPreChat, now: now() });
    },
  };
}
