import {
  RequestError,
  widgetSectionNames,
  type Hours,
  type LauncherSettings,
  type WidgetSectionChange,
  type WidgetSettings,
  type WidgetSettingsAnswer,
  type WidgetVersions,
} from '@attune/protocol';
import type { Db } from '../db/open-database.ts';
import { createHours, openingOf } from '../hours/hours.ts';
import type { News } from '../news/news.ts';
import { assertPlaces } from './assert-places.ts';
import { DEFAULT_WIDGET_SETTINGS } from './default-settings.ts';
import { launcherOf } from './launcher-of.ts';
import { findSection, insertSection, listSections } from './widget-settings.repository.ts';

export interface WidgetSettingsDeps {
  readonly db: Db;
  readonly news: Pick<News, 'widget'>;
  now(): number;
}

export type WidgetSettingsOfSites = ReturnType<typeof createWidgetSettings>;

/** What each site's admins set about the widget, section by section, and the hours that follow from it. */
export function createWidgetSettings({ db, news, now }: WidgetSettingsDeps) {
  const current = async (
    siteId: string,
  ): Promise<{ readonly settings: WidgetSettings; readonly versions: WidgetVersions }> => {
    const saved = new Map((await listSections(db, siteId)).map((row) => [row.section, row]));
    const perSection = <Value>(read: (section: (typeof widgetSectionNames)[number]) => Value) =>
      Object.fromEntries(widgetSectionNames.map((section) => [section, read(section)]));
    return {
      // A field that is newer than what was saved has its default.
      settings: perSection((section) => ({
        ...(isMap(section) ? {} : DEFAULT_WIDGET_SETTINGS[section]),
        ...saved.get(section)?.value,
      })) as unknown as WidgetSettings,
      versions: perSection((section) => saved.get(section)?.version ?? 0) as unknown as WidgetVersions,
    };
  };

  const hours = createHours({
    hoursOf: async (siteId, from = db): Promise<Hours> => ({
      ...DEFAULT_WIDGET_SETTINGS.hours,
      ...(await findSection(from, siteId, 'hours')),
    }),
  });

  const answer = async (siteId: string): Promise<WidgetSettingsAnswer> => {
    const { settings, versions } = await current(siteId);
    return { settings, versions, opening: openingOf(settings.hours, now()) };
  };

  return {
    current,
    hours,
    answer,

    /** What stands in the site's script. */
    launcher: async (siteId: string): Promise<Partial<LauncherSettings>> =>
      launcherOf((await current(siteId)).settings),

    /**
     * Saves one section as its next version; `tell` is for after the ack.
     * @throws RequestError `conflict` when somebody else has saved it meanwhile
     */
    async save(
      siteId: string,
      { section, value }: WidgetSectionChange,
      { baseVersion, by }: { readonly baseVersion: number; readonly by: { readonly id: string } },
    ): Promise<{ readonly answer: WidgetSettingsAnswer; tell(): void }> {
      if (section === 'texts') assertPlaces(value);
      const { versions } = await current(siteId);
      const row = { siteId, section, version: baseVersion + 1, value, savedAt: now(), savedBy: by.id };
      if (versions[section] !== baseVersion || !(await insertSection(db, row))) {
        throw new RequestError(
          'conflict',
          'Somebody else has saved this meanwhile. Look at theirs, then save yours again.',
        );
      }
      if (section === 'hours') hours.forget(siteId);
      return {
        answer: await answer(siteId),
        tell: () => news.widget(siteId),
      };
    },
  };
}

/** Sections without fields of their own: what is not in them was taken off. */
const isMap = (section: string): boolean => section === 'texts';
