import type { AuthorKind, ConversationStatus, Phase, Signal } from '@attune/protocol';
import { isCurrent, strongestFirst } from './current-signals.ts';
import { inWords } from './known-facts.ts';
import { cannotClues, meansClues, reasonClues } from './chat-clues.ts';
import { firstOf, matterOf, type Matter, type Said } from './situation.ts';
import { tellsOfTrying } from './tried-words.ts';
import { isTelling, phaseOf, turnsOf } from './turns.ts';
import { wordsOf } from './words.ts';

/** What the phrases may know of the chat. The same facts the detectors take fit in here. */
export type ChatFact =
  | {
      readonly kind: 'message';
      readonly seq: number;
      readonly at: number;
      readonly author: AuthorKind;
      /** What was written; left out where only the order of speakers is known. */
      readonly body?: string;
    }
  | {
      readonly kind: 'status';
      readonly seq: number;
      readonly at: number;
      readonly status: ConversationStatus;
    }
  | { readonly kind: 'typing'; readonly at: number; readonly author: AuthorKind };

/** Everything a cue may rest on. */
export interface Facts {
  /** Worth naming now, strongest first. */
  readonly signals: readonly Signal[];
  readonly lastAuthor: 'visitor' | 'agent' | null;
  /** No agent has written yet. */
  readonly isFirstContact: boolean;
  readonly isResolved: boolean;
  /** The visitor's latest messages tell what they did to solve it themselves. */
  readonly hasTried: boolean;
  /** They say that they cannot do what they want. */
  readonly cannot: boolean;
  /** They ask for a means (to cancel, money back) and no reason is known. */
  readonly isBareRequest: boolean;
  /** They are in the middle of their story. */
  readonly isTelling: boolean;
  /** What it is about, in their words. */
  readonly matter: Matter | null;
  readonly phase: Phase;
  /** How often the word went to and fro. */
  readonly turns: number;
  /** What agents wrote lately, latest last. */
  readonly lastOfAgents: readonly string[];
}

/** Only what was said last matters for the next answer. */
const LATEST_MESSAGES = 3;
/** What it is about is said earlier, and seldom again. */
const MESSAGES_ABOUT_MATTER = 10;

/** Plain facts from signals and chat, which may come in any order and with repeats. */
export function factsOf(signals: readonly Signal[], chat: readonly ChatFact[], now: number): Facts {
  const entries = entriesOf(chat);
  const messages = entries.filter((entry) => entry.kind === 'message');
  const turns = turnsOf(messages);
  const lastAuthor = turns.at(-1)?.author ?? null;
  const said = messages.flatMap(({ author, seq, body }): readonly Said[] =>
    author === 'visitor' && body !== undefined ? [{ seq, body }] : [],
  );
  const latest = said.slice(-LATEST_MESSAGES);
  const words = latest.map(({ body }) => wordsOf(body));
  const resolved = isResolved(entries);
  return {
    signals: onceEach(signals)
      .filter((signal) => isCurrent(signal, now) && inWords(signal, now) !== null)
      .sort(strongestFirst(now)),
    lastAuthor,
    isFirstContact: !turns.some(({ author }) => author === 'agent'),
    isResolved: resolved,
    hasTried: latest.some(({ body }) => tellsOfTrying(body)),
    cannot: words.some((one) => firstOf(cannotClues, one) !== null),
    isBareRequest:
      words.some((one) => firstOf(meansClues, one) !== null) &&
      !said.some(({ body }) => firstOf(reasonClues, wordsOf(body)) !== null),
    isTelling: lastAuthor === 'visitor' && isTelling(turns.at(-1)?.bodies ?? []),
    matter: matterOf(said.slice(-MESSAGES_ABOUT_MATTER)),
    phase: phaseOf(turns, resolved),
    turns: turns.length,
    lastOfAgents: messages.flatMap(({ author, body }) =>
      author === 'agent' && body !== undefined ? [body] : [],
    ),
  };
}

/** Of two versions of one signal the later one counts. */
function onceEach(signals: readonly Signal[]): readonly Signal[] {
  const byKey = new Map<string, Signal>();
  for (const signal of signals) {
    const known = byKey.get(signal.key);
    if (known === undefined || isLater(signal, known)) byKey.set(signal.key, signal);
  }
  return [...byKey.values()];
}

function isLater(a: Signal, b: Signal): boolean {
  return a.detectedAt === b.detectedAt
    ? a.endedAt !== null && b.endedAt === null
    : a.detectedAt > b.detectedAt;
}

type MessageFact = Extract<ChatFact, { kind: 'message' }>;
type StatusFact = Extract<ChatFact, { kind: 'status' }>;

/** In the order of the conversation, each position once; of two that claim one the earlier counts. */
function entriesOf(chat: readonly ChatFact[]): readonly (MessageFact | StatusFact)[] {
  const bySeq = new Map<number, MessageFact | StatusFact>();
  for (const fact of chat) {
    if (fact.kind === 'typing') continue;
    const known = bySeq.get(fact.seq);
    if (known === undefined || fact.at < known.at) bySeq.set(fact.seq, fact);
  }
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq);
}

/** By the last word on it; a visitor who writes afterwards opens the conversation again. */
function isResolved(entries: readonly (MessageFact | StatusFact)[]): boolean {
  const last = entries.findLast((entry) => entry.kind === 'status' || entry.author === 'visitor');
  return last?.kind === 'status' && last.status === 'resolved';
}
