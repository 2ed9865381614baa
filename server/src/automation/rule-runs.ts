import { createHash, randomUUID } from 'node:crypto';
import type { ActOutcome, AutomationTrigger } from '@attune/protocol';
import type { Db } from '../db/open-database.ts';
import { oweHappening, type Happened } from '../happenings/happenings.ts';
import { perform, type Acts } from './acts.ts';
import {
  countRuns,
  insertRun,
  listEnabledRules,
  listFacts,
  saveActs,
  type RuleRow,
} from './automation.repository.ts';
import { evaluate } from './evaluate.ts';
import { presentFacts } from './facts-of-row.ts';
import { ruleAuthor } from './rule-acts.ts';
import type { RuleFacts } from './rule-facts.ts';

const MINUTE_MS = 60_000;
/** A rule that runs more often than this in one conversation within an hour goes in circles with somebody. */
const MAX_RUNS_PER_HOUR = 10;

export interface RuleRunsDeps {
  readonly acts: Acts;
  now(): number;
}

/** Lets rules act: each once for each happening. */
export function createRuleRuns({ acts, now }: RuleRunsDeps) {
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
