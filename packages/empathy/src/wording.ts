import type { PhraseLocale } from '@attune/protocol';
import { plainName } from './plain.ts';

/** How facts are said to the visitor in one language. */
export interface Wording {
  /** "the “Pay” button"; by what it is alone when its name is not known. */
  control(name: string | null, role: string | null): string;
  field(name: string | null): string;
  page(path: string | null): string;
  /** "twice"; small numbers the visitor knows themselves. */
  times(count: number): string;
  readonly severalTimes: string;
  /** A wait as one says it to somebody who has waited: rounded, since they did not hold a watch. */
  about(ms: number): string;
}

const MINUTE = 60_000;
/** Beyond this a number reads as if somebody had kept a list. */
const COUNTED = 4;

const nounsForRoles: ReadonlyMap<string, string> = new Map([
  ['button', 'button'],
  ['link', 'link'],
  ['checkbox', 'checkbox'],
  ['radio', 'option'],
  ['option', 'option'],
  ['switch', 'switch'],
  ['tab', 'tab'],
  ['menuitem', 'menu item'],
  ['img', 'picture'],
  ['image', 'picture'],
  ['textbox', 'field'],
  ['combobox', 'field'],
]);

const english: Wording = {
  control(name, role) {
    const noun = nounsForRoles.get(role ?? '');
    if (name !== null) return noun ? `the “${name}” ${noun}` : `“${name}”`;
    return noun ? `the ${noun}` : 'that spot on the page';
  },
  field: (name) => (name === null ? 'the form' : `the “${name}” field`),
  page(path) {
    const name = pageNameIn(path);
    return name === null ? 'the page' : `the ${name} page`;
  },
  times: (count) => ['once', 'twice', 'three times', 'four times'][count - 1] ?? 'several times',
  severalTimes: 'several times',
  about(ms) {
    const minutes = Math.round(ms / MINUTE);
    if (minutes < 1) return 'almost a minute';
    if (minutes === 1) return 'about a minute';
    if (minutes < 60) return `about ${minutes} minutes`;
    const hours = Math.round(minutes / 60);
    return hours === 1 ? 'about an hour' : `about ${hours} hours`;
  },
};

/** Whatever has no name is feminine in German here, and so reads alike as subject and as object. */
const german: Wording = {
  control: (name, role) =>
    name === null ? (role === 'button' ? 'die Schaltfläche' : 'die Stelle') : `„${name}“`,
  field: (name) => (name === null ? 'die Eingabemaske' : `„${name}“`),
  page(path) {
    const name = pageNameIn(path);
    return name === null ? 'die Seite' : `die Seite „${name}“`;
  },
  times: (count) => ['einmal', 'zweimal', 'dreimal', 'viermal'][count - 1] ?? 'mehrmals',
  severalTimes: 'mehrmals',
  about(ms) {
    const minutes = Math.round(ms / MINUTE);
    if (minutes < 1) return 'fast eine Minute';
    if (minutes === 1) return 'etwa eine Minute';
    if (minutes < 60) return `etwa ${minutes} Minuten`;
    const hours = Math.round(minutes / 60);
    return hours === 1 ? 'etwa eine Stunde' : `etwa ${hours} Stunden`;
  },
};

const wordings: Readonly<Record<PhraseLocale, Wording>> = { en: english, de: german };

export function wordingIn(locale: PhraseLocale): Wording {
  return wordings[locale];
}

/** A number as it may be said: exact while it is small. */
export function countIn({ times, severalTimes }: Wording, count: number): string {
  return count <= COUNTED ? times(count) : severalTimes;
}

/** "checkout" of "/shop/checkout"; a path that is not made of plain words has no name. */
function pageNameIn(path: string | null): string | null {
  const last = plainName(path)?.split('/').findLast(Boolean) ?? '';
  return /^[a-z]+(?:-[a-z]+){0,2}$/u.test(last) && last.length <= 24 ? last.replaceAll('-', ' ') : null;
}
