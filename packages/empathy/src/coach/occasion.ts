import type { Customer } from './customer.ts';
import type { CoachContext, Finding, Fix, RuleName, Span, Strictness } from './finding.ts';
import type { Match, Pattern, Work } from './reading/pattern.ts';
import { find, matches } from './reading/pattern.ts';
import type { Sentence } from './reading/read-text.ts';
import type { Facts } from './facts.ts';

/** All a rule may look at. */
export interface Occasion {
  readonly draft: string;
  /** The English sentences of the draft, without what is quoted. */
  readonly sentences: readonly Sentence[];
  readonly customer: Customer;
  readonly context: CoachContext;
  readonly facts: Facts;
  readonly work: Work;
}

/** What a rule found, before it is known how the customer feels about it. */
export type Found = Omit<Finding, 'rule' | 'strictness'>;

export interface Rule {
  readonly name: RuleName;
  readonly label: string;
  /** For the admin: what fires, and why it matters. */
  readonly explanation: string;
  /** How much it matters to a calm customer. */
  readonly strictness: Strictness;
  judge(occasion: Occasion): Found | null;
}

export function firstMatch(wanted: readonly Pattern[], { sentences, work }: Occasion): Match | null {
  for (const sentence of sentences) {
    const match = find(wanted, sentence, work);
    if (match) return match;
  }
  return null;
}

/** The first match that is meant: the test may know better from what stands around it. */
export function firstMeant(
  wanted: readonly Pattern[],
  occasion: Occasion,
  isMeant: (match: Match) => boolean,
): Match | null {
  for (const sentence of occasion.sentences) {
    for (const match of matches(wanted, sentence, occasion.work)) if (isMeant(match)) return match;
  }
  return null;
}

export function spanOf({ sentence, from, to }: Match): Span {
  const first = sentence.words[from];
  const last = sentence.words[Math.max(from, to - 1)];
  return { start: first?.start ?? sentence.start, end: last?.end ?? sentence.end };
}

/** The sentence with the mark that ends it. */
export function wholeSentence(draft: string, sentence: Sentence): Span {
  let end = sentence.end;
  while (end < draft.length && end < sentence.end + 3 && '.!?…'.includes(draft[end] ?? ' ')) end += 1;
  return { start: sentence.start, end };
}

export function insteadOfSentence(draft: string, sentence: Sentence, text: string): Fix {
  return { text, at: wholeSentence(draft, sentence) };
}

export function beforeAll(text: string): Fix {
  return { text: `${text} `, at: { start: 0, end: 0 } };
}

export function afterAll(draft: string, text: string): Fix {
  const end = draft.trimEnd().length;
  return { text: ` ${text}`, at: { start: end, end } };
}

/** Whether somebody else is said to have said it, or it is said not to be meant: "I won't tell you to calm down". */
export function isReported({ sentence, from }: Match): boolean {
  const before = sentence.words.slice(Math.max(0, from - 8), from);
  const says = before.findLast(({ stem }) => saying.has(stem) || intending.has(stem));
  if (!says) return false;
  if (before.some(({ text }) => denying.has(text))) return true;
  const order = before.indexOf(says);
  const own = before.slice(Math.max(0, order - 4), order).some(({ text }) => text === 'i' || text === 'we');
  return saying.has(says.stem) && !own;
}

const saying = new Set(['tell', 'say', 'hear']);
const intending = new Set(['pretend', 'ask', 'call', 'suggest', 'mean', 'expect', 'want']);
const denying = new Set(['not', 'never', 'no', 'without', 'nor', 'instead']);
