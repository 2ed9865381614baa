import {
  RequestError,
  type AgentInput,
  type AutomationRule,
  type AutomationRuleInput,
  type AutomationRun,
  type AutomationTrial,
  type AutomationTrigger,
} from '@attune/protocol';
import { randomUUID } from 'node:crypto';
import { audit, byPerson } from '../audit/audit.ts';
import { visitorLabel } from '../conversations/inbox-item.ts';
import type { Db } from '../db/open-database.ts';
import type { Acts } from './acts.ts';
import {
  deleteRule,
  findRule,
  insertRule,
  listFacts,
  listRules,
  listRuns,
  toRule,
  updateRule,
  type FactRow,
  type RuleRow,
} from './automation.repository.ts';
import { evaluate } from './evaluate.ts';
import { pastFacts } from './facts-of-row.ts';
import { createRuleRuns } from './rule-runs.ts';

const MAX_RULES = 50;
/** Conversations a trial looks at. */
const TRIAL_LOOKS_AT = 200;
const TRIAL_EXAMPLES = 5;
const MONTH_MS = 30 * 86_400_000;

interface Person {
  readonly id: string;
  readonly name: string;
}

export interface AutomationDeps {
  readonly db: Db;
  readonly acts: Acts;
  now(): number;
}

export type Automation = ReturnType<typeof createAutomation>;

/** Rules that act by themselves. What a rule does starts no other rule, so that they cannot go in circles. */
export function createAutomation({ db, acts, now }: AutomationDeps) {
  const remember = (tx: Db, by: Person, action: string, { id, siteId, rule, version }: RuleRow) =>
    audit(tx, {
      at: now(),
      siteId,
      actor: byPerson(by),
      action,
      subject: { kind: 'automation', id, name: rule.name },
      details: { version },
    });

  return {
    list: (siteId: string): Promise<readonly AutomationRule[]> => listRules(db, siteId, now() - MONTH_MS),

    /** @throws RequestError `conflict` when there are too many */
    async create(siteId: string, rule: AutomationRuleInput, by: Person): Promise<AutomationRule> {
      if ((await listRules(db, siteId, now())).length >= MAX_RULES)
        throw new RequestError('conflict', `A site can have ${MAX_RULES} rules. Remove one first.`);
      return db.transaction(async (tx) => {
        const row = await insertRule(tx, {
          id: randomUUID(),
          siteId,
          enabled: true,
          rule,
          version: 1,
          savedByName: by.name,
          savedAt: now(),
        });
        await remember(tx, by, 'automation.created', row);
        return toRule(row, 0);
      });
    },

    /** @throws RequestError `not-found`; `conflict` when somebody saved since */
    async update(
      { siteId, ruleId, baseVersion, rule, enabled }: AgentInput<'automation:update'>,
      by: Person,
    ): Promise<AutomationRule> {
      const change = {
        savedByName: by.name,
        savedAt: now(),
        ...(rule === undefined ? {} : { rule }),
        ...(enabled === undefined ? {} : { enabled }),
      };
      await db.transaction(async (tx) => {
        const row = await updateRule(tx, { siteId, id: ruleId, baseVersion }, change);
        if (row === null) throw await whyNot(tx, siteId, ruleId);
        await remember(tx, by, changeName(enabled), row);
      });
      const saved = (await listRules(db, siteId, now() - MONTH_MS)).find(({ id }) => id === ruleId);
      if (saved === undefined) throw noSuchRule();
      return saved;
    },

    /** Removes it with its runs. @throws RequestError `not-found` */
    async remove(siteId: string, ruleId: string, by: Person): Promise<void> {
      await db.transaction(async (tx) => {
        const row = await deleteRule(tx, siteId, ruleId);
        if (row === null) throw noSuchRule();
        await remember(tx, by, 'automation.removed', row);
      });
    },

    /** What a rule would have found among the latest conversations, as they stand now. */
    async tryOut(siteId: string, rule: AutomationRuleInput): Promise<AutomationTrial> {
      const rows = await listFacts(db, siteId, { latest: TRIAL_LOOKS_AT });
      const at = now();
      const found = rows.flatMap((each) => {
        if (!couldStart(rule.on, each)) return [];
        const { applies, why } = evaluate(rule, pastFacts(each, at));
        return applies ? [{ each, why }] : [];
      });
      return {
        matched: found.length,
        looked: rows.length,
        examples: found.slice(0, TRIAL_EXAMPLES).map(({ each: { row }, why }) => ({
          conversationId: row.id,
          visitorLabel: visitorLabel(row.visitorId),
          at: row.lastMessageAt ?? row.createdAt,
          why,
        })),
      };
    },

    /** Latest first. */
    runs: (siteId: string, ruleId: string | null): Promise<readonly AutomationRun[]> =>
      listRuns(db, siteId, ruleId),

    happened: createRuleRuns({ acts, now }).happened,
  };
}

const changeName = (enabled: boolean | undefined): string =>
  enabled === undefined ? 'automation.changed' : enabled ? 'automation.enabled' : 'automation.disabled';

const noSuchRule = () =>
  new RequestError('not-found', 'There is no such rule on this site.', { field: 'ruleId' });

async function whyNot(tx: Db, siteId: string, ruleId: string): Promise<RequestError> {
  const row = await findRule(tx, siteId, ruleId);
  if (row === null) return noSuchRule();
  return new RequestError(
    'conflict',
    `${row.savedByName} saved this rule meanwhile. Look at it, then save yours again.`,
    {
      field: 'baseVersion',
    },
  );
}

function couldStart(on: AutomationTrigger, { row, peak }: FactRow): boolean {
  if (on === 'flag.raised') return peak !== 'calm';
  if (on === 'message.answered') return row.firstAnswerMs !== null;
  return on !== 'conversation.status' || row.resolvedAt !== null;
}
