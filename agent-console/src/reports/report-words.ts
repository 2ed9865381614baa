import type { Estimate, IntervalMethod, ReportFigure, ReportUnit } from '@attune/protocol';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const whole = (count: number): string => count.toLocaleString('en');

/** A length of time to two units: `40 s`, `4 min 20 s`, `1 h 5 min`, `2 d 3 h`. */
export function durationWords(ms: number): string {
  const length = Math.max(0, ms);
  if (length >= DAY) return pair(length, [DAY, 'd'], [HOUR, 'h']);
  if (length >= HOUR) return pair(length, [HOUR, 'h'], [MINUTE, 'min']);
  if (length >= MINUTE) return pair(length, [MINUTE, 'min'], [SECOND, 's']);
  return `${Math.round(length / SECOND)} s`;
}

type UnitOf = readonly [length: number, name: string];

function pair(ms: number, [large, largeName]: UnitOf, [small, smallName]: UnitOf): string {
  const smalls = Math.floor(ms / small);
  const larges = Math.floor((smalls * small) / large);
  const rest = smalls - (larges * large) / small;
  return rest === 0 ? `${larges} ${largeName}` : `${larges} ${largeName} ${rest} ${smallName}`;
}

/** A value as it is read: `1,204`, `12.3`, `4 min 20 s`, `63 %`, `4.2 of 5`. */
export function valueWords(unit: ReportUnit, value: number): string {
  switch (unit) {
    case 'count':
      return whole(value);
    case 'rate':
      return value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 1 : 0 });
    case 'duration':
      return durationWords(value);
    case 'share':
      return `${Math.round(value * 100)} %`;
    case 'score':
      return `${value.toFixed(1)} of 5`;
  }
}

/** How sure: `49 % to 75 %`; an end that so few cannot tell is left open. Null: nothing is estimated. */
export function intervalWords(unit: ReportUnit, { value, low, high }: Estimate): string | null {
  if (value === null || (low === null && high === null)) return null;
  const bound = (end: number): string => valueWords(unit, end);
  if (low === null) return `at most ${bound(high ?? value)}`;
  if (high === null) return `at least ${bound(low)}`;
  return `${bound(low)} to ${bound(high)}`;
}

/** “Too few conversations to say: 3, it takes 20”. */
export const tooFewWords = (n: number, fewest: number, of: string): string =>
  `Too few ${of} to say: ${whole(n)}, it takes ${whole(fewest)}`;

/** What it was before, with what that rests on; null where it is not worked out. */
export function beforeWords({ before, unit }: ReportFigure): string | null {
  if (before === null) return null;
  if (before.value === null) return `Before: too few to say, ${whole(before.n)}`;
  const value = valueWords(unit, before.value);
  if (unit === 'count') return `Before: ${value}`;
  return `Before: ${value} ${restsOn(unit)} ${whole(before.n)}`;
}

/** A share is of many, a time or a mean comes from many. */
export const restsOn = (unit: ReportUnit): string => (unit === 'share' ? 'of' : 'from');

export const methodWords: Readonly<Record<IntervalMethod, string>> = {
  wilson: 'Wilson interval of a share',
  'order-statistic': 'interval by ranks, whatever the distribution',
  'student-t': 'Student’s t interval of a mean',
  byar: 'Byar’s interval of a count that comes by chance',
};

export const countWords = whole;
