import { wordsIn } from './read-clauses.ts';

/** What a customer comes to need to know, whatever the matter. */
export type Need = 'when' | 'how-much' | 'what-to-do' | 'what-if-not' | 'will-it-recur' | 'why';

/** What an agent needs to be told. */
export type Detail = 'order' | 'amount' | 'date' | 'email' | 'device' | 'error' | 'address' | 'item';

export interface Issue {
  readonly name: string;
  readonly clues: readonly string[];
  /** In the order in which people ask. */
  readonly needs: readonly Need[];
  readonly details: readonly Detail[];
}

/** The first with the most clues counts. A star stands for any ending. */
export const issues: readonly Issue[] = [
  {
    name: 'money',
    clues:
      'charg* refund* billed billing payment* paid invoice money debited overcharg* deducted reimburs* credit'.split(
        ' ',
      ),
    needs: ['when', 'how-much', 'will-it-recur'],
    details: ['order', 'amount', 'date'],
  },
  {
    name: 'delivery',
    clues:
      'parcel package deliver* shipment shipping shipped tracking courier arrive* arrived late order'.split(
        ' ',
      ),
    needs: ['when', 'what-to-do', 'what-if-not'],
    details: ['order', 'address'],
  },
  {
    name: 'access',
    clues:
      'login log logging password locked account verification verify code sign signin 2fa reset access'.split(
        ' ',
      ),
    needs: ['what-to-do', 'when', 'what-if-not'],
    details: ['email'],
  },
  {
    name: 'fault',
    clues:
      'error crash* bug working load* website app page screen freez* frozen broken outage down site button slow'.split(
        ' ',
      ),
    needs: ['when', 'what-to-do', 'will-it-recur'],
    details: ['device', 'error'],
  },
  {
    name: 'goods',
    clues:
      'damaged wrong size defective scratched cracked return exchange replacement faulty colour color item'.split(
        ' ',
      ),
    needs: ['what-to-do', 'when', 'how-much'],
    details: ['order', 'item'],
  },
  {
    name: 'cancelling',
    clues: 'cancel* subscription unsubscribe membership contract renew* terminate'.split(' '),
    needs: ['when', 'how-much', 'what-to-do'],
    details: ['email'],
  },
  {
    name: 'data',
    clues: 'deleted data files photos lost missing backup restore recover* vanished disappeared'.split(' '),
    needs: ['what-to-do', 'when', 'will-it-recur'],
    details: ['date'],
  },
];

/** What the matter is about; null when nothing tells. */
export function issueOf(texts: readonly string[]): Issue | null {
  const words = texts.flatMap((text) => wordsIn(text.slice(0, 2_000)).map(({ is }) => is));
  let best: { readonly issue: Issue; readonly count: number } | null = null;
  for (const issue of issues) {
    const count = words.filter((word) => issue.clues.some((clue) => matches(clue, word))).length;
    if (count > (best?.count ?? 0)) best = { issue, count };
  }
  return best?.issue ?? null;
}

function matches(clue: string, word: string): boolean {
  return clue.endsWith('*') ? word.startsWith(clue.slice(0, -1)) : word === clue;
}

const TOLD: Readonly<Record<Need, RegExp>> = {
  when: /\b(?:by|within|in|on|until|before|from|takes?|arrives?|arrive)\b[^.!?]{0,30}(?:\d|today|tonight|tomorrow|day|hour|minute|week|noon|\w+day)|\b(?:today|tomorrow|tonight|right now|immediately|already (?:done|on its way))\b/i,
  'how-much':
    /[€$£¥]\s?\d|\d\s?(?:€|\$|£|euros?\b|dollars?\b|pounds?\b|eur\b|usd\b|gbp\b|%)|\b(?:in full|full (?:amount|refund|price)|free of charge|at no cost|no charge|costs? nothing)\b/i,
  'what-to-do':
    /\b(?:please (?!accept|bear|forgive|excuse|wait|hold)\w+|you (?:can|need to|have to|only need|just need|don't (?:have|need) to do)|all you need|click|open|press|go to|follow|reply with|nothing (?:for you )?to do|no need to)\b/i,
  'what-if-not':
    /\bif (?:it|that|this|you|nothing|the|there)\b[^.!?]{0,60}(?:not|n't|nothing|still|again|fails?|hasn't)\b|\botherwise\b|\bin case\b/i,
  'will-it-recur':
    /\b(?:won't|will not|cannot|can't|never) happen again\b|\b(?:prevent|so that (?:it|this) (?:does not|doesn't|won't))\b|\bfixed for good\b|\bfrom now on\b/i,
  why: /\b(?:because|due to|the reason|the cause|caused by|it turned out)\b/i,
};

/** Whether an agent's words tell it. */
export const tells = (need: Need, text: string): boolean => TOLD[need].test(text.slice(0, 2_000));

export const needInWords: Readonly<Record<Need, string>> = {
  when: 'when it will be done',
  'how-much': 'how much it will be',
  'what-to-do': 'what they have to do',
  'what-if-not': 'what happens if that does not work',
  'will-it-recur': 'whether it will happen again',
  why: 'why it happened',
};

/** The question as the customer would put it, and an answer prepared for it, with slots to fill. */
export const questionFor: Readonly<Record<Need, { readonly question: string; readonly answer: string }>> = {
  when: { question: 'When will I see it?', answer: 'You will see it by {time}.' },
  'how-much': { question: 'How much will it be?', answer: 'It comes to {amount}.' },
  'what-to-do': { question: 'What do I have to do?', answer: 'All you need to do is {step}.' },
  'what-if-not': {
    question: 'And if it does not work?',
    answer: 'If that does not work by {time}, I will {step}.',
  },
  'will-it-recur': {
    question: 'Will it happen again?',
    answer: 'To keep this from happening again, I have {step}.',
  },
  why: { question: 'Why did it happen?', answer: 'It happened because {reason}.' },
};
