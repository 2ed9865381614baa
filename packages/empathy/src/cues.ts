import type {
  Cue,
  PhraseIntent,
  PhraseLocale,
  PhraseMood,
  Signal,
  Situation,
  SlotName,
} from '@attune/protocol';
import type { Facts } from './facts.ts';
import { isUnhappy } from './feeling.ts';
import { inWords, type Known, type KnownSlots } from './known-facts.ts';
import { isNod } from './nods.ts';
import { whatHappened } from './what-happened.ts';

/** What the agent may do, and the fact it rests on. */
export interface CueFound {
  /** Null: any, as the agent asked for the move itself. */
  readonly cue: Cue | null;
  /** The move the agent asked for; null when they did not. */
  readonly intent: PhraseIntent | null;
  /** The fact to be named; null when the cue rests on the conversation alone. */
  readonly signal: Signal | null;
  readonly situations: readonly Situation[];
  readonly known: KnownSlots;
  /** In words for the agent: "names that the “Pay” button did not respond". */
  readonly reason: string;
}

/** What cues depend on besides the facts. */
export interface CueContext {
  readonly now: number;
  readonly locale: PhraseLocale;
  readonly mood: PhraseMood | null;
  /** The move the agent looks for. */
  readonly wanted: PhraseIntent | null;
  /** From this many turns on, an unhappy conversation is better spoken than written. */
  readonly callAfterTurns: number;
}

/** A nod says "I am listening"; nodding all the time says the opposite. */
const TURNS_BETWEEN_NODS = 3;

/** True of these only in general: what a visitor looked at and where they scrolled is not held up to them. */
const unnamed: ReadonlySet<Situation> = new Set(['searching']);

/**
 * What the agent may do about what is known, most pressing first. Empty when nothing asks for anything: the agent
 * spoke last and nothing else has happened, or the conversation is resolved. What the agent looks for is always found.
 */
export function cuesFor(facts: Facts, context: CueContext): readonly CueFound[] {
  const fromSignals = facts.signals.flatMap((signal) => cuesOfSignal(signal, context));
  const fromChat = cuesOfChat(facts, context);
  if (context.wanted !== null) return [asWanted(context.wanted, facts, fromSignals)];
  if (facts.isResolved) return [];
  const asksForWords = facts.lastAuthor === 'visitor' || fromSignals.length > 0;
  return asksForWords ? [...fromSignals, ...fromChat] : [];
}

function asWanted(intent: PhraseIntent, facts: Facts, fromSignals: readonly CueFound[]): CueFound {
  const situations = [...fromSignals.flatMap((found) => found.situations), ...situationsOf(facts)];
  // The strongest fact comes first and is therefore laid over the others.
  const known: Partial<Record<SlotName, Known>> = {};
  for (const found of fromSignals.toReversed()) Object.assign(known, found.known);
  const reason = `is what you looked for: ${intent.replaceAll('-', ' ')}`;
  return { cue: null, intent, signal: null, situations, known, reason };
}

const cuesForSituations: Readonly<Partial<Record<Situation, readonly Cue[]>>> = {
  'long-wait': ['acknowledge-wait', 'take-ownership'],
  nudge: ['acknowledge-wait', 'take-ownership'],
  'gone-quiet': ['check-still-there'],
  searching: ['ask-openly'],
  'saw-error': ['ask-openly', 'take-ownership'],
  'asked-for-person': ['hand-over', 'take-ownership'],
  'repeated-message': ['acknowledge-effort', 'take-ownership'],
  'repeat-contact': ['acknowledge-effort', 'take-ownership'],
  'rejected-answer': ['acknowledge-problem', 'ask-openly'],
  'unstable-connection': ['name-the-unsaid'],
};

function cuesOfSignal(signal: Signal, { now, locale }: CueContext): readonly CueFound[] {
  const told = inWords(signal, now, locale);
  if (told === null) return [];
  const { known, situation } = told;
  const onPage: readonly Cue[] = known.effort
    ? ['name-the-unsaid', 'acknowledge-effort', 'take-ownership']
    : ['name-the-unsaid', 'take-ownership'];
  return (cuesForSituations[situation] ?? onPage).map((cue) => ({
    cue,
    intent: null,
    signal: unnamed.has(situation) ? null : signal,
    situations: [situation],
    known,
    reason: reasonOf(cue, situation, known),
  }));
}

function reasonOf(cue: Cue, situation: Situation, known: KnownSlots): string {
  const what = whatHappened(situation, known);
  if (cue === 'name-the-unsaid') return `names that ${what}`;
  if (cue === 'acknowledge-wait') return `names the wait of ${known.duration?.value ?? 'some time'}`;
  if (cue === 'check-still-there') return 'asks whether they are still there, without pushing';
  if (cue === 'ask-openly') return 'asks what they are after, without holding up to them what they looked at';
  if (cue === 'hand-over') return 'answers that they asked for a person';
  if (cue !== 'acknowledge-effort') return `takes charge, as ${what}`;
  if (known.control && known.effort) {
    return `acknowledges that they tried ${known.control.value} ${known.effort.value}`;
  }
  return `acknowledges that ${what}`;
}

function situationsOf({
  hasTried,
  isFirstContact,
  cannot,
  isBareRequest,
  matter,
}: Facts): readonly Situation[] {
  return [
    ...(matter ? [matter.situation] : []),
    ...(hasTried ? (['already-tried'] as const) : []),
    ...(cannot ? (['cannot'] as const) : []),
    ...(isBareRequest ? (['bare-request'] as const) : []),
    ...(isFirstContact ? (['first-contact'] as const) : []),
  ];
}

function cuesOfChat(facts: Facts, { mood, callAfterTurns }: CueContext): readonly CueFound[] {
  const { matter, phase, hasTried, cannot } = facts;
  const situations = situationsOf(facts);
  const cue = (name: Cue, reason: string, more: readonly Situation[] = []): CueFound => ({
    cue: name,
    intent: null,
    signal: null,
    situations: [...more, ...situations],
    known: {},
    reason,
  });
  const isLong = facts.turns >= callAfterTurns && isUnhappy(mood);
  const problem = matter ? `takes up what they say: “${matter.words}”` : 'takes up how it reads';
  return [
    ...(phase === 'close' || mood === 'happy' ? [cue('close-warmly', 'answers their thanks')] : []),
    ...(matter || isUnhappy(mood) ? [cue('acknowledge-problem', problem)] : []),
    ...(isLong ? [cue('offer-call', 'offers to speak, as writing has not solved it', ['long-unhappy'])] : []),
    ...(mayNod(facts) ? [cue('listen', 'lets them tell on', ['telling'])] : []),
    ...(hasTried ? [cue('acknowledge-effort', 'takes up what they have already tried')] : []),
    cue('ask-openly', 'asks openly before solving anything'),
    cue('take-ownership', 'says who takes care of it'),
    ...(matter || cannot ? [cue('offer-way', 'offers a way to go on')] : []),
  ];
}

function mayNod({ isTelling, lastOfAgents }: Facts): boolean {
  return isTelling && !lastOfAgents.slice(-TURNS_BETWEEN_NODS).some(isNod);
}
