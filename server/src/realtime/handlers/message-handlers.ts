import type { Attachments } from '../../attachments/attachments.ts';
import type { Conversations } from '../../conversations/conversations.ts';
import type { SeenCheck } from '../../conversations/seen-check.ts';
import type { Expectations } from '../../expectations/expectations.ts';
import type { Friction } from '../../friction/friction.ts';
import type { News } from '../../news/news.ts';
import type { Suggestions } from '../../suggestions/suggestions.ts';
import { authorOf, ownConversation, type AgentHandlers } from './agent-handling.ts';

export interface MessageDeps {
  readonly attachments: Attachments;
  readonly conversations: Conversations;
  readonly expectations: Expectations;
  readonly friction: Friction;
  readonly news: News;
  readonly seenCheck: SeenCheck;
  readonly suggestions: Suggestions;
}

/** What agents write, read and type, and what they make of suggestions. */
export function messageHandlers({
  attachments,
  conversations,
  expectations,
  friction,
  news,
  seenCheck,
  suggestions,
}: MessageDeps) {
  return {
    'message:send': {
      limit: 'agent:message',
      async handle(
        { conversationId, clientId, body, suggestionId, seenSeq, parts: asked },
        { principal, afterAck },
      ) {
        const row = await ownConversation(conversations, principal, conversationId);
        const key = { siteId: row.siteId, conversationId };
        const author = authorOf(principal);
        if (seenSeq !== undefined) await seenCheck.require(row, author, { clientId, seenSeq });
        const parts = await attachments.partsOf(key, author, asked);
        const message = { clientId, body, parts };
        const { event, tell } = await conversations.addMessage(key, author, message);
        afterAck(tell);
        afterAck(() => expectations.answered(row, author));
        if (suggestionId !== undefined) {
          const sent = { body, seq: event.seq, agent: author };
          afterAck(() => suggestions.noteSent(row, suggestionId, sent));
        }
        return { event };
      },
    },
    'message:read': {
      limit: 'agent:light',
      async handle({ conversationId, upToSeq }, { principal, afterAck }) {
        const row = await ownConversation(conversations, principal, conversationId);
        const key = { siteId: row.siteId, conversationId };
        const added = await conversations.markRead(key, authorOf(principal), upToSeq);
        if (added !== null) afterAck(added.tell);
        return { upToSeq: added === null ? row.agentReadSeq : upToSeq };
      },
    },
    'typing:set': {
      limit: 'agent:light',
      async handle({ conversationId, typing }, { principal, afterAck }) {
        const { siteId, visitorId } = await ownConversation(conversations, principal, conversationId);
        afterAck(() => news.typing({ siteId, conversationId, visitorId }, authorOf(principal), typing));
        return null;
      },
    },
    'suggestion:ask': {
      limit: 'agent:light',
      async handle({ conversationId, intent }, { principal }) {
        const row = await ownConversation(conversations, principal, conversationId);
        const asked = await friction.asItStands(row);
        return { suggestions: await suggestions.ask(asked, intent, principal.data.session.agent) };
      },
    },
    'suggestion:decide': {
      limit: 'agent:light',
      async handle({ conversationId, suggestionId, outcome }, { principal, afterAck }) {
        const { siteId } = await ownConversation(conversations, principal, conversationId);
        const key = { siteId, conversationId };
        const decided = await suggestions.decide(key, suggestionId, outcome, principal.data.session.agent.id);
        afterAck(() => friction.changed(key));
        return { outcome: decided };
      },
    },
  } satisfies Partial<AgentHandlers>;
}
