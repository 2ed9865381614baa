import type { Phrase } from './phrase.ts';
import { MAX_JUDGED } from './words.ts';

/** What an agent may still give away without asking anybody. */
export interface Goodwill {
  readonly left: number;
  /** As one writes it: "€", "EUR". */
  readonly currency: string;
}

const MONEY =
  /(?:[€$£]|\b(?:EUR|USD|GBP|CHF))\s?(\d[\d.,]{0,12})|(\d[\d.,]{0,12})\s?(?:[€$£]|(?:EUR|USD|GBP|CHF|euros?|dollars?|pounds?)\b)/giu;

/** Amounts of money a text names, in its order; "1.250,50 €" is 1250.5. */
export function moneyIn(text: string): readonly number[] {
  return [...text.slice(0, MAX_JUDGED).matchAll(MONEY)].map(([, after, before]) =>
    amountOf(after ?? before ?? ''),
  );
}

/** Whether no amount in a text is above what the agent may give. */
export function isWithinGoodwill(text: string, { left }: Goodwill): boolean {
  return moneyIn(text).every((amount) => amount <= left);
}

/** Phrases that give money are for those who may give some, and never more than that. */
export function mayOffer(phrase: Phrase, goodwill: Goodwill | null): boolean {
  if (!phrase.tags.includes('goodwill')) return true;
  return goodwill !== null && goodwill.left > 0 && isWithinGoodwill(phrase.text, goodwill);
}

/** A last separator with one or two digits behind it is the decimal one. */
function amountOf(digits: string): number {
  const [, whole = digits, cents = ''] = /^(.*)[.,](\d{1,2})$/u.exec(digits) ?? [];
  return Number(`${whole.replace(/[.,]/gu, '')}.${cents || '0'}`);
}
