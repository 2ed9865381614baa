import { MAX_READ } from './read-clauses.ts';

export type FactKind = 'amount' | 'date' | 'time' | 'duration' | 'order' | 'email' | 'phone';

/** A figure that can be told, asked for and corrected. */
export interface Fact {
  readonly kind: FactKind;
  readonly text: string;
  /** Compared to tell whether two mentions are the same. */
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

const MONTHS = 'january|february|march|april|may|june|july|august|september|october|november|december';
const SHORT_MONTHS = 'jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec';
const DAYS = 'monday|tuesday|wednesday|thursday|friday|saturday|sunday';
const NUMBER_WORDS = 'one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|twenty|thirty';

/** Every quantifier is bounded, so that reading stays linear in the text. The first that matches a place has it. */
const PATTERNS: readonly (readonly [FactKind, RegExp])[] = [
  ['email', /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/giu],
  ['amount', /(?:[€$£¥]|\b(?:eur|usd|gbp|chf)\s?)\s?\d{1,9}(?:[.,]\d{3}){0,3}(?:[.,]\d{1,2})?/giu],
  [
    'amount',
    /\b\d{1,9}(?:[.,]\d{3}){0,3}(?:[.,]\d{1,2})?\s?(?:€|\$|£|¥|\b(?:euros?|eur|dollars?|usd|pounds?|gbp|quid|bucks|chf|francs?)\b)/giu,
  ],
  ['date', /\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b/giu],
  ['time', /\b\d{1,2}(?::\d{2})?\s?(?:am|pm|o'clock)\b|\b\d{1,2}:\d{2}\b/giu],
  [
    'duration',
    new RegExp(
      `\\b(?:\\d{1,4}|${NUMBER_WORDS}|an?|a few|several|couple of)(?:\\s?(?:-|–|to)\\s?\\d{1,4})?\\s?(?:business |working )?(?:minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?)\\b`,
      'giu',
    ),
  ],
  [
    'date',
    new RegExp(
      `\\b(?:\\d{1,2}(?:st|nd|rd|th)?\\s(?:of\\s)?(?:${MONTHS}|${SHORT_MONTHS})|(?:${MONTHS}|${SHORT_MONTHS})\\s\\d{1,2}(?:st|nd|rd|th)?)\\b`,
      'giu',
    ),
  ],
  [
    'date',
    new RegExp(
      `\\b(?:yesterday|today|tonight|tomorrow|(?:last |next |this )?(?:${DAYS}|week|month))\\b`,
      'giu',
    ),
  ],
  ['order', /\b[A-Z]{1,6}-?\d{3,12}(?:-\d{1,12})?\b|#\s?\d{3,14}\b/gu],
  [
    'order',
    /\b(?:order|booking|ticket|invoice|reference|case|tracking|account|ref)(?:\s(?:number|no\.?|nr|id|is|code)){0,2}\s?[:#]?\s?\d{4,16}\b/giu,
  ],
  ['phone', /\+\d[\d\s()-]{6,18}\d/gu],
];

/** The figures of a text in the order they stand, none within another. */
export function factsIn(message: string): readonly Fact[] {
  const text = message.slice(0, MAX_READ);
  const taken: Fact[] = [];
  for (const [kind, pattern] of PATTERNS) {
    for (const found of text.matchAll(pattern)) {
      const start = found.index;
      const end = start + found[0].length;
      if (taken.some((fact) => start < fact.end && fact.start < end)) continue;
      taken.push({ kind, text: found[0].trim(), value: valueOf(kind, found[0]), start, end });
    }
  }
  return taken.sort((one, other) => one.start - other.start);
}

function valueOf(kind: FactKind, text: string): string {
  if (kind === 'amount')
    return text
      .replace(/[^\d.,]/g, '')
      .replace(/[.,]0{2}$/, '')
      .replace(',', '.');
  if (kind === 'order' || kind === 'phone') return text.replace(/[^\dA-Z]/gi, '').replace(/^\D+(?=\d)/, '');
  return text.toLowerCase();
}
