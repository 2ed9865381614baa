import { randomUUID } from 'node:crypto';
import {
  RequestError,
  type ConversationEvent,
  type Suggestion,
  type SuggestionOutcome,
} from '@attune/protocol';
import { changeFrom, suggest, type ChatFact } from '@attune/empathy';
import { forgetSuggestionBasis, type ConversationKey } from '../conversations/conversation-access.ts';
import type { Db } from '../db/open-database.ts';
import type { Assessment } from '../friction/assess.ts';
import {
  findSuggestion,
  listOffered,
  listStanding,
  replaceStanding,
  saveDecision,
  type SuggestionRow,
} from './suggestion.repository.ts';

export interface Offer {
  readonly suggestions: readonly Suggestion[];
  /** What it rests on; while that is the same, nothing is offered anew. */
  readonly basis: string;
}

export type Suggestions = ReturnType<typeof createSuggestions>;

/** Phrases offered beside a conversation, and what agents make of them. */
export function createSuggestions({ db, now }: { readonly db: Db; now(): number }) {
  return {
    standing: (key: ConversationKey) => listStanding(db, key),

    /**
     * Offers anew when what there is to answer has changed: another message, another fact.
     * @param tx the transaction of the look at friction that found the facts
     * @returns the new offer; null when the standing one still fits
     */
    async offer(tx: Db, key: ConversationKey, assessment: Assessment): Promise<Offer | null> {
      const basis = basisOf(assessment);
      if (basis === assessment.row.suggestionBasis) return null;
      const decided = (await listOffered(tx, key)).filter(({ outcome }) => outcome !== null);
      const at = now();
      const suggestions = suggest({
        signals: assessment.signals,
        chat: assessment.events.flatMap(toChatFact),
        visitorName: assessment.row.visitorName,
        offered: decided.map(({ phraseId, family }) => ({ phraseId, family })),
        sent: decided
          .filter(({ sentSeq }) => sentSeq !== null)
          .map(({ phraseId, family }) => ({ phraseId, family })),
        sentTexts: assessment.events.flatMap((event) =>
          event.kind === 'message' && event.author.kind === 'agent' ? [event.body] : [],
        ),
        seed: `${key.conversationId}:${basis}`,
        now: at,
      }).map((suggestion) => ({ ...suggestion, id: randomUUID() }));
      await replaceStanding(tx, key, suggestions, at);
      return { suggestions, basis };
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
      if (outcome === 'dismissed') await forgetSuggestionBasis(db, key);
      return outcome;
    },

    /** Notes what became of the suggestion that a sent message grew from. */
    async noteSent(
      key: ConversationKey,
      suggestionId: string,
      sent: { readonly body: string; readonly seq: number; readonly agentId: string },
    ): Promise<void> {
      const suggestion = await findSuggestion(db, key, suggestionId);
      if (suggestion === null || suggestion.sentSeq !== null) return;
      const change = changeFrom(suggestion.parts, sent.body);
      const outcome: SuggestionRow['outcome'] = change === 'accepted' ? 'accepted' : 'edited';
      await saveDecision(db, key, suggestionId, {
        outcome,
        decidedAt: now(),
        decidedBy: sent.agentId,
        sentSeq: sent.seq,
      });
    },
  };
}

/** What an offer rests on: who spoke last, and which facts count at present. */
function basisOf({ events, friction }: Assessment): string {
  const lastMessage = events.findLast((event) => event.kind === 'message');
  const facts = friction.contributions.map(({ signalKey }) => signalKey).sort();
  return [lastMessage?.seq ?? 0, ...facts].join(' ');
}

function toChatFact(event: ConversationEvent): readonly ChatFact[] {
  const { seq, at, author } = event;
  if (event.kind === 'message') return [{ kind: 'message', seq, at, author: author.kind, body: event.body }];
  return event.kind === 'status' ? [{ kind: 'status', seq, at, status: event.status }] : [];
}
