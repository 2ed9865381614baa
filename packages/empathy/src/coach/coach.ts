import { readCustomer, type Customer } from './customer.ts';
import { factsOf, type Facts } from './facts.ts';
import type { CoachContext, Finding, RuleName, Strictness } from './finding.ts';
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

/** What is missing is only worth a word where nothing that is there has to go first; a stock line is one thing, not two. */
function standing(findings: readonly Finding[]): readonly Finding[] {
  const present = findings.filter(({ rule }) => !lastResort.has(rule) && rule !== 'can-do');
  const stock = findings.find(({ rule }) => rule === 'cliche');
  return findings.filter((finding) => {
    if (lastResort.has(finding.rule)) {
      return (
        present.length === 0 && (finding.rule !== 'no-next-step' || !has(findings, 'no-acknowledgement'))
      );
    }
    const within = stock && finding.span.start >= stock.span.start && finding.span.end <= stock.span.end;
    return !(within && finding.rule === 'collective-we');
  });
}

function has(findings: readonly Finding[], name: RuleName): boolean {
  return findings.some(({ rule }) => rule === name);
}

function byGravity(a: Finding, b: Finding): number {
  return b.strictness - a.strictness || a.span.start - b.span.start;
}
