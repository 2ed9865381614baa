import { bookLocale } from '@attune/empathy/wait';
import { randomUUID } from 'node:crypto';
import {
  RequestError,
  type ConversationEvent,
  type ConversationMood,
  type PhraseIntent,
  type Suggestion,
  type SuggestionOutcome,
} from '@attune/protocol';
import { candidateFrom, changeFrom, suggestionPanel } from '@attune/empathy';
import {
  forgetSuggestionBasis,
  type ConversationKey,
  type ConversationRow,
} from '../conversations/conversation-access.ts';
import type { Db } from '../db/open-database.ts';
import type { Assessment } from '../friction/assess.ts';
import type { Phrases } from '../phrases/phrases.ts';
import { isNewBasis, offerBasis } from './offer-basis.ts';
import { policyFor, withPolicy } from './policy-slots.ts';
import { speakerOf, suggestInput, type InputDeps, type Speaker } from './suggest-input.ts';
import {
  findSuggestion,
  findVisitorLocale,
  insertOffered,
  isStanding,
  listAsked,
  listOffered,
  listStanding,
  replaceStanding,
  saveDecision,
  toSuggestion,
} from './suggestion.repository.ts';
import { createTeamLessons } from './team-lessons.ts';

/** What stands beside a conversation, and how it is shown. */
export interface Offer {
  readonly suggestions: readonly Suggestion[];
  /** The agent hardly ever takes one: show that there are some, not what they say. */
  readonly collapsed: boolean;
  /** The visitor is writing: what stands stays, nothing takes its place. */
  readonly held: boolean;
  /** What it rests on; while that is the same, nothing is offered anew. Null: as before. */
  readonly basis: string | null;
}

export interface SuggestionsDeps extends Omit<InputDeps, 'lessons'> {
  readonly db: Db;
  readonly phrases: Pick<Phrases, 'bookFor' | 'keepCandidate'>;
  now(): number;
  moodOf(row: ConversationRow, events: readonly ConversationEvent[]): ConversationMood;
  isVisitorTyping(key: ConversationKey): boolean;
}

/** A conversation as far as suggestions need it. */
export type Asked = Pick<Assessment, 'row' | 'events' | 'signals' | 'friction'>;

export type Suggestions = ReturnType<typeof createSuggestions>;

/** Phrases offered beside a conversation, and what agents make of them. */
export function createSuggestions(deps: SuggestionsDeps) {
  const { db, phrases, settings, goodwill, now, moodOf, isVisitorTyping } = deps;
  const lessons = createTeamLessons(now);

  /** What the engine says to this conversation, with ids. */
  const panelFor = async (
    tx: Db,
    { row, events, signals, friction }: Asked,
    speaker: Speaker | null,
    { seed, wanted = null }: { readonly seed: string; readonly wanted?: PhraseIntent | null },
  ) => {
    const key = { siteId: row.siteId, conversationId: row.id };
    const wrong = new Set(
      friction.contributions
        .filter(({ judged }) => judged === 'not-frustrated')
        .map(({ signalKey }) => signalKey),
    );
    const mood = moodOf(row, events);
    const input = await suggestInput(
      tx,
      { settings, goodwill, lessons },
      {
        row,
        events,
        signals: signals.filter((signal) => !wrong.has(signal.key)),
        mood,
        offered: await listOffered(tx, key),
        speaker,
        now: now(),
      },
    );
    const book = await phrases.bookFor(row.siteId, speaker?.id ?? null, tx);
    const panel = suggestionPanel({ ...input, wanted, seed: `${row.id}:${seed}` }, book);
    const suggestions = panel.suggestions.map((suggestion) => ({ ...suggestion, id: randomUUID() }));
    return { ...panel, suggestions, moodBefore: mood.label };
  };

  return {
    standing: (key: ConversationKey) => listStanding(db, key),

    /** Whether this agent gets suggestions folded away. */
    async isCollapsed(siteId: string, agentId: string): Promise<boolean> {
      const takeUp = await lessons.takeUp(db, siteId, agentId);
      const nothing = { signals: [], chat: [], visitorName: null, offered: [], sent: [], seed: '' };
      return suggestionPanel({ ...nothing, takeUp, now: now() }, []).collapsed;
    },

    /**
     * Offers anew when what there is to answer has changed: another message, another fact. While the visitor writes,
     * what stands is held.
     * @param tx the transaction of the look at friction that found the facts
     * @returns the offer to tell; null when the standing one still fits
     */
    async offer(tx: Db, key: ConversationKey, asked: Asked): Promise<Offer | null> {
      const { row, events } = asked;
      const basis = offerBasis(asked);
      if (!isNewBasis(row.suggestionBasis, basis)) return null;
      if (isVisitorTyping(key)) {
        return { suggestions: await listStanding(tx, key), collapsed: false, held: true, basis: null };
      }
      const panel = await panelFor(tx, asked, speakerOf(row, events), { seed: basis });
      const { suggestions, collapsed, held, moodBefore } = panel;
      await replaceStanding(
        tx,
        key,
        suggestions.map((suggestion) => ({ ...suggestion, moodBefore })),
        now(),
      );
      return { suggestions, collapsed, held, basis };
    },

    /**
     * Suggestions of one move for the agent who looks for it. Asking again gives the same while nothing else was said.
     * A refusal takes its reason from the site's policy where exactly one is about what was said.
     */
    async ask(asked: Asked, intent: PhraseIntent, agent: Speaker): Promise<readonly Suggestion[]> {
      const { row, events } = asked;
      const key = { siteId: row.siteId, conversationId: row.id };
      return db.transaction(async (tx) => {
        const before = await listAsked(tx, key, intent, row.lastMessageAt ?? 0);
        if (before.length > 0) return before;
        const seed = `${intent} ${row.lastSeq}`;
        const { suggestions, moodBefore } = await panelFor(tx, asked, agent, { seed, wanted: intent });
        const { policies } = await settings.lately(row.siteId, tx);
        const said = events.flatMap((event) =>
          event.kind === 'message' && event.author.kind === 'visitor' ? [event.body] : [],
        );
        const policy = intent === 'refuse' ? policyFor(policies, said) : null;
        const filled = suggestions.map((one) => (policy === null ? one : withPolicy(one, policy)));
        await insertOffered(
          tx,
          key,
          filled.map((suggestion) => ({ ...suggestion, moodBefore })),
          suggestions[0]?.offeredAt ?? now(),
        );
        return filled;
      });
    },

    /**
     * Notes what the agent decided. A dismissed one makes room: the next look at friction offers anew.
     * @throws RequestError `not-found`
     */
    async decide(
      key: ConversationKey,
      suggestionId: string,
      outcome: SuggestionOutcome,
      agentId: string,
    ): Promise<SuggestionOutcome> {
      const suggestion = await findSuggestion(db, key, suggestionId);
      if (suggestion === null) throw new RequestError('not-found', 'This suggestion does not exist.');
      await saveDecision(db, key, suggestionId, { outcome, decidedAt: now(), decidedBy: agentId });
      if (outcome === 'dismissed' && isStanding(suggestion)) await forgetSuggestionBasis(db, key);
      return outcome;
    },

    /**
     * Notes what became of the suggestion that a sent message grew from. What was written over it becomes a candidate
     * for the team's book, redacted.
     */
    async noteSent(
      row: ConversationRow,
      suggestionId: string,
      sent: { readonly body: string; readonly seq: number; readonly agent: Speaker },
    ): Promise<void> {
      const key = { siteId: row.siteId, conversationId: row.id };
      const suggestion = await findSuggestion(db, key, suggestionId);
      if (suggestion === null || suggestion.sentSeq !== null) return;
      await saveDecision(db, key, suggestionId, {
        outcome: changeFrom(suggestion.parts, sent.body),
        decidedAt: now(),
        decidedBy: sent.agent.id,
        sentSeq: sent.seq,
      });
      const names = [row.visitorName, sent.agent.name];
      const locale = bookLocale(await findVisitorLocale(db, row.siteId, row.visitorId));
      const candidate = candidateFrom(toSuggestion(suggestion), sent.body, { names, locale });
      if (candidate !== null) await phrases.keepCandidate(key, candidate, sent.agent.name ?? '');
    },
  };
}
