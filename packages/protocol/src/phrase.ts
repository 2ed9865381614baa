import * as v from 'valibot';

/** Places in a phrase that facts or the agent fill. */
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
  'reason',
  'benefit',
  'person',
  'page',
] as const;
export type SlotName = (typeof slotNames)[number];

/** What a phrase does in the conversation. */
export const phraseIntents = [
  'acknowledge',
  'apologise',
  'thank-effort',
  'reflect',
  'explore',
  'explain',
  'own',
  'promise',
  'offer-choice',
  'refuse',
  'announce-cost',
  'set-limit',
  'handover',
  'close',
  'follow-up',
] as const;
export type PhraseIntent = (typeof phraseIntents)[number];

/** What the agent may do about what is known. */
export const cues = [
  'name-the-unsaid',
  'acknowledge-effort',
  'acknowledge-wait',
  'acknowledge-problem',
  'take-ownership',
  'offer-way',
  'ask-openly',
  'listen',
  'check-still-there',
  'offer-call',
  'refuse-with-reason',
  'announce-cost',
  'set-limit',
  'hand-over',
  'close-warmly',
  'follow-up',
] as const;
export type Cue = (typeof cues)[number];

/** What has happened, as far as facts tell. A phrase made for one is offered only then. */
export const situations = [
  // What signals tell.
  'silent-control',
  'slow-control',
  'failing-control',
  'patchy-control',
  'failed-request',
  'form-refused',
  'reloads',
  'searching',
  'saw-error',
  'gone-quiet',
  'repeated-message',
  'nudge',
  'asked-for-person',
  'rejected-answer',
  'unstable-connection',
  // How the conversation goes.
  'first-contact',
  'already-tried',
  'cannot',
  'bare-request',
  'telling',
  'long-unhappy',
  // What it is about, in the visitor's own words.
  'double-charge',
  'late-or-missing',
  'data-lost',
  'outage',
  'locked-out',
  'cancel',
  'refund-refused',
  'extra-cost',
  'repeat-contact',
  'long-wait',
  'bereavement',
  'security-scare',
] as const;
export type Situation = (typeof situations)[number];

/** What the visitor's own words say, where something has judged them. */
export const phraseMoods = [
  'angry',
  'anxious',
  'sad',
  'grieving',
  'disappointed',
  'confused',
  'frustrated',
  'neutral',
  'happy',
] as const;
export type PhraseMood = (typeof phraseMoods)[number];

/** Where a conversation stands. */
export const phases = ['open', 'explore', 'resolve', 'close', 'afterwards'] as const;
export type Phase = (typeof phases)[number];

export const phraseLocales = ['en', 'de'] as const;
export type PhraseLocale = (typeof phraseLocales)[number];

const phraseNameField = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/u), v.maxLength(60));
const adviceField = v.pipe(v.string(), v.minLength(1), v.maxLength(300));
/** What can be counted to by one at a time, and storage has room for. */
const MAX_PHRASE_VERSION = 1_000_000;
const degreeField = v.picklist([1, 2, 3]);

/** A phrase as it is kept and exchanged: what it says stands in `text`, slots in braces. */
export const phraseField = v.strictObject({
  id: phraseNameField,
  /** Grows when the words change, so that what was learned of the old ones is not held against the new. */
  version: v.pipe(
    v.number(),
    v.integer('must be a whole number'),
    v.minValue(1, 'must be 1 or more'),
    v.maxValue(MAX_PHRASE_VERSION, `must be ${MAX_PHRASE_VERSION} or less`),
  ),
  locale: v.picklist(phraseLocales),
  intent: v.picklist(phraseIntents),
  cue: v.picklist(cues),
  /** The same move in other words: of one family only one phrase is offered in a conversation. */
  family: phraseNameField,
  /** "I can see {control} did not respond." `{agent}` is the agent's own name. */
  text: v.pipe(v.string(), v.minLength(1), v.maxLength(400)),
  /** Empty: any. */
  situations: v.array(v.picklist(situations)),
  /** Empty: any. */
  moods: v.array(v.picklist(phraseMoods)),
  /** Empty: any. */
  phases: v.array(v.picklist(phases)),
  formality: degreeField,
  warmth: degreeField,
  /** Slots that only a known fact may fill; without that fact the phrase is not offered. */
  rests: v.array(v.picklist(slotNames)),
  /** `joint-we`: speaks of agent and customer together; `goodwill`: gives money. */
  tags: v.pipe(v.array(v.pipe(v.string(), v.maxLength(40))), v.maxLength(10)),
  /** When it helps, and what has to be true. */
  do: adviceField,
  /** When it hurts. */
  dont: adviceField,
  source: v.picklist(['shipped', 'team', 'agent']),
  status: v.picklist(['active', 'retired']),
});
type Kept = v.InferOutput<typeof phraseField>;
export type PhraseEntry = {
  readonly [Key in keyof Kept]: Kept[Key] extends readonly (infer Item)[] ? readonly Item[] : Kept[Key];
};

/** A file of phrases: what one site exports, another may import. */
export const phraseFileField = v.strictObject({
  format: v.literal('attune-phrases'),
  formatVersion: v.literal(1),
  phrases: v.pipe(v.array(phraseField), v.maxLength(2_000)),
});
export type PhraseFile = {
  readonly format: 'attune-phrases';
  readonly formatVersion: 1;
  readonly phrases: readonly PhraseEntry[];
};
