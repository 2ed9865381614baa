import type { AutomationCondition, AutomationRuleInput, FrictionLevel } from '@attune/protocol';
import type { RuleFacts } from './rule-facts.ts';

/** Whether a rule applies, and the conditions that held, in words. */
export interface Evaluation {
  readonly applies: boolean;
  readonly why: readonly string[];
}

/** Asks a rule's conditions. A rule without any applies always. */
export function evaluate(
  { match, conditions }: Pick<AutomationRuleInput, 'match' | 'conditions'>,
  facts: RuleFacts,
): Evaluation {
  const found = conditions.map((condition) => whyHolds(condition, facts));
  const why = found.filter((reason) => reason !== null);
  const applies =
    match === 'all' || conditions.length === 0 ? why.length === conditions.length : why.length > 0;
  return { applies, why: applies ? why : [] };
}

const levels: readonly FrictionLevel[] = ['calm', 'watch', 'flag', 'urgent'];

/** @returns null when it does not hold */
function whyHolds(condition: AutomationCondition, facts: RuleFacts): string | null {
  switch (condition.fact) {
    case 'path': {
      const isThere = facts.path?.startsWith(condition.startsWith) ?? false;
      return whenSo(isThere, condition.is, `is on ${facts.path ?? 'no known page'}`);
    }
    case 'words': {
      const word = condition.anyOf.find((each) => holdsWord(facts.words, each));
      return whenSo(
        word !== undefined,
        condition.is,
        word === undefined ? 'wrote none of the words' : `wrote “${word}”`,
      );
    }
    case 'language': {
      const speaks = condition.anyOf.some((each) => isLanguage(facts.language, each));
      return whenSo(speaks, condition.is, `the browser speaks ${facts.language ?? 'no known language'}`);
    }
    case 'wait': {
      const minutes = Math.floor(facts.waitedMs / 60_000);
      return minutes >= condition.atLeastMinutes ? `has waited ${minutes} min` : null;
    }
    case 'friction':
      return levels.indexOf(facts.friction) >= levels.indexOf(condition.atLeast)
        ? `friction is at “${facts.friction}”`
        : null;
    default:
      return whyStands(condition, facts);
  }
}

type Standing = Extract<AutomationCondition, { fact: 'status' | 'label' | 'assigned' | 'named' | 'hours' }>;

/** The same for what is known of the conversation and the hour. */
function whyStands(condition: Standing, facts: RuleFacts): string | null {
  switch (condition.fact) {
    case 'status':
      return whenSo(
        condition.anyOf.includes(facts.status),
        condition.is,
        `the conversation is ${facts.status}`,
      );
    case 'label': {
      const has = facts.labelIds.includes(condition.labelId);
      return whenSo(has, condition.is, has ? 'has the label' : 'does not have the label');
    }
    case 'assigned':
      return facts.isAssigned === condition.is
        ? facts.isAssigned
          ? 'somebody has it'
          : 'nobody has it'
        : null;
    case 'named':
      return facts.isNamed === condition.is ? (facts.isNamed ? 'gave a name' : 'gave no name') : null;
    case 'hours':
      return whenSo(
        isWithin(condition, facts.at),
        condition.is,
        `came ${clockIn(condition.timeZone, facts.at).words}`,
      );
  }
}

const whenSo = (found: boolean, wanted: boolean, why: string): string | null =>
  found === wanted ? why : null;

/** As a word of its own, whatever its case: "bill" is not in "billion". */
function holdsWord(text: string, word: string): boolean {
  const hay = ` ${fold(text)} `;
  const needle = fold(word);
  for (let at = hay.indexOf(needle); at !== -1; at = hay.indexOf(needle, at + 1)) {
    if (!isLetter(hay.charAt(at - 1)) && !isLetter(hay.charAt(at + needle.length))) return true;
  }
  return false;
}

const fold = (text: string): string => text.normalize('NFKC').toLowerCase().trim();
const isLetter = (one: string): boolean => /[\p{L}\p{N}]/u.test(one);

function isLanguage(spoken: string | null, wanted: string): boolean {
  if (spoken === null) return false;
  const [a, b] = [fold(spoken), fold(wanted)];
  return a === b || a.startsWith(`${b}-`);
}

type Hours = Extract<AutomationCondition, { fact: 'hours' }>;

/** Hours past midnight belong to the day on which they began. */
function isWithin({ from, to, days, timeZone }: Hours, at: number): boolean {
  const { day, minute } = clockIn(timeZone, at);
  if (from < to) return days.includes(day) && minute >= from && minute < to;
  return (days.includes(day) && minute >= from) || (days.includes((day + 6) % 7) && minute < to);
}

const dayNames = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

function clockIn(timeZone: string, at: number): { day: number; minute: number; words: string } {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at);
  const partOf = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  const weekday = partOf('weekday');
  return {
    day: dayNames.indexOf(weekday),
    minute: Number(partOf('hour')) * 60 + Number(partOf('minute')),
    words: `on ${weekday} at ${partOf('hour')}:${partOf('minute')}`,
  };
}
