import * as v from 'valibot';
import type { Cue, PhraseIntent, SlotName } from './phrase.ts';

/**
 * A piece of a suggestion. Slots stay apart from text, so that a visitor who is called "{time}" stays text.
 * `value` null: the agent has to fill it before it can be sent; `source` says where a filled value comes from, and of
 * an empty one what bounds it, if anything does ("up to 25 €").
 */
export type SuggestionPart =
  | { readonly text: string }
  | { readonly slot: SlotName; readonly value: string | null; readonly source: string | null };

/** One thing that moved a suggestion up or down, with how much. */
export interface RankingReason {
  readonly part: 'fit' | 'learned' | 'exposure' | 'similarity' | 'rotation';
  /** Added to the score; below zero it spoke against. */
  readonly points: number;
  readonly words: string;
}

/** A phrase filled for this conversation. */
export interface Suggestion {
  readonly id: string;
  readonly phraseId: string;
  readonly family: string;
  readonly intent: PhraseIntent;
  readonly cue: Cue;
  readonly parts: readonly SuggestionPart[];
  /** Why this one, in words: "names that *Pay* did not respond". */
  readonly reason: string;
  /** Key of the signal it rests on; null when it rests on the conversation alone. */
  readonly signalKey: string | null;
  readonly offeredAt: number;
  /** Why it stands where it stands; left out where that is no longer known. */
  readonly why?: readonly RankingReason[];
}

export const suggestionOutcomes = ['accepted', 'dismissed'] as const;
export const suggestionOutcomeField = v.picklist(suggestionOutcomes);
export type SuggestionOutcome = (typeof suggestionOutcomes)[number];
