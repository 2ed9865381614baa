import type { Signal, Suggestion } from '@attune/protocol';
import { cuesFor, type CueFound } from './cues.ts';
import { factsOf, type ChatFact } from './facts.ts';
import { filled, textOfParts } from './fill.ts';
import type { KnownSlots } from './known-facts.ts';
import type { Phase, Phrase } from './phrase.ts';
import { phraseBook } from './phrases/phrase-book.ts';
import { plainName } from './plain.ts';
import { seeded } from './seeded.ts';
import { areSimilar, shinglesOf } from './similar.ts';

/** Enough to choose from at a glance. */
const SHOWN = 3;

/** What speaks for a phrase; each outweighs everything below it. */
const NAMES_STRONGEST_FACT = 1_000;
const NAMES_A_FACT = 300;
const FITS_THE_SITUATION = 100;
const CUE_STEP = 10;
const FITS_THE_PHASE = 6;
/** Chance, from the seed, moves a phrase by less than a cue, so that rotation never hides what matters. */
const CHANCE = 8;

/** A second suggestion of the same cue or intent has to be that much better than one that does something else. */
const SAME_CUE = 40;
const SAME_INTENT = 20;

/** Only the last of what was sent is compared; a customer does not remember more. */
const SENT_COMPARED = 50;

/** A phrase that has been in front of the agent, or went out, in this conversation. */
export interface UsedPhrase {
  readonly phraseId: string;
  readonly family: string;
}

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
  /** What this visitor was written, by anybody; nothing similar is offered. */
  readonly sentTexts?: readonly string[];
  /** The same seed and facts give the same suggestions. */
  readonly seed: string;
  readonly now: number;
}

/**
 * Up to three phrases for what the agent may say next, best first; those that name the strongest fact come before all
 * others. Empty when nothing asks for words. None is of a phrase or a family that was offered or sent before.
 * @param book the phrases to choose from
 */
export function suggest(
  input: SuggestInput,
  book: readonly Phrase[] = phraseBook,
): readonly Omit<Suggestion, 'id'>[] {
  const facts = factsOf(input.signals, input.chat, input.now);
  const phase: Phase = facts.isFirstContact ? 'open' : 'explore';
  const strongest = facts.signals[0] ?? null;
  const people = peopleOf(input);
  const isFresh = freshness(input);
  const candidates = cuesFor(facts, input.now).flatMap((found, rank) =>
    book
      .filter((phrase) => fits(phrase, found, phase))
      .flatMap((phrase) => candidateOf(phrase, found, people))
      .filter(isFresh)
      .map((candidate) => ({
        ...candidate,
        weight: weightOf(candidate, { rank, strongest, phase, seed: input.seed }),
      })),
  );
  return chosen(candidates).map((candidate) => suggestionOf(candidate, input.now));
}

interface Candidate {
  readonly phrase: Phrase;
  readonly found: CueFound;
  readonly parts: Suggestion['parts'];
  /** The fact it names; null when its words would be the same without one. */
  readonly names: Signal | null;
}

type Weighed = Candidate & { readonly weight: number };

interface People {
  readonly known: KnownSlots;
  readonly agentName: string | null;
}

function peopleOf({ visitorName, agentName }: SuggestInput): People {
  const name = plainName(visitorName);
  return {
    known: name === null ? {} : { name: { value: name, source: 'the name they gave' } },
    agentName: plainName(agentName),
  };
}

function fits(phrase: Phrase, { cue, situations }: CueFound, phase: Phase): boolean {
  if (phrase.status !== 'active' || phrase.cue !== cue) return false;
  if (phrase.phases.length > 0 && !phrase.phases.includes(phase)) return false;
  return phrase.situations.length === 0 || phrase.situations.some((one) => situations.includes(one));
}

function candidateOf(phrase: Phrase, found: CueFound, people: People): readonly Candidate[] {
  const parts = filled(phrase, { ...people.known, ...found.known }, people.agentName);
  if (parts === null) return [];
  return [{ phrase, found, parts, names: phrase.situations.length > 0 ? found.signal : null }];
}

/** Neither the phrase, nor another of its family, nor anything like it has been used. */
function freshness({ offered, sent, sentTexts = [] }: SuggestInput): (candidate: Candidate) => boolean {
  const used = [...offered, ...sent];
  const phrases = new Set(used.map(({ phraseId }) => phraseId));
  const families = new Set(used.map(({ family }) => family));
  const texts = sentTexts.slice(-SENT_COMPARED).map(shinglesOf);
  return ({ phrase, parts }) => {
    if (phrases.has(phrase.id) || families.has(phrase.family)) return false;
    const own = shinglesOf(textOfParts(parts, ''));
    return !texts.some((text) => areSimilar(own, text));
  };
}

interface Scales {
  /** Place of the cue, 0 for the most pressing. */
  readonly rank: number;
  readonly strongest: Signal | null;
  readonly phase: Phase;
  readonly seed: string;
}

function weightOf({ phrase, names }: Candidate, { rank, strongest, phase, seed }: Scales): number {
  const naming = names === null ? 0 : names === strongest ? NAMES_STRONGEST_FACT : NAMES_A_FACT;
  const situation = phrase.situations.length > 0 ? FITS_THE_SITUATION : 0;
  const inPhase = phrase.phases.includes(phase) ? FITS_THE_PHASE : 0;
  return naming + situation + inPhase - rank * CUE_STEP + CHANCE * seeded(seed, phrase.id);
}

/** The best, then what is best beside it: another move rather than the same one in other words. */
function chosen(candidates: readonly Weighed[]): readonly Weighed[] {
  const taken: Weighed[] = [];
  while (taken.length < SHOWN) {
    const best = candidates
      .filter(({ phrase }) => !taken.some((one) => one.phrase.family === phrase.family))
      .map((candidate) => ({ candidate, weight: candidate.weight - likeness(candidate, taken) }))
      .sort((a, b) => b.weight - a.weight || (a.candidate.phrase.id < b.candidate.phrase.id ? -1 : 1))[0];
    if (!best) break;
    taken.push(best.candidate);
  }
  return taken;
}

function likeness({ phrase }: Candidate, taken: readonly Candidate[]): number {
  const sameCue = taken.filter((one) => one.phrase.cue === phrase.cue).length;
  const sameIntent = taken.filter((one) => one.phrase.intent === phrase.intent).length;
  return sameCue * SAME_CUE + sameIntent * SAME_INTENT;
}

function suggestionOf({ phrase, found, parts, names }: Weighed, offeredAt: number): Omit<Suggestion, 'id'> {
  return {
    phraseId: phrase.id,
    family: phrase.family,
    intent: phrase.intent,
    cue: phrase.cue,
    parts,
    reason: found.reason,
    signalKey: names?.key ?? null,
    offeredAt,
  };
}
