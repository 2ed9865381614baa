import { factsIn } from './facts-in.ts';
import type { Detail } from './issues.ts';
import { issueIn, unmetNeeds, type SaidMessage } from './reflect.ts';
import { questionFor, tells, type Need } from './issues.ts';

const GIVEN: Readonly<Record<Detail, (text: string) => boolean>> = {
  order: (text) => factsIn(text).some(({ kind }) => kind === 'order'),
  amount: (text) => factsIn(text).some(({ kind }) => kind === 'amount'),
  date: (text) => factsIn(text).some(({ kind }) => kind === 'date'),
  email: (text) => factsIn(text).some(({ kind }) => kind === 'email'),
  device: (text) =>
    /\b(?:iphone|ipad|android|samsung|pixel|mac(?:book)?|windows|linux|chrome|firefox|safari|edge|laptop|tablet|desktop|phone|browser)\b/i.test(
      text,
    ),
  error: (text) =>
    /\b(?:error|message) (?:says?|code|is|was|reads|[\w-]*\d)|\bit says\b|["“][^"”]{4,200}["”]/i.test(text),
  address: (text) =>
    /\b\d{1,5}\s\p{Lu}\p{L}+\s(?:street|st|road|rd|avenue|ave|lane|drive|way|square)\b|\b\p{Lu}\p{L}+(?:straße|strasse|weg|platz|gasse)\s\d{1,4}\b|\b\d{5}\b/iu.test(
      text,
    ),
  item: (text) =>
    /\b(?:size|colou?r|model|shirt|shoes?|jacket|dress|phone|laptop|chair|table|lamp|book|item|product)\b/i.test(
      text,
    ),
};

/** How an agent asks for it. */
const ASKS: Readonly<Record<Detail, RegExp>> = {
  order:
    /\b(?:order|booking|reference|invoice|ticket|tracking|case)(?: |-)?(?:number|no\b|id\b|code)|\bwhich order\b/i,
  amount: /\bhow much (?:was|were|did|have)\b|\b(?:what|which) amount\b|\bamount (?:was|that was|you)\b/i,
  date: /\bwhen did (?:you|it|this|that)\b|\bwhat (?:date|day)\b|\bon which (?:date|day)\b|\bthe date (?:of|when|you)\b/i,
  email: /\be-?mail(?: address)?\b/i,
  device: /\bwhich (?:device|browser|phone|computer|system)\b|\bwhat (?:device|browser|phone|computer)\b/i,
  error:
    /\bwhat (?:does|did) (?:it|the (?:error|message|screen)) say\b|\b(?:which|what) error\b|\berror message\b/i,
  address: /\b(?:delivery |shipping |postal |your )address\b(?!.{0,10}mail)/i,
  item: /\bwhich (?:item|product|article|size|colou?r)\b|\bwhat (?:item|product|size|colou?r)\b/i,
};

const LABELS: Readonly<Record<Detail, string>> = {
  order: 'the order number',
  amount: 'the amount',
  date: 'the date',
  email: 'the e-mail address',
  device: 'the device or browser',
  error: 'what the error says',
  address: 'the address',
  item: 'which item it is',
};

export interface AskItem {
  readonly detail: Detail;
  readonly label: string;
}

/** What the matter needs and nobody has said yet, in the order to ask for it: one at a time. */
export function stillToAsk(messages: readonly SaidMessage[]): readonly AskItem[] {
  const found = issueIn(messages);
  if (found === null) return [];
  const said = messages.filter(({ author }) => author === 'visitor').map(({ text }) => text);
  return found.issue.details
    .filter((detail) => !said.some((text) => GIVEN[detail](text)))
    .map((detail) => ({ detail, label: LABELS[detail] }));
}

export interface AlreadyGiven extends AskItem {
  /** The message that gives it. */
  readonly seq: number;
}

/** What a draft asks for although the visitor has said it, in this conversation. */
export function alreadyGiven(draft: string, messages: readonly SaidMessage[]): readonly AlreadyGiven[] {
  const questions = draft
    .slice(0, 2_000)
    .split(/(?<=[.!?\n])/u)
    .filter((sentence) =>
      /\?|\b(?:please|could you|can you|may i have|send me|tell me|provide|share|let me know|confirm)\b/i.test(
        sentence,
      ),
    );
  return (Object.keys(ASKS) as Detail[]).flatMap((detail) => {
    if (!questions.some((sentence) => ASKS[detail].test(sentence))) return [];
    const given = messages.findLast(({ author, text }) => author === 'visitor' && GIVEN[detail](text));
    return given === undefined ? [] : [{ detail, label: LABELS[detail], seq: given.seq }];
  });
}

export interface LikelyQuestion {
  readonly need: Need;
  readonly question: string;
  /** Prepared, with slots in braces that the agent fills. */
  readonly answer: string;
}

/** What the customer will ask next if this draft is sent; null when it leaves nothing open. */
export function likelyNextQuestion(messages: readonly SaidMessage[], draft = ''): LikelyQuestion | null {
  const found = issueIn(messages);
  if (found === null) return null;
  const told = messages.filter(({ author }) => author === 'agent').map(({ text }) => text);
  const need = unmetNeeds(found.issue, told).find((open) => !tells(open, draft));
  return need === undefined ? null : { need, ...questionFor[need] };
}
