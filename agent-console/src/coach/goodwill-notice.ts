import type { Goodwill } from '@attune/protocol';

/** What an agent may know of goodwill where they write of money. */
export interface GoodwillNotice {
  readonly left: number;
  readonly currency: string;
  /** The draft offers more than may be given. */
  readonly isOver: boolean;
  /** The one gift the draft offers, minor units, where it may be given. */
  readonly offered: number | null;
}

const MONEY =
  /(?:[€$£]|\b(?:EUR|USD|GBP|CHF))\s?(\d[\d.,]{0,12})|(\d[\d.,]{0,12})\s?(?:[€$£]|(?:EUR|USD|GBP|CHF|euros?|dollars?|pounds?)\b)/giu;
/** A refund gives back what is theirs; only these give what is ours. */
const GIVING =
  /\b(?:goodwill|credit|voucher|discount|coupon|gift|compensat\w*|gutschrift|gutschein|rabatt)\b/iu;

/** Stands near amounts only; says when a gift is above what is left. */
export function goodwillNotice(draft: string, { budget, given, currency }: Goodwill): GoodwillNotice | null {
  const text = draft.slice(0, 2_000);
  const gives = GIVING.test(text);
  const amounts = [...text.matchAll(MONEY)].map(([, after, before]) => minorUnits(after ?? before ?? ''));
  if (budget === 0 || (!gives && amounts.length === 0)) return null;
  const left = Math.max(0, budget - given);
  const isOver = gives && amounts.some((amount) => amount > left);
  const [offered = 0, ...more] = amounts;
  const isOne = gives && !isOver && more.length === 0 && offered > 0;
  return { left, currency, isOver, offered: isOne ? offered : null };
}

/** "1.250,50" → 125050. A last separator with one or two digits behind it is the decimal one. */
export function minorUnits(digits: string): number {
  const [, whole = digits, cents = ''] = /^(.*)[.,](\d{1,2})$/u.exec(digits) ?? [];
  return Number(whole.replace(/\D/gu, '') || '0') * 100 + Number(cents.padEnd(2, '0') || '0');
}

export function moneyText(minor: number, currency: string): string {
  return new Intl.NumberFormat(undefined, { style: 'currency', currency }).format(minor / 100);
}
