import type { Db } from './db/open-database.ts';
import type { Log } from './log/create-log.ts';
import { createReports } from './reports/reports.ts';
import { createWidgetHealth } from './widget-health/widget-health.ts';
import type { WidgetSettingsOfSites } from './widget-settings/widget-settings-of-site.ts';

export interface ReportServicesDeps {
  readonly db: Db;
  readonly log: Log;
  readonly widgetSettings: Pick<WidgetSettingsOfSites, 'current'>;
  now(): number;
}

/** How it goes on a site: with its conversations, and with the widgets on its pages. */
export function createReportServices({ db, log, widgetSettings, now }: ReportServicesDeps) {
  return {
    reports: createReports({
      db,
      hoursOf: async (siteId) => (await widgetSettings.current(siteId)).settings.hours,
      now,
    }),
    widgetHealth: createWidgetHealth({ db, log, now }),
  };
}
