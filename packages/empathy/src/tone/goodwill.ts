/** What an agent may give without asking. Amounts are in the smallest unit of the currency, such as cents. */
export interface GoodwillBudget {
  readonly currency: string;
  readonly perConversation: number;
  readonly perMonth: number;
}

export interface GoodwillGiven {
  readonly inConversation: number;
  readonly inMonth: number;
}

export type GoodwillAnswer =
  | {
      readonly granted: true;
      readonly amount: number;
      readonly leftInConversation: number;
      readonly leftInMonth: number;
    }
  | {
      readonly granted: false;
      readonly reason: 'no-amount' | 'other-currency' | 'over-budget';
      readonly most: number;
    };

/** What may still be given here and now: never negative, never a fraction of the smallest unit. */
export function goodwillLeft(budget: GoodwillBudget, given: GoodwillGiven): number {
  const here = wholeUnits(budget.perConversation) - spent(given.inConversation);
  const month = wholeUnits(budget.perMonth) - spent(given.inMonth);
  return Math.max(0, Math.min(here, month));
}

/** Whether an amount may be given. A number that is no number grants nothing, and what was given counts in full. */
export function grantGoodwill(
  budget: GoodwillBudget,
  given: GoodwillGiven,
  wanted: { readonly amount: number; readonly currency: string },
): GoodwillAnswer {
  const most = goodwillLeft(budget, given);
  const { amount, currency } = wanted;
  if (!Number.isSafeInteger(amount) || amount <= 0) return { granted: false, reason: 'no-amount', most };
  if (currency !== budget.currency) return { granted: false, reason: 'other-currency', most: 0 };
  if (amount > most) return { granted: false, reason: 'over-budget', most };
  return {
    granted: true,
    amount,
    leftInConversation: Math.max(
      0,
      wholeUnits(budget.perConversation) - spent(given.inConversation) - amount,
    ),
    leftInMonth: Math.max(0, wholeUnits(budget.perMonth) - spent(given.inMonth) - amount),
  };
}

function wholeUnits(amount: number): number {
  return Number.isFinite(amount) && amount > 0 ? Math.floor(amount) : 0;
}

/** Nothing known of what was given means that nothing more may be: rather ask than exceed. */
function spent(amount: number): number {
  return Number.isFinite(amount) ? Math.max(0, Math.ceil(amount)) : Infinity;
}
