import type { VisitItem } from '@attune/protocol';
import { plainText } from '@attune/signals';
import { startOfDay } from '../ui/calendar.ts';

/** A line of the visit as it is read; the same press again and again is one line. */
export interface VisitLine {
  readonly item: VisitItem;
  readonly times: number;
}

/** What happened on one page: the page is the heading. Lines before any known page have none. */
export interface VisitStretch {
  readonly key: string;
  readonly page: VisitItem | null;
  /** Set where a day begins, for a separator above. */
  readonly day: number | null;
  readonly lines: readonly VisitLine[];
}

/** What came of a press, in words; nothing where the page simply answered. */
export const outcomeWords: Readonly<Record<NonNullable<VisitItem['outcome']>, string | null>> = {
  answered: null,
  late: 'answered late',
  failed: 'the page failed',
  silent: 'nothing happened',
  unknown: 'cannot be judged',
  pending: 'not judged yet',
};

/** The items of a visit, latest last, gathered under their pages. */
export function stretchesOf(items: readonly VisitItem[]): readonly VisitStretch[] {
  const stretches: VisitStretch[] = [];
  let day: number | null = null;
  for (const item of items) {
    const itsDay = startOfDay(item.at);
    const opensDay = day !== null && itsDay !== day;
    day = itsDay;
    const last = stretches.at(-1);
    if (item.kind === 'page' || opensDay || !last) {
      const isPage = item.kind === 'page';
      const lines = isPage ? [] : [{ item, times: 1 }];
      stretches.push({ key: item.key, page: isPage ? item : null, day: opensDay ? itsDay : null, lines });
    } else {
      stretches[stretches.length - 1] = { ...last, lines: withLine(last.lines, item) };
    }
  }
  return stretches;
}

function withLine(lines: readonly VisitLine[], item: VisitItem): readonly VisitLine[] {
  const last = lines.at(-1);
  if (last && isSamePress(last.item, item)) {
    // The latest instant is the one that is read; the first one's key keeps the line where it is.
    return [...lines.slice(0, -1), { item: { ...item, key: last.item.key }, times: last.times + 1 }];
  }
  return [...lines, { item, times: 1 }];
}

function isSamePress(one: VisitItem, other: VisitItem): boolean {
  return (
    one.kind === 'press' &&
    other.kind === 'press' &&
    one.outcome === other.outcome &&
    plainText(one.sentence) === plainText(other.sentence)
  );
}

/**
 * Takes in the latest lines as the server tells them now: they replace what was held of their time, since a press may
 * have been answered late; what was loaded from before them stays.
 */
export function withLatest(held: readonly VisitItem[], latest: readonly VisitItem[]): readonly VisitItem[] {
  const from = latest[0]?.at ?? Infinity;
  return [...held.filter(({ at }) => at < from), ...latest];
}

/** Puts earlier lines before those held, each once. */
export function withEarlier(held: readonly VisitItem[], earlier: readonly VisitItem[]): readonly VisitItem[] {
  const known = new Set(held.map(({ key }) => key));
  return [...earlier.filter(({ key }) => !known.has(key)), ...held];
}
