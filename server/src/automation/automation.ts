import {
  RequestError,
  type ActOutcome,
  type AgentInput,
  type AutomationRule,
  type AutomationRuleInput,
  type AutomationRun,
  type AutomationTrial,
  type AutomationTrigger,
} from '@attune/protocol';
import { createHash, randomUUID } from 'node:crypto';
import { audit, byPerson } from '../audit/audit.ts';
import { visitorLabel } from '../conversations/inbox-item.ts';
import type { Db } from '../db/open-database.ts';
import { oweHappening, type Happened } from '../happenings/happenings.ts';
import { perform, type Acts } from './acts.ts';
import {
  countRuns,
  deleteRule,
  findRule,
  insertRule,
  insertRun,
  listEnabledRules,
  listFacts,
  listRules,
  listRuns,
  saveActs,
  toRule,
  updateRule,
  type FactRow,
  type RuleRow,
} from './automation.repository.ts';
import { evaluate } from './evaluate.ts';
import { ruleAuthor } from './rule-acts.ts';
import type { RuleFacts } from './rule-facts.ts';

const MAX_RULES = 50;
/** Conversations a trial looks at. */
const TRIAL_LOOKS_AT = 200;
const TRIAL_EXAMPLES = 5;
const MINUTE_MS = 60_000;
const MONTH_MS = 30 * 86_400_000;
/** A rule that runs more often than this in one conversation within an hour goes in circles with somebody. */
const MAX_RUNS_PER_HOUR = 10;

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

  /** @returns what to tell once it is committed */
  const run = async (
    tx: Db,
    rule: RuleRow,
    happened: Happened,
    facts: RuleFacts,
  ): Promise<(() => void)[]> => {
    const { applies, why } = evaluate(rule.rule, facts);
    if (!applies) return [];
    const { siteId, id: conversationId } = happened.row;
    const key = { siteId, conversationId, ruleId: rule.id };
    const at = now();
    if ((await countRuns(tx, key, at - 60 * MINUTE_MS)) >= MAX_RUNS_PER_HOUR) return [];
    const runId = randomUUID();
    if (!(await insertRun(tx, { id: runId, ...key, eventId: happened.id, at, why }))) return [];
    const outcomes: ActOutcome[] = [];
    const tells: (() => void)[] = [];
    for (const [place, act] of rule.rule.acts.entries()) {
      const { outcome, tell } = await perform(acts, act, {
        tx,
        happened,
        row: happened.row,
        author: ruleAuthor(rule.id),
        runId,
        clientId: clientIdOf(rule.id, happened.id, place),
      });
      outcomes.push(outcome);
      if (tell !== undefined) tells.push(tell);
    }
    await saveActs(tx, siteId, runId, outcomes);
    return tells;
  };

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

    /** Lets the rules answer something that happened. */
    async happened(tx: Db, happened: Happened): Promise<(() => void) | void> {
      const triggers = triggersOf(happened);
      if (triggers.length === 0) return;
      const { siteId, id: conversationId } = happened.row;
      const rules = await listEnabledRules(tx, siteId);
      await planWaits(tx, rules, happened, now());
      const due = rules.filter((rule) => triggers.includes(rule.rule.on) && isMeant(rule, happened));
      if (due.length === 0) return;
      const [fact] = await listFacts(tx, siteId, { conversationId });
      if (fact === undefined) return;
      const facts = presentFacts(fact, happened, now());
      const tells: (() => void)[] = [];
      for (const rule of due) tells.push(...(await run(tx, rule, happened, facts)));
      return () => {
        for (const tell of tells) tell();
      };
    },
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

/** The same for every attempt at the same act: it is stored once. */
function clientIdOf(ruleId: string, eventId: string, place: number): string {
  const hex = createHash('sha256').update(`${ruleId} ${eventId} ${place}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function triggersOf({ event, flag, happening, row }: Happened): readonly AutomationTrigger[] {
  if (event?.kind === 'message') {
    if (event.author.kind === 'visitor')
      return row.inboxAt === event.at ? ['conversation.created', 'message.created'] : ['message.created'];
    // What a rule wrote starts no rule.
    return event.author.kind === 'agent' ? ['message.answered'] : [];
  }
  if (event?.kind === 'status') return event.author.kind === 'system' ? [] : ['conversation.status'];
  if (flag !== null) return ['flag.raised'];
  // Whoever was answered meanwhile no longer waits.
  return happening.kind === 'wait' && row.waitingSince === happening.since ? ['visitor.waiting'] : [];
}

/** A wait was planned for one rule; everything else is for all. */
const isMeant = (rule: RuleRow, { happening }: Happened): boolean =>
  happening.kind !== 'wait' || happening.ruleId === rule.id;

/** The visitor begins to wait with this message: rules about waiting look again when the time has come. */
async function planWaits(
  tx: Db,
  rules: readonly RuleRow[],
  { event, row }: Happened,
  at: number,
): Promise<void> {
  if (event?.kind !== 'message' || event.author.kind !== 'visitor' || row.waitingSince !== event.at) return;
  for (const { id: ruleId, siteId, rule } of rules) {
    if (rule.on !== 'visitor.waiting') continue;
    const minutes = rule.conditions.flatMap((one) => (one.fact === 'wait' ? [one.atLeastMinutes] : []));
    const runAt = event.at + Math.max(...minutes) * MINUTE_MS;
    const wait = { kind: 'wait', siteId, conversationId: row.id, ruleId, since: event.at } as const;
    await oweHappening(tx, wait, at, runAt);
  }
}

const factsFrom = ({ row, visitorName, language, words }: FactRow) => ({
  path: row.currentPath,
  words,
  language,
  status: row.status,
  labelIds: row.labelIds,
  isAssigned: row.assigneeId !== null,
  isNamed: visitorName !== null,
});

function presentFacts(fact: FactRow, { event, happening, flag }: Happened, now: number): RuleFacts {
  const { row } = fact;
  const since = happening.kind === 'wait' ? happening.since : row.waitingSince;
  return {
    ...factsFrom(fact),
    // Later messages have happenings of their own.
    ...(event?.kind === 'message' && event.author.kind === 'visitor' ? { words: event.body } : {}),
    friction: flag?.level ?? row.frictionLevel,
    waitedMs: since === null ? 0 : now - since,
    at: event?.at ?? now,
  };
}

/** As near as what is stored comes to how it was. */
function pastFacts(fact: FactRow, now: number): RuleFacts {
  const { row } = fact;
  return {
    ...factsFrom(fact),
    friction: fact.peak,
    waitedMs: row.waitingSince === null ? (row.firstAnswerMs ?? 0) : now - row.waitingSince,
    at: row.lastMessageAt ?? row.createdAt,
  };
}

function couldStart(on: AutomationTrigger, { row, peak }: FactRow): boolean {
  if (on === 'flag.raised') return peak !== 'calm';
  if (on === 'message.answered') return row.firstAnswerMs !== null;
  return on !== 'conversation.status' || row.resolvedAt !== null;
}
