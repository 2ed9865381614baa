import { readCustomer, type Customer } from './customer.ts';
import { factsOf, type Facts } from './facts.ts';
import type { CoachContext, Finding, RuleName, Span, Strictness } from './finding.ts';
import type { Occasion, Rule } from './occasion.ts';
import { isEnglish } from './reading/english.ts';
import type { Work } from './reading/pattern.ts';
import { readText } from './reading/read-text.ts';
import { rules } from './rules.ts';

export interface CoachOptions {
  /** Also offer to turn "not until Friday" into "from Friday on". Off unless asked for. */
  readonly canDo?: boolean;
}

export interface CoachReport {
  /** What a colleague would point at, the gravest first. */
  readonly findings: readonly Finding[];
  readonly facts: Facts;
  /** False for a draft in another language, or with no words of the agent's own: then nothing is found. */
  readonly judged: boolean;
  /** Comparisons made, bounded by the length of the draft. */
  readonly steps: number;
}

/**
 * Reads a draft as the customer will, before it is sent. Judges the first 2,000 characters; nothing leaves this call,
 * and nothing is changed.
 */
export function coach(draft: string, context: CoachContext, options: CoachOptions = {}): CoachReport {
  const work: Work = { steps: 0 };
  const customer = readCustomer(context, work);
  const all = readText(draft);
  const english = all.filter(isEnglish);
  const judged = english.some(({ words }) => words.length > 0);
  const facts = factsOf(judged ? english : [], customer, work);
  const occasion: Occasion = { draft, sentences: english, customer, context, facts, work };
  const wanted = rules.filter(({ name }) => name !== 'can-do' || options.canDo === true);
  const findings = judged ? wanted.flatMap((rule) => judgeBy(rule, occasion)) : [];
  return { findings: standing(findings).toSorted(byGravity), facts, judged, steps: work.steps };
}

function judgeBy(rule: Rule, occasion: Occasion): readonly Finding[] {
  const found = rule.judge(occasion);
  if (!found) return [];
  return [{ rule: rule.name, ...found, strictness: strictnessOf(rule, occasion.customer) }];
}

function strictnessOf({ strictness }: Rule, { distress }: Customer): Strictness {
  return distress === 0 ? strictness : strictness === 1 ? 2 : 3;
}

const lastResort: ReadonlySet<RuleName> = new Set(['no-acknowledgement', 'no-next-step']);

/**
 * One thing is said once. What is missing is only worth a word where nothing that is there has to go first; a rule that
 * names the graver side of the same words silences the milder.
 */
function standing(findings: readonly Finding[]): readonly Finding[] {
  const names = new Set(findings.map(({ rule }) => rule));
  const isPresent = (rule: RuleName) => !lastResort.has(rule) && rule !== 'can-do';
  const present = findings.some(({ rule }) => isPresent(rule));
  return findings.filter((finding) => {
    const { rule } = finding;
    if (!isSaidOnce(finding, findings)) return false;
    if (lastResort.has(rule) && present) return false;
    if (rule === 'no-next-step') return !names.has('no-acknowledgement');
    return !(silencedBy[rule] ?? []).some((graver) => names.has(graver));
  });
}

/** The same words are scolded for once: whose fault it is, then that it does not matter, then the tone. */
function isSaidOnce({ rule, span }: Finding, findings: readonly Finding[]): boolean {
  const graver = unkind.slice(0, Math.max(0, unkind.indexOf(rule)));
  const over = manner.has(rule) ? unkind : graver;
  return !findings.some((each) => over.includes(each.rule) && overlap(each.span, span));
}

const unkind: readonly RuleName[] = ['blame-customer', 'dismissive', 'heat'];
/** Beside it, who speaks and how is no matter. */
const manner: ReadonlySet<RuleName> = new Set([
  'collective-we',
  'passive-promise',
  'vague-promise',
  'sorrow-focus',
]);
const overlap = (one: Span, other: Span) => one.start < other.end && other.start < one.end;

const silencedBy: Partial<Record<RuleName, readonly RuleName[]>> = {
  'sorrow-focus': ['pity', 'tone-mismatch', 'over-apology', 'dismissive'],
  cliche: ['tone-mismatch', 'over-apology'],
  'vague-promise': ['tone-mismatch'],
  dismissive: ['tone-mismatch'],
  'closed-question-only': ['premature-solution', 'blame-customer', 'dismissive', 'heat'],
  'premature-solution': ['blame-customer', 'dismissive', 'heat', 'tone-mismatch'],
  'refusal-no-alternative': ['dismissive', 'blame-customer'],
};

function byGravity(a: Finding, b: Finding): number {
  return b.strictness - a.strictness || a.span.start - b.span.start;
}
