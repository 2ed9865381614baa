import * as v from 'valibot';

export const slotNames = [
  'name',
  'issue',
  'control',
  'effort',
  'duration',
  'time',
  'step',
  'option',
  'amount',
] as const;
export type SlotName = (typeof slotNames)[number];

/** What a phrase does in the conversation. */
export type PhraseIntent =
  | 'acknowledge'
  | 'apologise'
  | 'thank-effort'
  | 'reflect'
  | 'explore'
  | 'explain'
  | 'own'
  | 'promise'
  | 'offer-choice'
  | 'refuse'
  | 'announce-cost'
  | 'set-limit'
  | 'handover'
  | 'close'
  | 'follow-up';

/** What the agent may do about what is known. */
export type Cue =
  | 'name-the-unsaid'
  | 'acknowledge-effort'
  | 'acknowledge-wait'
  | 'take-ownership'
  | 'ask-openly'
  | 'check-still-there';

/**
 * A piece of a suggestion. Slots stay apart from text, so that a visitor who is called "{time}" stays text.
 * `value` null: the agent has to fill it before it can be sent; `source` says where a filled value comes from.
 */
export type SuggestionPart =
  | { readonly text: string }
  | { readonly slot: SlotName; readonly value: string | null; readonly source: string | null };

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
}

export const suggestionOutcomes = ['accepted', 'dismissed'] as const;
export const suggestionOutcomeField = v.picklist(suggestionOutcomes);
export type SuggestionOutcome = (typeof suggestionOutcomes)[number];
