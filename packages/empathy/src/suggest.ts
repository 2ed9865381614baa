import type { EmpathySettings, PhraseIntent, PhraseLocale, Signal, Suggestion } from '@attune/protocol';
import { candidatesFor, type SentText, type UsedPhrase } from './candidates.ts';
import { chosen } from './choose.ts';
import { cuesFor } from './cues.ts';
import { factsOf, type ChatFact, type Facts } from './facts.ts';
import { phraseMoodOf, type JudgedMood } from './feeling.ts';
import type { Goodwill } from './goodwill.ts';
import { inWords, type KnownSlots } from './known-facts.ts';
import { nothingLearned, type Learned } from './learned.ts';
import type { Phrase } from './phrase.ts';
import { phraseBook } from './phrases/phrase-book.ts';
import { plainName } from './plain.ts';
import { ranked, type Ranked, type Scales } from './rank.ts';
import { shinglesOf } from './similar.ts';

/** An unhappy conversation that went to and fro this often is better spoken than written. */
const CALL_AFTER_TURNS = 8;
/** An agent has their last answers in the ear, not older ones. */
const SENDS_IN_THE_EAR = 10;

/** How often an agent was offered something lately, and took it. */
export interface TakeUp {
  readonly offered: number;
  readonly taken: number;
}

/** From so many offers on, an agent who takes fewer than this share does without. */
const OFFERS_TO_JUDGE = 40;
const HARDLY_EVER = 0.03;

export interface SuggestInput {
  /** Of the conversation, in any order. */
  readonly signals: readonly Signal[];
  /** In any order. With the messages' bodies more can be taken up. */
  readonly chat: readonly ChatFact[];
  readonly visitorName: string | null;
  readonly agentName?: string | null;
  /** Everything offered so far in this conversation. */
  readonly offered: readonly UsedPhrase[];
  readonly sent: readonly UsedPhrase[];
  /** What this visitor was written in the last 90 days, by anybody, oldest first; nothing similar is offered. */
  readonly sentTexts?: readonly SentText[];
  /** What this agent sent last, to anybody, oldest first; the like of it comes later. */
  readonly agentSends?: readonly string[];
  /** Default English. */
  readonly locale?: PhraseLocale;
  /** What the visitor's words say, where something has judged them. */
  readonly mood?: JudgedMood;
  /** The site's tone: 1 as among friends, 3 as in a letter. */
  readonly formality?: 1 | 2 | 3;
  /** Whether the site begins warm or with the task. */
  readonly arc?: EmpathySettings['arc'] | null;
  /** Whether phrases may name what was seen on the page; default true. */
  readonly nameTheUnsaid?: boolean;
  /** What the team's decisions teach. */
  readonly learned?: Learned;
  /** What the agent may still give away; without it no phrase offers money. */
  readonly goodwill?: Goodwill | null;
  /** The visitor is writing: nothing new is put beside what they say. */
  readonly isVisitorTyping?: boolean;
  /** The move the agent looks for: to refuse, to hand over. */
  readonly wanted?: PhraseIntent | null;
  readonly callAfterTurns?: number;
  readonly takeUp?: TakeUp;
  /** The same seed and facts give the same suggestions. */
  readonly seed: string;
  readonly now: number;
}

/** What stands beside a conversation. */
export interface SuggestionPanel {
  readonly suggestions: readonly Omit<Suggestion, 'id'>[];
  /** The agent hardly ever takes one: show that there are some, not what they say. */
  readonly collapsed: boolean;
  /** The visitor is writing: what stands may stay, nothing takes its place. */
  readonly held: boolean;
}

/** Suggestions, and how they are to be shown. */
export function suggestionPanel(input: SuggestInput, book: readonly Phrase[] = phraseBook): SuggestionPanel {
  const { isVisitorTyping, takeUp } = { ...usual, ...input };
  const { offered, taken } = takeUp;
  return {
    suggestions: suggest(input, book),
    collapsed: offered >= OFFERS_TO_JUDGE && taken < offered * HARDLY_EVER,
    held: isVisitorTyping,
  };
}

/**
 * Up to three phrases for what the agent may say next, best first; those that name the strongest fact come before all
 * others. Empty when nothing asks for words, or while the visitor is writing. None is of a phrase or a family that was
 * offered or sent before.
 * @param book the phrases to choose from
 */
export function suggest(
  input: SuggestInput,
  book: readonly Phrase[] = phraseBook,
): readonly Omit<Suggestion, 'id'>[] {
  const asked = { ...usual, ...input };
  if (asked.isVisitorTyping) return [];
  const facts = factsOf(asked.signals.filter(mayBeNamed(asked)), asked.chat, asked.now);
  const mood = phraseMoodOf(asked.mood, facts.matter?.situation ?? null);
  const candidates = candidatesFor(book, cuesFor(facts, { ...asked, mood }), {
    ...asked,
    phase: facts.phase,
    mood,
    known: knownAnyway(asked, facts),
    agentName: plainName(asked.agentName),
    used: [...asked.offered, ...asked.sent],
    hidden: asked.learned.exposure.hidden,
  });
  const scales: Scales = {
    ...asked,
    strongest: facts.signals[0] ?? null,
    phase: facts.phase,
    mood,
    agentSends: asked.agentSends.slice(-SENDS_IN_THE_EAR).map(shinglesOf),
  };
  const best = chosen(
    candidates.map((candidate) => ranked(candidate, scales)),
    facts.signals,
  );
  return best.map((one) => suggestionOf(one, asked));
}

type Asked = Required<SuggestInput>;

/** What holds where the input does not say. */
const usual = {
  agentName: null,
  sentTexts: [],
  agentSends: [],
  locale: 'en',
  mood: null,
  formality: 2,
  arc: null,
  nameTheUnsaid: true,
  learned: nothingLearned,
  goodwill: null,
  isVisitorTyping: false,
  wanted: null,
  callAfterTurns: CALL_AFTER_TURNS,
  takeUp: { offered: 0, taken: 0 },
} as const satisfies Partial<SuggestInput>;

/** What was said and how long somebody waited is theirs already; what they did on the page is the site's to decide. */
function mayBeNamed({ nameTheUnsaid }: Asked): (signal: Signal) => boolean {
  return ({ family }) => nameTheUnsaid || family === 'waiting' || family === 'words';
}

/** What every phrase may use, whichever fact it names: the name, and how long they wait. */
function knownAnyway({ visitorName, now, locale }: Asked, { signals }: Facts): KnownSlots {
  const name = plainName(visitorName);
  const wait = signals.map((signal) => inWords(signal, now, locale)?.known.duration).find(Boolean);
  return {
    ...(name !== null && { name: { value: name, source: 'the name they gave' } }),
    ...(wait && { duration: wait }),
  };
}

function suggestionOf(
  { phrase, found, parts, names, why }: Ranked,
  { goodwill, now }: Asked,
): Omit<Suggestion, 'id'> {
  return {
    phraseId: phrase.id,
    family: phrase.family,
    intent: phrase.intent,
    cue: phrase.cue,
    parts: phrase.tags.includes('goodwill') ? bounded(parts, goodwill) : parts,
    reason: found.reason,
    signalKey: names?.key ?? null,
    offeredAt: now,
    why,
  };
}

/** Says beside an amount that is to be filled in how far it may go. */
function bounded(parts: Suggestion['parts'], goodwill: Goodwill | null): Suggestion['parts'] {
  if (goodwill === null) return parts;
  const bound = `up to ${goodwill.left} ${goodwill.currency}`;
  return parts.map((part) =>
    'slot' in part && part.slot === 'amount' && part.value === null ? { ...part, source: bound } : part,
  );
}
