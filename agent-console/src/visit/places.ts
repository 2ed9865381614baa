import { timeIn } from '../ui/calendar.ts';

/** A locale as a language name, `German (Austria)`; as it came when it names none. */
export function languageText(locale: string): string {
  try {
    return new Intl.DisplayNames(undefined, { type: 'language' }).of(locale) ?? locale;
  } catch {
    // Visitors' browsers may send anything; an ill-formed tag throws.
    return locale;
  }
}

/** The time of day where the visitor is, `15:04 in Europe/Vienna`. */
export function timeThere(timeZone: string, now: number): string {
  const place = timeZone.replaceAll('_', ' ');
  try {
    return `${timeIn(now, timeZone)} in ${place}`;
  } catch {
    // Not a zone this browser knows.
    return place;
  }
}
