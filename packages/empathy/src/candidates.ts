import type { Phase, PhraseLocale, PhraseMood, Signal, Suggestion } from '@attune/protocol';
import type { CueFound } from './cues.ts';
import { filled } from './fill.ts';
import { mayOffer, type Goodwill } from './goodwill.ts';
import type { KnownSlots } from './known-facts.ts';
import type { Phrase } from './phrase.ts';
import { areSimilar, fixedShinglesOf, shinglesOf } from './similar.ts';

/** A phrase that could be offered, filled. */
export interface Candidate {
  readonly phrase: Phrase;
  readonly found: CueFound;
  /** Place of its cue, 0 for the most pressing. */
  readonly rank: number;
  readonly parts: Suggestion['parts'];
  /** The fact it names; null when its words would be the same without one. */
  readonly names: Signal | null;
}

/** A phrase that has been in front of the agent, or went out, in this conversation. */
export interface UsedPhrase {
  readonly phraseId: string;
  readonly family: string;
}

/** Something this visitor was written, by anybody. */
export type SentText = string | { readonly text: string; readonly at: number };

/** Everything that may keep a phrase from being offered. */
export interface Bounds {
  readonly locale: PhraseLocale;
  readonly phase: Phase;
  readonly mood: PhraseMood | null;
  readonly goodwill: Goodwill | null;
  /** Filled whatever the cue: the name, and how long they waited. */
  readonly known: KnownSlots;
  readonly agentName: string | null;
  readonly used: readonly UsedPhrase[];
  readonly sentTexts: readonly SentText[];
  readonly hidden: ReadonlySet<string>;
  readonly now: number;
}

/** A customer remembers what they were written for about this long. */
const REMEMBERED_MS = 90 * 86_400_000;
/** Of everything they were written the latest are compared; more than one reads. */
const SENT_COMPARED = 200;

/** What may be offered for these cues: it fits, rests on what is known, and neither it nor its like was used before. */
export function candidatesFor(
  book: readonly Phrase[],
  found: readonly CueFound[],
  bounds: Bounds,
): readonly Candidate[] {
  const allowed = book.filter((phrase) => isAllowed(phrase, bounds));
  const isFresh = freshness(bounds);
  return found
    .flatMap((cue, rank) =>
      allowed
        .filter((phrase) => fits(phrase, cue, bounds))
        .flatMap((phrase) => candidateOf(phrase, cue, rank, bounds)),
    )
    .filter(isFresh);
}

function isAllowed(phrase: Phrase, { locale, hidden, goodwill, mood }: Bounds): boolean {
  if (phrase.status !== 'active' || phrase.locale !== locale || hidden.has(phrase.id)) return false;
  // Gloom to the happy is as wrong as cheer to the unhappy, which phrases for moods see to.
  if (mood === 'happy' && phrase.intent === 'apologise') return false;
  return mayOffer(phrase, goodwill);
}

function fits(phrase: Phrase, { cue, intent, situations }: CueFound, { phase, mood }: Bounds): boolean {
  if (cue !== null && phrase.cue !== cue) return false;
  if (intent !== null && phrase.intent !== intent) return false;
  // What the agent looks for fits whenever they say so.
  if (intent === null && phrase.phases.length > 0 && !phrase.phases.includes(phase)) return false;
  if (phrase.moods.length > 0 && !phrase.moods.includes(mood ?? 'neutral')) return false;
  return phrase.situations.length === 0 || phrase.situations.some((one) => situations.includes(one));
}

function candidateOf(phrase: Phrase, found: CueFound, rank: number, bounds: Bounds): readonly Candidate[] {
  const parts = filled(phrase, { ...bounds.known, ...found.known }, bounds.agentName);
  if (parts === null) return [];
  const names = phrase.situations.length > 0 ? found.signal : null;
  return [{ phrase, found, rank, parts, names }];
}

/** Neither the phrase, nor another of its family, nor anything like it has been used. */
function freshness({ used, sentTexts, now }: Bounds): (candidate: Candidate) => boolean {
  const phrases = new Set(used.map(({ phraseId }) => phraseId));
  const families = new Set(used.map(({ family }) => family));
  const texts = sentTexts
    .filter((sent) => typeof sent === 'string' || now - sent.at <= REMEMBERED_MS)
    .slice(-SENT_COMPARED)
    .map((sent) => shinglesOf(typeof sent === 'string' ? sent : sent.text));
  return ({ phrase, parts }) => {
    if (phrases.has(phrase.id) || families.has(phrase.family)) return false;
    if (texts.length === 0) return true;
    const own = fixedShinglesOf(parts);
    return !texts.some((text) => areSimilar(own, text));
  };
}
