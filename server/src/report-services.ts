import type { Db } from './db/open-database.ts';
import { createReports } from './reports/reports.ts';
import type { WidgetSettingsOfSites } from './widget-settings/widget-settings-of-site.ts';

export interface ReportServicesDeps {
  readonly db: Db;
  readonly widgetSettings: Pick<WidgetSettingsOfSites, 'current'>;
  now(): number;
}

/** How it goes on a site: with its conversations. */
export function createReportServices({ db, widgetSettings, now }: ReportServicesDeps) {
  return {
    reports: createReports({
      db,
      hoursOf: async (siteId) => (await widgetSettings.current(siteId)).settings.hours,
      now,
    }),
  };
}
