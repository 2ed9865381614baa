import { describe, expect, it } from 'vitest';
import { chipsFor, coach, RULE_NAMES, type CoachContext, type RuleName } from './index.ts';
import labelled from './labelled-drafts.json' with { type: 'json' };

interface LabelledDraft {
  readonly id: string;
  readonly draft: string;
  readonly context: { readonly customer_mood: string; readonly customer_last: string };
  readonly expected: readonly string[];
}

interface Tally {
  hits: number;
  extra: number;
  missed: number;
}

const contextOf = ({ context }: LabelledDraft): CoachContext => ({
  mood: context.customer_mood,
  customerLast: context.customer_last,
});

function tally(drafts: readonly LabelledDraft[]) {
  const perRule = new Map<string, Tally>(RULE_NAMES.map((name) => [name, { hits: 0, extra: 0, missed: 0 }]));
  const wrong: string[] = [];
  for (const each of drafts) {
    const found = coach(each.draft, contextOf(each)).findings.map(({ rule }): string => rule);
    for (const [name, counted] of perRule) {
      const isFound = found.includes(name);
      const isExpected = each.expected.includes(name);
      if (isFound && isExpected) counted.hits += 1;
      else if (isFound) counted.extra += 1;
      else if (isExpected) counted.missed += 1;
    }
    if (found.toSorted().join() !== each.expected.toSorted().join()) {
      wrong.push(`${each.id}: found ${found.join() || 'nothing'} in "${each.draft}"`);
    }
  }
  return { perRule, wrong };
}

const precision = ({ hits, extra }: Tally) => hits / Math.max(1, hits + extra);
const recall = ({ hits, missed }: Tally) => hits / Math.max(1, hits + missed);

function sum(perRule: ReadonlyMap<string, Tally>): Tally {
  const total = { hits: 0, extra: 0, missed: 0 };
  for (const { hits, extra, missed } of perRule.values()) {
    total.hits += hits;
    total.extra += extra;
    total.missed += missed;
  }
  return total;
}

function report({ perRule, wrong }: ReturnType<typeof tally>): string {
  const lines = [...perRule].map(
    ([name, each]) =>
      `${name.padEnd(24)} precision ${precision(each).toFixed(2)} recall ${recall(each).toFixed(2)} of ${String(each.hits + each.missed)}`,
  );
  return ['', ...lines, ...wrong].join('\n');
}

const first14: readonly RuleName[] = RULE_NAMES.slice(0, 14);

describe.each([
  ['written to develop the rules with', labelled.development],
  ['written before their rules were measured on them', labelled.held],
])('drafts %s', (_, drafts: readonly LabelledDraft[]) => {
  const counted = tally(drafts);

  it('[RG1] are judged with precision ≥ .80 and recall ≥ .60', () => {
    const total = sum(counted.perRule);
    expect(precision(total), report(counted)).toBeGreaterThanOrEqual(0.8);
    expect(recall(total), report(counted)).toBeGreaterThanOrEqual(0.6);
  });

  it('[RG1] are left clean when they are good: ≥ .85', () => {
    const good = drafts.filter(({ expected }) => expected.length === 0);
    const clean = good.filter((each) => coach(each.draft, contextOf(each)).findings.length === 0);
    expect(clean.length / good.length, report(counted)).toBeGreaterThanOrEqual(0.85);
  });

  it('[RG1] show at least 12 of the first 14 rules with recall ≥ .30', () => {
    const able = first14.filter(
      (name) => recall(counted.perRule.get(name) ?? { hits: 0, extra: 0, missed: 1 }) >= 0.3,
    );
    expect(able.length, report(counted)).toBeGreaterThanOrEqual(12);
  });
});

it('[RG2] at most 15 % of calm turns show a chip', () => {
  const shown = labelled.calm.filter((each: LabelledDraft) => {
    const context = contextOf(each);
    return chipsFor(coach(each.draft, context).findings, context).shown !== null;
  });
  expect(shown.length / labelled.calm.length, shown.map(({ draft }) => draft).join('\n')).toBeLessThanOrEqual(
    0.15,
  );
});
