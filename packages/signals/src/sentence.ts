import type { Control, Sentence } from '@attune/protocol';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** Puts a sentence together: neighbouring words become one piece, empty pieces vanish, names stay apart. */
export function sentence(...pieces: readonly (string | { readonly name: string })[]): Sentence {
  const joined: (string | { readonly name: string })[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (piece === '') continue;
    if (typeof piece === 'string' && typeof last === 'string') joined[joined.length - 1] = last + piece;
    else joined.push(piece);
  }
  return joined;
}

/** A sentence where only text can go: a notification, a log, a test. Names lose their emphasis. */
export function plainText(given: Sentence): string {
  return given.map((piece) => (typeof piece === 'string' ? piece : piece.name)).join('');
}

const wordsForRoles: ReadonlyMap<string, string> = new Map([
  ['button', 'a button'],
  ['link', 'a link'],
  ['checkbox', 'a checkbox'],
  ['radio', 'a radio button'],
  ['switch', 'a switch'],
  ['tab', 'a tab'],
  ['option', 'an option'],
  ['menuitem', 'a menu item'],
  ['img', 'a picture'],
  ['image', 'a picture'],
  ['generic', 'a spot on the page'],
]);

/** A control as a sentence names it: by its own name, else by what it is. */
export function controlInWords({ name, role }: Control): string | { readonly name: string } {
  const shown = name.trim();
  return shown === '' ? (wordsForRoles.get(role) ?? 'a control') : { name: shown };
}

/** A length of time to one useful digit: "1.4 s", "40 s", "2 min", "3 min 10 s", "1 h 5 min". */
export function durationInWords(ms: number): string {
  const tenths = Math.round(Math.max(0, ms) / 100);
  if (tenths < 100) return `${tenths / 10} s`;
  const seconds = Math.round(Math.max(0, ms) / SECOND);
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3_600) return twoUnits(Math.floor(seconds / 60), 'min', seconds % 60, 's');
  const minutes = Math.round(seconds / 60);
  return twoUnits(Math.floor(minutes / 60), 'h', minutes % 60, 'min');
}

/** How long a state has lasted, in steps that do not flicker: "40 s", from one minute on "2 min", "1 h 5 min". */
export function lastingInWords(ms: number): string {
  const lasted = Math.max(0, ms);
  return durationInWords(lasted - (lasted % lastingStep(lasted)));
}

/** The instant after `now` at which {@link lastingInWords} of a state that began at `since` says something else. */
export function nextLastingWordsAt(since: number, now: number): number {
  const lasted = Math.max(0, now - since);
  const step = lastingStep(lasted);
  return since + (Math.floor(lasted / step) + 1) * step;
}

function lastingStep(ms: number): number {
  if (ms < 10 * SECOND) return SECOND;
  return ms < MINUTE ? 10 * SECOND : MINUTE;
}

function twoUnits(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
}
