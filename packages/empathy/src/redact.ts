import type { PhraseLocale } from '@attune/protocol';
import { plainName } from './plain.ts';
import { MAX_JUDGED } from './words.ts';

/** What personal data of each kind becomes. Braces that name no slot never come out: they would open one. */
const MONEY =
  /(?:[€$£]|\b(?:EUR|USD|GBP|CHF))\s?\d[\d.,]{0,12}\d?|\d[\d.,]{0,12}\s?(?:[€$£]|(?:EUR|USD|GBP|CHF|euros?|dollars?|pounds?)\b)/giu;
const CLOCK = /\b\d{1,2}(?::\d{2}|\s?(?:am|pm|Uhr)\b)(?:\s?(?:am|pm|Uhr)\b)?/giu;
const EMAIL = /[^\s@<>(),;:]{1,64}@[^\s@<>(),;:]{1,190}/gu;
const LINK = /\b(?:https?:\/\/|www\.)\S{1,500}/giu;
const NUMBER = /[\p{L}\p{N}_-]{0,12}\p{N}[\p{N}\p{L}_\-/.]{0,40}/gu;
/** Words after which somebody is called by name. */
const GREETED =
  /\b(Hello|Hi|Hey|Dear|Mr|Mrs|Ms|Miss|Dr|Herr|Herrn|Frau|Hallo|Liebe|Lieber|Tag)(\.?\s)(\p{Lu}[\p{L}'’-]{1,40}(?:\s\p{Lu}[\p{L}'’-]{1,40})?)/gu;
/** A capital within an English sentence is somebody's name, or something's; in German every noun has one. */
const CAPITAL = /(?<=[\p{Ll},;] )\p{Lu}[\p{L}'’-]{1,40}/gu;
const capitalsOfEveryday: ReadonlySet<string> = new Set(
  `Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September
  October November December English German I I'm I'll I've I'd I’m I’ll I’ve I’d`.split(/\s+/u),
);

/**
 * A text without what tells of a person: addresses, numbers, names. What a slot stands for becomes that slot, all else a
 * word in brackets, so that whoever approves it sees that something was there. Linear; of longer texts the first 4,000
 * characters.
 * @param names names that are known to occur: the visitor's, the agent's
 */
export function redacted(
  text: string,
  names: readonly (string | null)[],
  locale: PhraseLocale = 'en',
): string {
  const plain = text.slice(0, MAX_JUDGED).replace(/[{}]/gu, '');
  const withoutNames = names.reduce<string>((left, name) => withoutName(left, name), plain);
  const kept = withoutNames
    .replace(LINK, '[link]')
    .replace(EMAIL, '[address]')
    .replace(MONEY, '{amount}')
    .replace(CLOCK, '{time}')
    .replace(NUMBER, '[number]')
    .replace(GREETED, '$1$2{name}');
  return locale === 'en'
    ? kept.replace(CAPITAL, (word) => (capitalsOfEveryday.has(word) ? word : '[name]'))
    : kept;
}

/**
 * A full name however it is written, and each of its parts where it begins with a capital: some names are words as
 * well ("Will", "Hope"), and those are to stay words.
 */
function withoutName(text: string, name: string | null): string {
  const plain = plainName(name);
  if (plain === null) return text;
  const parts = plain.split(' ');
  const whole = parts.length > 1 ? withoutWord(text, plain, 'giu') : text;
  return parts
    .filter((part) => part.length > 2 || parts.length === 1)
    .reduce((left, part) => withoutWord(left, part.charAt(0).toUpperCase() + part.slice(1), 'gu'), whole);
}

function withoutWord(text: string, word: string, flags: string): string {
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);
  return text.replace(new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, flags), '{name}');
}
