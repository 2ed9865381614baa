/** When something said to be done "by 17:00" or "within 24 h" is due. */
export interface DueTime {
  /** Epoch ms. */
  readonly at: number;
  /** Where the words stand that say so. */
  readonly start: number;
  readonly end: number;
}

const NUMBERS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  'half an': 0.5,
  eine: 1,
  einer: 1,
  einem: 1,
  zwei: 2,
  drei: 3,
  vier: 4,
  fünf: 5,
  sechs: 6,
  acht: 8,
  zehn: 10,
  zwölf: 12,
};
const UNITS: readonly (readonly [RegExp, number])[] = [
  [/^(?:min|minute|minutes|mins|minuten)$/, 60_000],
  [/^(?:h|hr|hrs|hour|hours|stunde|stunden|std)$/, 3_600_000],
  [/^(?:day|days|tag|tage|tagen)$/, 86_400_000],
  [/^(?:week|weeks|woche|wochen)$/, 7 * 86_400_000],
];
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const WOCHENTAGE = ['sonntag', 'montag', 'dienstag', 'mittwoch', 'donnerstag', 'freitag', 'samstag'];

/** End of a working day, for "today" and "by Friday" without a time. */
const END_OF_DAY_HOUR = 17;
const EVENING_HOUR = 21;

/** "By 5" said after lunch is 17:00; "by 11:30" is tomorrow's. */
const AFTERNOON_AT_MOST = 9;

const DAY_MS = 86_400_000;
const FRIDAY = 5;

const NUMBER = String.raw`\d{1,4}|half an|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|eine[rm]?|zwei|drei|vier|fünf|sechs|acht|zehn|zwölf`;
const LENGTH = new RegExp(
  String.raw`\b(?:within|in|over|inside|innerhalb von|binnen)(?: the)?(?: next)? (${NUMBER})(?:\s?(?:-|–|to|or)\s?(\d{1,4}))? ?(?:business |working )?(minutes?|mins?|hours?|hrs?|h|days?|weeks?|minuten|stunden?|std|tagen?|wochen?)\b`,
  'giu',
);
const CLOCK = String.raw`\d{1,2}(?:[:.]\d{2})?\s?(?:am|pm|a\.m\.|p\.m\.|o'clock|uhr)?|noon|midday|midnight`;
const DAY = String.raw`today|tonight|tomorrow|(?:this |next |on )?(?:${WEEKDAYS.join('|')})|heute|morgen|(?:${WOCHENTAGE.join('|')})`;
const BY = String.raw`by|before|until|till|no later than|at|bis|um|spätestens`;

/** "tomorrow at noon", "by the end of the day", "by 17:00 on Friday". */
const MOMENT = new RegExp(
  String.raw`\b(?:(?:(?:${BY}|on) )?(?<day>${DAY})(?: (?:morning|afternoon|evening))?(?:,? (?:(?:${BY}) )?(?<dayClock>${CLOCK}))?` +
    String.raw`|(?:${BY}) (?:the )?(?<end>end of (?:the )?(?:day|week)|close of business)` +
    String.raw`|(?:${BY}) (?<clock>${CLOCK})(?:,? (?<clockDay>${DAY}))?)(?![\p{L}\p{N}])`,
  'giu',
);

/** The first time a sentence names; null when it names none. `timeZone`: IANA name of the site's zone. */
export function dueTimeIn(sentence: string, now: number, timeZone: string): DueTime | null {
  return lengthIn(sentence, now) ?? momentIn(sentence, now, timeZone);
}

function lengthIn(sentence: string, now: number): DueTime | null {
  for (const found of sentence.matchAll(LENGTH)) {
    const [, first = '', last, unit = ''] = found;
    const count = Number(last ?? first);
    const amount = Number.isNaN(count) ? NUMBERS[(last ?? first).toLowerCase()] : count;
    const unitMs = UNITS.find(([pattern]) => pattern.test(unit.toLowerCase()))?.[1];
    if (amount === undefined || unitMs === undefined) continue;
    return { at: now + amount * unitMs, start: found.index, end: found.index + found[0].length };
  }
  return null;
}

function momentIn(sentence: string, now: number, timeZone: string): DueTime | null {
  for (const found of sentence.matchAll(MOMENT)) {
    const at = instantSaid(found.groups ?? {}, now, timeZone);
    if (at !== null) return { at, start: found.index, end: found.index + found[0].length };
  }
  return null;
}

/** What one mention means; null when it names no time there is ("at 99:99"). */
function instantSaid(
  groups: Readonly<Record<string, string | undefined>>,
  now: number,
  timeZone: string,
): number | null {
  const { dayClock, end, clock = dayClock, clockDay, day = clockDay } = groups;
  const today = localDay(now, timeZone);
  if (end !== undefined) {
    const inDays = /week/i.test(end) ? daysUntil(today.weekday, FRIDAY, true) : 0;
    return Math.max(now, instantOf(today, { inDays, hour: END_OF_DAY_HOUR, minute: 0 }, timeZone));
  }
  const time = clock === undefined ? null : clockOf(clock);
  if (clock !== undefined && time === null) return null;
  if (day !== undefined) {
    const hour = time?.hour ?? (/tonight/i.test(day) ? EVENING_HOUR : END_OF_DAY_HOUR);
    const moment = { inDays: daysTo(day, today.weekday), hour, minute: time?.minute ?? 0 };
    return Math.max(now, instantOf(today, moment, timeZone));
  }
  return time === null ? null : nextAt(time, now, today, timeZone);
}

/** When the clock shows that next. */
function nextAt(time: Clock, now: number, today: LocalDay, timeZone: string): number {
  const moment = { inDays: 0, hour: time.hour, minute: time.minute };
  const at = instantOf(today, moment, timeZone);
  if (at > now) return at;
  const isAfternoon = time.isLoose && time.hour < AFTERNOON_AT_MOST && at + DAY_MS / 2 > now;
  return isAfternoon ? at + DAY_MS / 2 : instantOf(today, { ...moment, inDays: 1 }, timeZone);
}

interface Clock {
  readonly hour: number;
  readonly minute: number;
  /** Said without am or pm. */
  readonly isLoose: boolean;
}

function clockOf(text: string): Clock | null {
  const plain = text.toLowerCase().trim();
  if (plain === 'noon' || plain === 'midday') return { hour: 12, minute: 0, isLoose: false };
  if (plain === 'midnight') return { hour: 24, minute: 0, isLoose: false };
  const found = /^(\d{1,2})(?:[:.](\d{2}))?\s?(am|pm|a\.m\.|p\.m\.|o'clock|uhr)?$/.exec(plain);
  if (found === null) return null;
  const [, hours = '', minutes = '0', half] = found;
  const isHalf = half !== undefined && /^[ap]/.test(half);
  const hour = isHalf ? (Number(hours) % 12) + (half.startsWith('p') ? 12 : 0) : Number(hours);
  if (hour > 24 || Number(minutes) > 59) return null;
  // A bare number ("by 5") is an hour; "at 2024" is none, and was refused above.
  return { hour, minute: Number(minutes), isLoose: half === undefined || half === "o'clock" };
}

function daysTo(day: string, today: number): number {
  const plain = day.toLowerCase().trim();
  if (/^(?:today|tonight|heute)$/.test(plain)) return 0;
  if (/^(?:tomorrow|morgen)$/.test(plain)) return 1;
  const name = plain.replace(/^(?:this|next|on)\s?/, '');
  const index = Math.max(WEEKDAYS.indexOf(name), WOCHENTAGE.indexOf(name));
  return daysUntil(today, index, false);
}

/** Days from one weekday to the next of another; the same weekday is today or in a week. */
function daysUntil(from: number, to: number, mayBeToday: boolean): number {
  const days = (to - from + 7) % 7;
  return days === 0 && !mayBeToday ? 7 : days;
}

interface LocalDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly weekday: number;
}

function localDay(at: number, timeZone: string): LocalDay {
  const parts = partsAt(at, timeZone);
  const weekday = new Date(Date.UTC(parts.year, parts.month - 1, parts.day)).getUTCDay();
  return { year: parts.year, month: parts.month, day: parts.day, weekday };
}

function partsAt(at: number, timeZone: string) {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const of = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  return { year: of('year'), month: of('month'), day: of('day'), hour: of('hour'), minute: of('minute') };
}

/** The instant at which clocks of the zone show that time; across a change of the clocks the later offset counts. */
function instantOf(
  { year, month, day }: LocalDay,
  { inDays, hour, minute }: { readonly inDays: number; readonly hour: number; readonly minute: number },
  timeZone: string,
): number {
  const wanted = Date.UTC(year, month - 1, day + inDays, hour, minute);
  let at = wanted;
  // Twice: the first guess may fall on the other side of a change of the clocks.
  for (let round = 0; round < 2; round++) {
    const shown = partsAt(at, timeZone);
    at += wanted - Date.UTC(shown.year, shown.month - 1, shown.day, shown.hour, shown.minute);
  }
  return at;
}
