import { randomUUID } from 'node:crypto';
import { RequestError, type CoachRuleReport } from '@attune/protocol';
import { RULE_NAMES } from '@attune/empathy/coach';
import type { Db } from '../db/open-database.ts';
import { addCase, countOutcome, listCases, listCounts, type CoachOutcome } from './coach-mark.repository.ts';

const rules: ReadonlySet<string> = new Set(RULE_NAMES);

export interface CoachMark {
  readonly siteId: string;
  readonly rule: string;
  readonly outcome: CoachOutcome;
  readonly sentence?: string | undefined;
}

export type Coaching = ReturnType<typeof createCoaching>;

/** How the coach's rules fare with a site's agents: counts of the team, and the sentences it called wrongly judged. */
export function createCoaching({ db, now }: { readonly db: Db; now(): number }) {
  return {
    /** @throws RequestError `invalid` for a rule there is not */
    async mark({ siteId, rule, outcome, sentence }: CoachMark, by: { readonly name: string }): Promise<void> {
      if (!rules.has(rule))
        throw new RequestError('invalid', 'The coach has no such rule.', { field: 'rule' });
      await countOutcome(db, siteId, rule, outcome);
      if (outcome !== 'wrong' || sentence === undefined) return;
      await addCase(db, { id: randomUUID(), siteId, rule, sentence, byName: by.name, at: now() });
    },

    /** By rule, those most often called wrong first. */
    async report(siteId: string): Promise<readonly CoachRuleReport[]> {
      const [counts, cases] = await Promise.all([listCounts(db, siteId), listCases(db, siteId)]);
      const named = [...new Set(counts.map(({ rule }) => rule))];
      return named
        .map((rule) => {
          const of = (outcome: CoachOutcome) =>
            counts.find((one) => one.rule === rule && one.outcome === outcome)?.count ?? 0;
          return {
            rule,
            shown: of('shown'),
            fixed: of('fixed'),
            muted: of('muted'),
            wrong: of('wrong'),
            cases: cases
              .filter((one) => one.rule === rule)
              .map(({ sentence, by, at }) => ({ sentence, by, at })),
          };
        })
        .sort((a, b) => b.wrong - a.wrong || (a.rule < b.rule ? -1 : 1));
    },
  };
}
