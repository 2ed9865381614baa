/** An extra cost, said so that nobody feels trapped: how much, for what, what is free instead, and the question. */
export interface AnnouncedCost {
  readonly amount: string;
  readonly buys: string;
  readonly freeAlternative: string;
}

export type CostPart = 'amount' | 'buys' | 'free-alternative';

/** What is missing. An amount without a number is no amount. */
export function missingInCost({ amount, buys, freeAlternative }: AnnouncedCost): readonly CostPart[] {
  const missing: CostPart[] = [];
  if (!/\p{N}/u.test(amount)) missing.push('amount');
  if (buys.trim() === '') missing.push('buys');
  if (freeAlternative.trim() === '') missing.push('free-alternative');
  return missing;
}

/** @returns null while a part is missing; always ends in the question for consent */
export function writeCost(cost: AnnouncedCost): string | null {
  if (missingInCost(cost).length > 0) return null;
  const { amount, buys, freeAlternative } = cost;
  return `This costs ${amount.trim()}, for ${buys.trim()}. Without cost you can ${freeAlternative.trim()}. Shall I go ahead, or would you rather not?`;
}
