import * as v from 'valibot';
import { idField } from './fields.ts';
import { dateField } from './hours.ts';

/** What the conversations of a report may be narrowed by. */
export type ReportFilterName = 'teamId' | 'agentId' | 'labelId';

/** Every report there is, with its heading and what it can be narrowed by. */
export const reports = {
  volume: { title: 'Volume', narrowedBy: ['teamId', 'agentId', 'labelId'] },
  'first-response': { title: 'First response', narrowedBy: ['teamId', 'agentId', 'labelId'] },
  resolution: { title: 'Resolution', narrowedBy: ['teamId', 'agentId', 'labelId'] },
  sla: { title: 'Answered in time', narrowedBy: ['teamId', 'agentId', 'labelId'] },
  csat: { title: 'Ratings', narrowedBy: ['teamId', 'agentId', 'labelId'] },
  signals: { title: 'Signals', narrowedBy: ['teamId', 'agentId', 'labelId'] },
  'hot-spots': { title: 'Trouble spots', narrowedBy: ['teamId', 'agentId', 'labelId'] },
  // Never of one person's work alone: how upset somebody is says little of who answers.
  'de-escalation': { title: 'De-escalation', narrowedBy: ['teamId', 'labelId'] },
  promises: { title: 'Promises', narrowedBy: ['teamId', 'agentId', 'labelId'] },
  'repeat-contact': { title: 'Repeat contact', narrowedBy: ['teamId', 'agentId', 'labelId'] },
} as const satisfies Readonly<
  Record<string, { readonly title: string; readonly narrowedBy: readonly ReportFilterName[] }>
>;
export type ReportName = keyof typeof reports;
export const reportNames = Object.keys(reports) as ReportName[];

export const isNarrowedBy = (name: ReportName, filter: ReportFilterName): boolean =>
  (reports[name].narrowedBy as readonly ReportFilterName[]).includes(filter);

/** Stretches that end now; or two dates. */
export const reportDays = [7, 30, 90] as const;
export const DEFAULT_REPORT_DAYS = 30;
/** The longest stretch between two dates. */
export const MAX_REPORT_DAYS = 366;
/** From so many days on, a series goes by the week. */
export const WEEKLY_FROM_DAYS = 90;

/** With fewer a share or a median says nothing of a team, and none is shown. */
export const FEWEST_IN_REPORT = 20;

/** What one request asks for; all but the stretch of time narrows. Dates are days of the site's own time zone, both included. */
export const reportQueryFields = {
  days: v.optional(v.picklist(reportDays, `must be ${reportDays.join(', ')}; or name two dates`)),
  from: v.optional(dateField),
  to: v.optional(dateField),
  teamId: v.optional(idField),
  agentId: v.optional(idField),
  labelId: v.optional(idField),
} as const;
const reportQuery = v.strictObject(reportQueryFields);

/** Days or two dates, the first one first; with {@link STRETCH_WORDS} for what is neither. */
export const isOneStretch = ({
  days,
  from,
  to,
}: {
  readonly days?: number | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}): boolean =>
  days === undefined
    ? (from === undefined) === (to === undefined) && (from ?? '') <= (to ?? '')
    : from === undefined && to === undefined;
export const STRETCH_WORDS = 'must be days, or two dates with “from” not after “to”';
export type ReportQuery = Readonly<v.InferOutput<typeof reportQuery>>;

/** `rate`: a day; `duration`: ms; `share`: 0–1; `score`: 1–5. */
export const reportUnits = ['count', 'rate', 'duration', 'share', 'score'] as const;
export type ReportUnit = (typeof reportUnits)[number];

/** By what a 95 % interval was worked out; null: everything was counted, and nothing is estimated. */
export const intervalMethods = ['wilson', 'order-statistic', 'student-t', 'byar'] as const;
export type IntervalMethod = (typeof intervalMethods)[number];

/** A value with what it rests on. */
export interface Estimate {
  /** Of how many. */
  readonly n: number;
  /** Null: too few to say. */
  readonly value: number | null;
  /** The 95 % interval; null where there is none, or where that end cannot be told from so few. */
  readonly low: number | null;
  readonly high: number | null;
}

export interface ReportFigure extends Estimate {
  readonly key: string;
  readonly label: string;
  readonly unit: ReportUnit;
  /** What `n` counts: "answered conversations". */
  readonly of: string;
  /** With fewer than these nothing is said. */
  readonly fewest: number;
  readonly method: IntervalMethod | null;
  /** The same of the stretch before; null where it is not worked out. */
  readonly before: Pick<Estimate, 'n' | 'value'> | null;
}

interface ChartHead {
  readonly key: string;
  readonly title: string;
  /** What each `n` counts. */
  readonly of: string;
}

/** From step to step. */
export interface SeriesChart extends ChartHead {
  readonly kind: 'series';
  readonly unit: ReportUnit;
  /** `date`: the step's first day. */
  readonly points: readonly (Estimate & { readonly date: string })[];
}

/** Side by side. */
export interface BarsChart extends ChartHead {
  readonly kind: 'bars';
  readonly unit: ReportUnit;
  readonly rows: readonly (Estimate & { readonly label: string })[];
}

/** By hour of the week. */
export interface HoursChart extends ChartHead {
  readonly kind: 'hours';
  /** Monday first; 24 hours each. */
  readonly counts: readonly (readonly number[])[];
}

export type ReportChart = SeriesChart | BarsChart | HoursChart;

/** One report of a site over a stretch of time. */
export interface Report {
  readonly name: ReportName;
  /** In words: what is counted, what is left out. */
  readonly definition: string;
  /** Instants; `to` is the first one that is not in it any more. */
  readonly from: number;
  readonly to: number;
  /** IANA name: whose days these are. */
  readonly timeZone: string;
  readonly step: 'day' | 'week';
  /** There were more than are read at once: it is about the latest. */
  readonly isCut: boolean;
  readonly figures: readonly ReportFigure[];
  readonly charts: readonly ReportChart[];
}

/** What reports are measured against. */
export const reportSettingsField = v.strictObject({
  answerWithinMinutes: v.pipe(
    v.number(),
    v.integer('must be a whole number'),
    v.minValue(1, 'must be 1 or more'),
    v.maxValue(1_440, 'must be 1,440 or less'),
  ),
});
export type ReportSettings = Readonly<v.InferOutput<typeof reportSettingsField>>;
export const DEFAULT_REPORT_SETTINGS: ReportSettings = { answerWithinMinutes: 5 };

const asked = v.pipe(
  v.strictObject({ siteId: idField, name: v.picklist(reportNames), ...reportQueryFields }),
  v.check((query) => isOneStretch(query), STRETCH_WORDS),
);

export const reportRequests = {
  /** Leads and admins. The last 30 days when no stretch is named. */
  'report:get': asked,
  /** Leads and admins. The same as a table for spreadsheets. */
  'report:csv': asked,
  /** Leads and admins. */
  'report-settings:get': v.strictObject({ siteId: idField }),
  /** Admins only. */
  'report-settings:save': v.strictObject({ siteId: idField, settings: reportSettingsField }),
} as const;

export interface ReportAnswers {
  'report:get': { readonly report: Report };
  'report:csv': { readonly fileName: string; readonly csv: string };
  'report-settings:get': { readonly settings: ReportSettings };
  'report-settings:save': { readonly settings: ReportSettings };
}
