import * as v from 'valibot';
import type { EmpathySettings } from './empathy-settings.ts';
import { empathySettingsField } from './empathy-settings.ts';
import { deedIdField } from './deed.ts';
import { clientIdField, idField } from './fields.ts';
import type { Note } from './note.ts';
import type { ConversationMood, Severity } from './mood.ts';
import {
  phraseField,
  phraseFileField,
  phraseIntents,
  phraseLocales,
  type PhraseEntry,
  type PhraseFile,
} from './phrase.ts';
import { promiseOutcomes, type AgentPromise } from './promise.ts';
import { reflectionFields, type Reflection } from './reflection.ts';
import type { Sentence, SignalKind } from './signal.ts';
import type { Suggestion } from './suggestion.ts';

const words = (longest: number) =>
  v.pipe(
    v.string(),
    v.trim(),
    v.minLength(1, 'must not be empty'),
    v.maxLength(longest, `must have at most ${longest} characters`),
  );

/** Requests of the console about words: notes, promises, the card, the coach, goodwill, and what an admin sets. */
export const empathyRequests = {
  'note:add': v.strictObject({
    conversationId: idField,
    clientId: clientIdField,
    body: words(2_000),
    /** Colleagues the note calls by name; they are told. */
    mentions: v.optional(v.pipe(v.array(idField), v.maxLength(20, 'must call at most 20 people'))),
  }),
  'note:remove': v.strictObject({ conversationId: idField, noteId: idField, deedId: deedIdField }),
  'promise:settle': v.strictObject({
    conversationId: idField,
    promiseId: idField,
    outcome: v.picklist(promiseOutcomes),
  }),
  /** Strikes an item, puts other words in its place, or adds one, on the agent's word. */
  'reflection:correct': v.strictObject({
    conversationId: idField,
    field: v.picklist(reflectionFields),
    /** Left out: an item of one's own. */
    itemKey: v.optional(words(200)),
    /** Left out: the item is struck. */
    text: v.optional(words(300)),
  }),
  /** Asks the optional model for a second opinion on the card; the offline card stands meanwhile. */
  'reflection:ask-model': v.strictObject({ conversationId: idField }),
  /** Gives the conversation to another agent, or to nobody (left out), with a word about it. */
  'conversation:hand-over': v.strictObject({
    conversationId: idField,
    toAgentId: v.optional(idField),
    word: v.optional(words(500)),
  }),
  /** Who may be given a conversation of this site. */
  'colleagues:list': v.strictObject({ siteId: idField }),
  /** Tells the visitor that somebody is still at it: "still on it, about 3 min". 0 takes it back. */
  'answer:expect': v.strictObject({
    conversationId: idField,
    minutes: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(120)),
  }),
  /** What became of a coach's chip. Counts only; `wrong` carries the sentence it was about, for the admin. */
  'coach:mark': v.strictObject({
    siteId: idField,
    rule: words(40),
    outcome: v.picklist(['shown', 'fixed', 'muted', 'wrong']),
    sentence: v.optional(words(300)),
  }),
  /** Admins only. */
  'coach:report': v.strictObject({ siteId: idField }),
  'goodwill:give': v.strictObject({
    conversationId: idField,
    clientId: clientIdField,
    /** Minor units (cents). */
    amount: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000_000)),
    reason: words(200),
  }),
  'empathy-settings:get': v.strictObject({ siteId: idField }),
  /** Admins only. */
  'empathy-settings:save': v.strictObject({ siteId: idField, settings: empathySettingsField }),
  /** Which elements of the site gave trouble, how often and in whose words. */
  'hot-spots:list': v.strictObject({ siteId: idField }),
  'hot-spots:mark': v.strictObject({
    siteId: idField,
    controlKey: idField,
    kind: words(40),
    status: v.picklist(['open', 'fixed']),
  }),
  /** Visitors' thanks to this agent; nobody else's. */
  'kept-words:list': v.strictObject({}),
  /** The book as it holds for this agent: shipped, the team's, their own. */
  'phrases:list': v.strictObject({ siteId: idField, locale: v.optional(v.picklist(phraseLocales)) }),
  /** The next version of a team's phrase (admins), or of one of the agent's own. */
  'phrases:save': v.strictObject({
    siteId: idField,
    owner: v.picklist(['team', 'own']),
    phrase: phraseField,
  }),
  /** Admins: any phrase; agents: their own. Shipped ones stay, and are no longer offered on this site. */
  'phrases:retire': v.strictObject({ siteId: idField, phraseId: idField }),
  /** Admins only. */
  'phrases:import': v.strictObject({ siteId: idField, file: phraseFileField }),
  'phrases:export': v.strictObject({ siteId: idField }),
  /** Every saved version of a phrase, and who used it. */
  'phrases:history': v.strictObject({ siteId: idField, phraseId: idField }),
  /** Admins only. What agents made of suggestions, as new phrases to approve. */
  'phrases:candidates': v.strictObject({ siteId: idField }),
  /** Admins only. Approved ones become a team's phrase by `phrases:save`; either way it leaves the list. */
  'phrases:settle-candidate': v.strictObject({ siteId: idField, candidateId: idField }),
  /** Suggestions of one move, when the agent looks for it: to refuse, to hand over. */
  'suggestion:ask': v.strictObject({ conversationId: idField, intent: v.picklist(phraseIntents) }),
} as const;

/** Everything that is known of the words of a conversation, whole: a lost one is healed by the next. */
export interface Beside {
  readonly mood: ConversationMood;
  /** The gravest that a message of this contact says; apart from the mood. */
  readonly severity: (Severity & { readonly seq: number }) | null;
  readonly reflection: Reflection;
  /** The sentence that reflects and clarifies; null when there is nothing to give back yet. */
  readonly reflectingSentence: string | null;
  /** What the matter needs and nobody has said yet, in the order to ask. */
  readonly stillToAsk: readonly { readonly detail: string; readonly label: string }[];
  readonly promises: readonly AgentPromise[];
  readonly notes: readonly Note[];
  /** Earlier contacts and handovers, newest first, at most 5. */
  readonly earlier: readonly EarlierCard[];
  readonly goodwill: Goodwill;
  readonly assignee: { readonly id: string; readonly name: string } | null;
  /** Messages with abuse in them, blurred until the agent looks. */
  readonly shielded: readonly {
    readonly seq: number;
    readonly spans: readonly { readonly start: number; readonly end: number }[];
  }[];
  /** What the visitor was told of when to expect an answer, epoch ms. */
  readonly expectedAt: number | null;
}

export interface PhraseCandidateEntry {
  readonly id: string;
  readonly phrase: PhraseEntry;
  readonly fromPhraseId: string;
  readonly byName: string;
  readonly at: number;
}

export interface PhraseUse {
  readonly byName: string;
  readonly at: number;
  readonly outcome: 'accepted' | 'lightly-edited' | 'heavily-edited' | 'dismissed';
  readonly conversationId: string;
}

/** How the coach's rules fare, by rule. */
export interface CoachRuleReport {
  readonly rule: string;
  readonly shown: number;
  readonly fixed: number;
  readonly muted: number;
  readonly wrong: number;
  /** Latest sentences that agents called wrongly judged, newest first, at most 20. */
  readonly cases: readonly { readonly sentence: string; readonly by: string; readonly at: number }[];
}

/** What an agent has given of what they may give in a conversation, minor units. */
export interface Goodwill {
  readonly currency: string;
  readonly budget: number;
  readonly given: number;
}

/** An element of the site that gave trouble. */
export interface HotSpot {
  readonly kind: SignalKind;
  readonly controlKey: string;
  readonly name: string;
  readonly path: string;
  readonly conversations: number;
  readonly hits: number;
  readonly lastAt: number;
  readonly sentence: Sentence;
  /** What visitors said in these conversations, at most 3. */
  readonly quotes: readonly {
    readonly conversationId: string;
    readonly seq: number;
    readonly text: string;
  }[];
  readonly status: 'open' | 'fixed';
  /** Since it was marked fixed: hits in as many days before and after. */
  readonly effect: { readonly days: number; readonly before: number; readonly after: number } | null;
}

/** What was known when an earlier contact of the same visitor ended, or a conversation was handed over. */
export interface EarlierCard {
  readonly conversationId: string;
  readonly at: number;
  readonly reason: 'resolved' | 'handed-over';
  readonly byName: string | null;
  readonly word: string | null;
  readonly reflection: Reflection;
  readonly promises: readonly AgentPromise[];
}

export interface EmpathyAnswers {
  'note:add': { readonly note: Note };
  'note:remove': null;
  'promise:settle': { readonly promise: AgentPromise };
  'reflection:correct': { readonly reflection: Reflection };
  'reflection:ask-model': { readonly reflection: Reflection; readonly used: boolean; readonly why: string };
  'conversation:hand-over': { readonly card: EarlierCard };
  'colleagues:list': { readonly colleagues: readonly { readonly id: string; readonly name: string }[] };
  'answer:expect': { readonly until: number | null };
  'coach:mark': null;
  'coach:report': { readonly rules: readonly CoachRuleReport[] };
  'goodwill:give': { readonly goodwill: Goodwill };
  'empathy-settings:get': { readonly settings: EmpathySettings };
  'empathy-settings:save': { readonly settings: EmpathySettings };
  'hot-spots:list': { readonly spots: readonly HotSpot[] };
  'hot-spots:mark': { readonly spot: HotSpot };
  'phrases:list': { readonly phrases: readonly PhraseEntry[] };
  'phrases:save': { readonly phrase: PhraseEntry };
  'phrases:retire': null;
  'phrases:import': { readonly added: number; readonly changed: number; readonly unchanged: number };
  'phrases:export': { readonly file: PhraseFile };
  'phrases:history': { readonly versions: readonly PhraseEntry[]; readonly uses: readonly PhraseUse[] };
  'phrases:candidates': { readonly candidates: readonly PhraseCandidateEntry[] };
  'phrases:settle-candidate': null;
  'suggestion:ask': { readonly suggestions: readonly Suggestion[] };
  'kept-words:list': {
    readonly words: readonly {
      readonly conversationId: string;
      readonly seq: number;
      readonly text: string;
      readonly at: number;
    }[];
  };
}
