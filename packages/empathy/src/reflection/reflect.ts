import type { Reflection, ReflectionField, ReflectionItem, ReflectionSource } from '@attune/protocol';
import { correctionIn, type Correction } from './corrections.ts';
import { factsIn } from './facts-in.ts';
import { issueOf, needInWords, questionFor, tells, type Issue, type Need } from './issues.ts';
import { clausesOf, type Clause } from './read-clauses.ts';
import { isFeeling, tellsOfEvent, tellsOfStake, tellsOfTrying } from './tellings.ts';
import { clauseItem, itemOf } from './item.ts';
import { settle, type Fields, type HandCorrection } from './settle.ts';
import { wantIn } from './wants.ts';

/** Messages looked at: the latest; a card of more would not be read. */
const MAX_MESSAGES = 80;

/** After so many messages without a summing-up one is due (practice: summarise key points). */
const SUMMARY_AFTER_TURNS = 8;

export interface SaidMessage {
  readonly seq: number;
  readonly author: 'visitor' | 'agent' | 'system';
  readonly text: string;
}

/** What stands beside the words: each with its source. */
export interface ReflectionInput {
  readonly messages: readonly SaidMessage[];
  /** Trouble seen on the page, in words that follow "you". */
  readonly signals?: readonly { readonly signalKey: string; readonly text: string }[];
  /** Feelings read from the words, by message, where the mood has something to say. */
  readonly moods?: readonly { readonly seq: number; readonly label: string }[];
  readonly notes?: readonly { readonly noteId: string; readonly body: string }[];
  /** Page the visitor is on. */
  readonly path?: string | null;
  readonly promises?: readonly { readonly seq: number; readonly text: string }[];
  /** What agents struck, changed or added by hand, oldest first. */
  readonly corrections?: readonly HandCorrection[];
  /** The conversation was handed over after this position: a summary is due. */
  readonly handedOverAt?: number | null;
}

type Found = { -readonly [Field in ReflectionField]: ReflectionItem[] };

/** Gathers from a conversation what happened and what is wanted; nothing without a source. Pure, linear in the words. */
export function reflect(input: ReflectionInput): Reflection {
  const messages = [...input.messages].sort((one, other) => one.seq - other.seq).slice(-MAX_MESSAGES);
  const found: Found = {
    happened: [],
    wants: [],
    feels: [],
    tried: [],
    knows: [],
    lacks: [],
    atStake: [],
    nextQuestion: [],
    promises: [],
  };
  const corrections: Correction[] = [];
  let previous: string | null = null;
  for (const { seq, author, text } of messages) {
    if (author === 'visitor') {
      const correction = correctionIn(seq, text, previous);
      if (correction !== null) corrections.push(correction);
      readVisitor(found, seq, text);
    } else if (author === 'agent') {
      previous = text;
      readAgent(found, seq, text);
    }
  }
  addBeside(found, input);
  addNeeds(found, messages);
  const cards = settle(found, corrections, input.corrections ?? []);
  return {
    ...cards,
    reopened: reopenedBy(corrections, messages, cards),
    summaryDue: isSummaryDue(messages, input),
  };
}

function readVisitor(found: Found, seq: number, text: string): void {
  const vague: ReflectionItem[] = [];
  for (const clause of clausesOf(text)) {
    const want = wantIn(text, clause);
    if (want !== null) {
      const item = itemOf('wants', { source: { kind: 'message', seq }, text: want.text, span: want });
      (want.isVague ? vague : found.wants).push(item);
    }
    for (const field of tellingsOf(clause, want !== null)) {
      found[field].push(clauseItem(field, seq, text, clause));
    }
  }
  if (found.wants.length === 0) found.wants.push(...vague.slice(-1));
}

function tellingsOf(clause: Clause, isWant: boolean): readonly ReflectionField[] {
  const fields: ReflectionField[] = [];
  if (tellsOfStake(clause)) fields.push('atStake');
  if (isFeeling(clause)) fields.push('feels');
  if (isWant) return fields;
  if (tellsOfTrying(clause)) fields.push('tried');
  else if (tellsOfEvent(clause)) fields.push('happened');
  return fields;
}

function readAgent(found: Found, seq: number, text: string): void {
  for (const clause of clausesOf(text)) {
    if (clause.isQuestion || clause.words.length < 3) continue;
    const said = text.slice(clause.start, clause.end);
    const isFact = factsIn(said).length > 0 || tells('why', said) || tells('what-to-do', said);
    if (isFact) found.knows.push(clauseItem('knows', seq, text, clause));
  }
}

function addBeside(
  found: Found,
  { signals = [], moods = [], path, promises = [], notes = [] }: ReflectionInput,
): void {
  for (const { signalKey, text } of signals) {
    found.happened.push(
      itemOf('happened', { source: { kind: 'signal', signalKey }, text, basis: 'derived' }),
    );
  }
  for (const { seq, label } of moods) {
    const isSaid = found.feels.some(({ source }) => source.kind === 'message' && source.seq === seq);
    if (!isSaid)
      found.feels.push(itemOf('feels', { source: { kind: 'message', seq }, text: label, basis: 'guess' }));
  }
  for (const { seq, text } of promises) {
    found.promises.push(itemOf('promises', { source: { kind: 'message', seq }, text, basis: 'derived' }));
  }
  for (const { noteId, body } of notes) {
    for (const clause of clausesOf(body)) {
      if (tellsOfStake(clause)) {
        const text = body.slice(clause.start, clause.end);
        found.atStake.push(
          itemOf('atStake', { source: { kind: 'note', noteId }, text, span: clause, basis: 'derived' }),
        );
      }
    }
  }
  if (path != null && /checkout|payment|basket|cart/i.test(path)) {
    found.atStake.push(
      itemOf('atStake', { source: { kind: 'page', path }, text: `an order on ${path}`, basis: 'guess' }),
    );
  }
}

function addNeeds(found: Found, messages: readonly SaidMessage[]): void {
  const issue = issueIn(messages);
  if (issue === null) return;
  const unmet = unmetNeeds(
    issue.issue,
    messages.filter(({ author }) => author === 'agent').map(({ text }) => text),
  );
  const source: ReflectionSource = { kind: 'message', seq: issue.seq };
  for (const need of unmet)
    found.lacks.push(itemOf('lacks', { source, text: needInWords[need], basis: 'derived', tag: need }));
  const [first] = unmet;
  if (first !== undefined) {
    found.nextQuestion.push(
      itemOf('nextQuestion', { source, text: questionFor[first].question, basis: 'guess', tag: first }),
    );
  }
}

/** What the matter is, and the message that says so. */
export function issueIn(
  messages: readonly SaidMessage[],
): { readonly issue: Issue; readonly seq: number } | null {
  const visitor = messages.filter(({ author }) => author === 'visitor');
  const issue = issueOf(visitor.map(({ text }) => text));
  if (issue === null) return null;
  const said = visitor.find(({ text }) => issueOf([text])?.name === issue.name) ?? visitor[0];
  return said === undefined ? null : { issue, seq: said.seq };
}

export function unmetNeeds(issue: Issue, told: readonly string[]): readonly Need[] {
  return issue.needs.filter((need) => !told.some((text) => tells(need, text)));
}

function reopenedBy(
  corrections: readonly Correction[],
  messages: readonly SaidMessage[],
  cards: Fields,
): readonly ReflectionField[] {
  const last = corrections.at(-1);
  if (last === undefined) return [];
  // Until an agent has answered the correction, or the visitor has said it anew in that very message.
  const answered = messages.some(({ seq, author }) => author === 'agent' && seq > last.seq);
  if (answered) return [];
  return last.reopens.filter(
    (field) =>
      !cards[field].some(
        ({ source, struck }) => !struck && source.kind === 'message' && source.seq >= last.seq,
      ),
  );
}

function isSummaryDue(messages: readonly SaidMessage[], { handedOverAt }: ReflectionInput): boolean {
  const talk = messages.filter(({ author }) => author !== 'system');
  const summed = talk.findLast(
    ({ author, text }) =>
      author === 'agent' &&
      /did i get (?:that|it) right|to sum up|summari[sz]e|let me recap|so, in short/i.test(text),
  );
  const since = talk.filter(({ seq }) => seq > (summed?.seq ?? 0));
  if (handedOverAt != null && handedOverAt > (summed?.seq ?? -1)) return true;
  return since.length >= SUMMARY_AFTER_TURNS;
}
