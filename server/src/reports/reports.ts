import {
  DEFAULT_REPORT_SETTINGS,
  isNarrowedBy,
  RequestError,
  type Hours,
  type Report,
  type ReportFilterName,
  type ReportName,
  type ReportQuery,
  type ReportSettings,
} from '@attune/protocol';
import type { Db } from '../db/open-database.ts';
import { closedTimesBetween } from '../hours/open-times.ts';
import { calmed } from './calmed.ts';
import { csat } from './csat.ts';
import { firstResponse } from './first-response.ts';
import { hotSpots } from './hot-spots.ts';
import { openDuration } from './open-duration.ts';
import { periodOf } from './period.ts';
import { promises } from './promises.ts';
import type { Reading, Said } from './reading.ts';
import { repeatContact } from './repeat-contact.ts';
import { reportCsv } from './report-csv.ts';
import { findReportSettings, saveReportSettings } from './report-settings.repository.ts';
import { resolution } from './resolution.ts';
import { signals } from './signals.ts';
import { sla } from './sla.ts';
import { volume } from './volume.ts';

const made: { readonly [Name in ReportName]: (reading: Reading) => Promise<Said> } = {
  volume,
  'first-response': firstResponse,
  resolution,
  sla,
  csat,
  signals,
  'hot-spots': hotSpots,
  'de-escalation': calmed,
  promises,
  'repeat-contact': repeatContact,
};

/** What conversations of before the period may have waited through: hours are known from so long before. */
const WAITED_BEFORE_MS = 60 * 86_400_000;

export interface ReportsDeps {
  readonly db: Db;
  hoursOf(siteId: string): Promise<Hours>;
  now(): number;
}

export type Reports = ReturnType<typeof createReports>;

/** Reports of a site: each says what it counts, of how many, and how sure it is. */
export function createReports({ db, hoursOf, now }: ReportsDeps) {
  const settings = async (siteId: string): Promise<ReportSettings> =>
    (await findReportSettings(db, siteId)) ?? DEFAULT_REPORT_SETTINGS;

  /** @throws RequestError `invalid` for a stretch that is none, or a narrowing that the report does not take */
  const report = async (siteId: string, name: ReportName, query: ReportQuery): Promise<Report> => {
    const { days, from, to, ...narrowing } = query;
    assertNarrowing(name, narrowing);
    const [hours, current] = await Promise.all([hoursOf(siteId), settings(siteId)]);
    const at = now();
    const period = periodOf({ days, from, to }, hours.timeZone, at);
    const open = hours.enabled
      ? openDuration(closedTimesBetween(hours, period.before.from - WAITED_BEFORE_MS, at))
      : null;
    const said = await made[name]({ db, siteId, period, narrowing, open, settings: current, now: at });
    const { timeZone, step } = period;
    return { name, from: period.from, to: period.to, timeZone, step, ...said };
  };

  return {
    report,
    settings,

    /** The same as a table, with a name for the file. */
    async csv(
      siteId: string,
      name: ReportName,
      query: ReportQuery,
    ): Promise<{ readonly fileName: string; readonly csv: string }> {
      return reportCsv(await report(siteId, name, query));
    },

    async saveSettings(
      siteId: string,
      saved: ReportSettings,
      by: { readonly id: string },
    ): Promise<ReportSettings> {
      await saveReportSettings(db, { siteId, ...saved, savedAt: now(), savedBy: by.id });
      return saved;
    },
  };
}

function assertNarrowing(
  name: ReportName,
  narrowing: { readonly [Name in ReportFilterName]?: string | undefined },
): void {
  for (const [field, value] of Object.entries(narrowing)) {
    if (value === undefined || isNarrowedBy(name, field as ReportFilterName)) continue;
    throw new RequestError('invalid', `This report is not narrowed by “${field}”.`, { field });
  }
}
