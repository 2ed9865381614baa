import * as v from 'valibot';
import { conversationStatusField } from './conversation.ts';
import { bodyField, idField, labelField, seqField } from './fields.ts';
import { priorityField } from './priority.ts';

/** What can start a rule. */
export const automationTriggers = {
  'conversation.created': 'A visitor writes for the first time',
  'message.created': 'A visitor writes a message',
  'message.answered': 'An agent answers',
  'conversation.status': 'A conversation is resolved or opened',
  'flag.raised': 'A conversation is flagged',
  'visitor.waiting': 'A visitor has waited for some minutes',
} as const;
export type AutomationTrigger = keyof typeof automationTriggers;
export const automationTriggerNames = Object.keys(automationTriggers) as AutomationTrigger[];

const wordField = labelField(200);
const wordsField = v.pipe(v.array(wordField), v.minLength(1, 'must not be empty'), v.maxLength(30));
const minuteOfDay = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_440));

/** A condition of a rule: what is looked at, and what it has to be. */
export const automationCondition = v.variant('fact', [
  /** The page the visitor is on begins with this. */
  v.strictObject({ fact: v.literal('path'), is: v.boolean(), startsWith: wordField }),
  /** What the visitor wrote last holds one of these. */
  v.strictObject({ fact: v.literal('words'), is: v.boolean(), anyOf: wordsField }),
  /** The browser's language is one of these: "de" also means "de-AT". */
  v.strictObject({ fact: v.literal('language'), is: v.boolean(), anyOf: wordsField }),
  v.strictObject({
    fact: v.literal('wait'),
    atLeastMinutes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_440)),
  }),
  v.strictObject({ fact: v.literal('friction'), atLeast: v.picklist(['watch', 'flag', 'urgent']) }),
  v.strictObject({ fact: v.literal('status'), is: v.boolean(), anyOf: v.array(conversationStatusField) }),
  v.strictObject({ fact: v.literal('label'), is: v.boolean(), labelId: idField }),
  v.strictObject({ fact: v.literal('assigned'), is: v.boolean() }),
  v.strictObject({ fact: v.literal('named'), is: v.boolean() }),
  /** Between these minutes of the day (past midnight when the first is later), on these days (0: Sunday). */
  v.strictObject({
    fact: v.literal('hours'),
    is: v.boolean(),
    from: minuteOfDay,
    to: minuteOfDay,
    days: v.pipe(v.array(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(6))), v.minLength(1)),
    timeZone: v.pipe(v.string(), v.maxLength(64), v.check(isTimeZone, 'must be a time zone')),
  }),
]);
export type AutomationCondition = v.InferOutput<typeof automationCondition>;

/** What a rule does. */
export const automationAct = v.variant('act', [
  v.strictObject({ act: v.literal('status'), status: v.picklist(['open', 'resolved']) }),
  v.strictObject({ act: v.literal('assign'), agentId: v.nullable(idField) }),
  v.strictObject({ act: v.literal('assign-team'), teamId: idField }),
  v.strictObject({ act: v.literal('label'), labelId: idField, on: v.boolean() }),
  v.strictObject({ act: v.literal('priority'), priority: priorityField }),
  v.strictObject({ act: v.literal('note'), body: bodyField }),
  /** Sends words to the visitor, in the name of the site. */
  v.strictObject({ act: v.literal('send'), body: bodyField }),
  v.strictObject({ act: v.literal('webhook'), webhookId: idField }),
]);
export type AutomationAct = v.InferOutput<typeof automationAct>;

export const automationRuleInput = v.pipe(
  v.strictObject({
    name: labelField(80),
    on: v.picklist(automationTriggerNames),
    match: v.picklist(['all', 'any']),
    conditions: v.pipe(v.array(automationCondition), v.maxLength(10, 'must hold at most 10 conditions')),
    acts: v.pipe(
      v.array(automationAct),
      v.minLength(1, 'must hold something to do'),
      v.maxLength(5, 'must hold at most 5 things to do'),
    ),
  }),
  v.check(
    ({ on, conditions }) => on !== 'visitor.waiting' || conditions.some(({ fact }) => fact === 'wait'),
    'needs a condition that says how long the visitor has waited',
  ),
);
export type AutomationRuleInput = v.InferOutput<typeof automationRuleInput>;

export interface AutomationRule {
  readonly id: string;
  readonly siteId: string;
  readonly enabled: boolean;
  readonly rule: AutomationRuleInput;
  readonly version: number;
  readonly savedByName: string;
  readonly savedAt: number;
  /** How often it ran in the last 30 days. */
  readonly runs: number;
}

/** One act of a run. */
export interface ActOutcome {
  readonly act: AutomationAct['act'];
  readonly done: boolean;
  /** What was done, or why it was not. */
  readonly words: string;
}

/** A rule that applied. */
export interface AutomationRun {
  readonly id: string;
  readonly ruleId: string;
  readonly ruleName: string;
  readonly conversationId: string;
  readonly at: number;
  readonly why: readonly string[];
  readonly acts: readonly ActOutcome[];
}

/** What a rule would have found among the latest conversations. */
export interface AutomationTrial {
  readonly matched: number;
  readonly looked: number;
  readonly examples: readonly {
    readonly conversationId: string;
    readonly visitorLabel: string;
    readonly at: number;
    readonly why: readonly string[];
  }[];
}

/** All of these are for admins only. */
export const automationRequests = {
  'automation:list': v.strictObject({ siteId: idField }),
  'automation:create': v.strictObject({ siteId: idField, rule: automationRuleInput }),
  'automation:update': v.strictObject({
    siteId: idField,
    ruleId: idField,
    /** The version one looked at: guards against two admins at once. */
    baseVersion: v.pipe(seqField, v.minValue(1, 'must be 1 or more')),
    rule: v.optional(automationRuleInput),
    enabled: v.optional(v.boolean()),
  }),
  'automation:remove': v.strictObject({ siteId: idField, ruleId: idField }),
  /** What the rule would have found; nothing is saved or done. */
  'automation:try': v.strictObject({ siteId: idField, rule: automationRuleInput }),
  /** Latest first. */
  'automation:runs': v.strictObject({ siteId: idField, ruleId: v.optional(idField) }),
} as const;

export interface AutomationAnswers {
  'automation:list': { readonly rules: readonly AutomationRule[] };
  'automation:create': { readonly rule: AutomationRule };
  'automation:update': { readonly rule: AutomationRule };
  'automation:remove': null;
  'automation:try': AutomationTrial;
  'automation:runs': { readonly runs: readonly AutomationRun[] };
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
