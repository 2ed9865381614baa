import * as v from 'valibot';
import { labelField } from './fields.ts';

/** Days of the week, Monday first. */
export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
export type Weekday = (typeof weekdays)[number];

/** Spans of one day; lunch and a late shift make three. */
export const MAX_SPANS_A_DAY = 4;
export const MAX_SPECIAL_DAYS = 100;

const clockField = v.pipe(
  v.string(),
  v.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'must be a time such as “09:00”, up to “24:00”'),
);

const spansField = v.pipe(
  v.array(v.strictObject({ from: clockField, to: clockField })),
  v.maxLength(MAX_SPANS_A_DAY, `must have at most ${MAX_SPANS_A_DAY} spans a day`),
  v.check((spans) => spans.every(({ from, to }) => from < to), 'must end after it begins'),
  v.check(
    (spans) => spans.every(({ from }, at) => at === 0 || (spans[at - 1]?.to ?? '') <= from),
    'must be in order and must not overlap',
  ),
);

/** A day of the calendar, `2026-12-24`. */
export const dateField = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a date such as “2026-12-24”'),
  v.check(isDay, 'is no day of the calendar'),
);

/** When the team is there. Times are wall-clock times of the zone; a span that ends at 24:00 meets one from 00:00. */
export const hoursField = v.strictObject({
  /** Off: the team says nothing of hours, and is there whenever somebody is. */
  enabled: v.boolean(),
  /** IANA name. */
  timeZone: v.pipe(
    v.string(),
    v.maxLength(64),
    v.check(isTimeZone, 'must be a time zone such as “Europe/Berlin”'),
  ),
  week: v.strictObject({
    monday: spansField,
    tuesday: spansField,
    wednesday: spansField,
    thursday: spansField,
    friday: spansField,
    saturday: spansField,
    sunday: spansField,
  }),
  /** Days that are not like others of their weekday: holidays without spans, a long Thursday with its own. */
  specialDays: v.pipe(
    v.array(v.strictObject({ date: dateField, name: labelField(60), spans: spansField })),
    v.maxLength(MAX_SPECIAL_DAYS, `must be at most ${MAX_SPECIAL_DAYS} days`),
    v.check((days) => new Set(days.map(({ date }) => date)).size === days.length, 'must name each day once'),
  ),
  /** What the team tells visitors while it is there; null: nothing. */
  replyWithinMinutes: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_440))),
});

export type Hours = Readonly<v.InferOutput<typeof hoursField>>;
/** `HH:mm`, `to` after `from`. */
export type ClockSpan = Hours['week'][Weekday][number];
export type SpecialDay = Hours['specialDays'][number];

/** Instants, epoch ms; `to` is the first one that is not in it any more. */
export interface OpenTime {
  readonly from: number;
  readonly to: number;
}

/** An invalid date has no JSON form. */
function isDay(date: string): boolean {
  const at = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date);
}

function isTimeZone(name: string): boolean {
  try {
    return name !== '' && new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    // The only way to ask.
    return false;
  }
}
