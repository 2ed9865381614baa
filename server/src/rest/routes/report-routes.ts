import {
  isOneStretch,
  reportDays,
  reportNames,
  reportQueryFields,
  STRETCH_WORDS,
  type Report,
} from '@attune/protocol';
import * as v from 'valibot';
import type { ApiCaller } from '../../api-keys/api-keys.ts';
import { requireRole } from '../../auth/require-role.ts';
import type { Reports } from '../../reports/reports.ts';
import { siteOf, siteQuery } from '../fields.ts';
import { reportAnswer, reportTableAnswer } from '../report-answer.ts';
import { restRoute, type RestRoute } from '../rest-route.ts';

export interface ReportRoutesDeps {
  readonly reports: Pick<Reports, 'report' | 'csv'>;
}

const params = v.strictObject({ name: v.picklist(reportNames) });
const query = v.pipe(
  v.strictObject({
    siteId: siteQuery,
    ...reportQueryFields,
    days: v.optional(v.pipe(v.picklist(reportDays.map(String)), v.transform(Number), v.picklist(reportDays))),
  }),
  v.check((asked) => isOneStretch(asked), STRETCH_WORDS),
);

const MORE =
  'The last 30 days when nothing is named: give "days", or "from" and "to" as days of the site’s time zone. Every value comes with how many it rests on and, where it is an estimate, with its 95 % interval; it is null where there are too few to say. A personal key needs a lead or an admin behind it.';

/** The site asked about, for those who may read its reports. */
function siteFor(caller: ApiCaller, named: string | undefined): string {
  requireRole(caller, 'lead');
  return siteOf(caller, named);
}

/** How it went on a site. */
export function reportRoutes({ reports }: ReportRoutesDeps): readonly RestRoute[] {
  const about = 'Reports';
  const scope = 'read:reports';
  return [
    restRoute({
      id: 'getReport',
      method: 'get',
      path: '/reports/{name}',
      about,
      summary: 'A report over a stretch of time',
      more: MORE,
      scope,
      params,
      query,
      body: null,
      answer: reportAnswer,
      status: 200,
      async handle({ params: { name }, query: { siteId, ...asked } }, caller) {
        return { value: mutable(await reports.report(siteFor(caller, siteId), name, asked)) };
      },
    }),
    restRoute({
      id: 'getReportTable',
      method: 'get',
      path: '/reports/{name}/table',
      about,
      summary: 'The same as a table (CSV)',
      more: 'Durations are in ms, shares from 0 to 1.',
      scope,
      params,
      query,
      body: null,
      answer: reportTableAnswer,
      status: 200,
      async handle({ params: { name }, query: { siteId, ...asked } }, caller) {
        return { value: await reports.csv(siteFor(caller, siteId), name, asked) };
      },
    }),
  ];
}

/** The compiler keeps lists that may not be changed from where they may. */
function mutable(report: Report): v.InferInput<typeof reportAnswer> {
  return {
    ...report,
    figures: [...report.figures],
    charts: report.charts.map((chart) => {
      if (chart.kind === 'series') return { ...chart, points: [...chart.points] };
      if (chart.kind === 'bars') return { ...chart, rows: [...chart.rows] };
      return { ...chart, counts: chart.counts.map((day) => [...day]) };
    }),
  };
}
