import type { ConversationSettingsOfSite } from '../../conversation-settings/conversation-settings-of-site.ts';
import type { Conversations } from '../../conversations/conversations.ts';
import type { Ratings } from '../../csat/ratings.ts';
import type { Invitations } from '../../invitations/invitations.ts';
import type { Transcripts } from '../../transcripts/transcripts.ts';
import { authorOf, onOwnSite, ownConversation, type AgentHandlers } from './agent-handling.ts';

export interface InChatHandlerDeps {
  readonly conversations: Conversations;
  readonly conversationSettings: ConversationSettingsOfSite;
  readonly invitations: Invitations;
  readonly ratings: Ratings;
  readonly transcripts: Transcripts;
}

/** What agents can do inside a conversation beside answering, and what admins set about it. */
export function inChatHandlers(deps: InChatHandlerDeps) {
  const { conversations, conversationSettings, invitations, ratings, transcripts } = deps;
  return {
    'message:edit': {
      limit: 'agent:message',
      async handle({ conversationId, clientId, seq, body }, { principal, afterAck }) {
        const { siteId } = await ownConversation(conversations, principal, conversationId);
        const change = { kind: 'edit', targetSeq: seq, body } as const;
        const key = { siteId, conversationId };
        const added = await conversations.changeMessage(key, authorOf(principal), clientId, change);
        afterAck(added.tell);
        return { event: added.event };
      },
    },
    'message:delete': {
      limit: 'agent:message',
      async handle({ conversationId, clientId, seq }, { principal, afterAck }) {
        const { siteId } = await ownConversation(conversations, principal, conversationId);
        const change = { kind: 'delete', targetSeq: seq } as const;
        const key = { siteId, conversationId };
        const added = await conversations.changeMessage(key, authorOf(principal), clientId, change);
        afterAck(added.tell);
        return { event: added.event };
      },
    },
    'transcript:mail': {
      limit: 'agent:change',
      async handle({ conversationId, to }, { principal }) {
        await transcripts.mail(await ownConversation(conversations, principal, conversationId), to, 'agent');
        return null;
      },
    },
    'rating:report': {
      limit: 'agent:light',
      authorise: onOwnSite('agent'),
      handle: ({ siteId, days, words }) => ratings.report(siteId, days, words),
    },
    'conversation-settings:get': {
      limit: 'agent:light',
      authorise: onOwnSite('agent'),
      handle: async ({ siteId }) => ({ settings: await conversationSettings.current(siteId) }),
    },
    'conversation-settings:save': {
      limit: 'agent:change',
      authorise: onOwnSite('admin'),
      handle: async ({ siteId, settings }, { principal }) => ({
        settings: await conversationSettings.save(siteId, settings, principal.data.session.agent),
      }),
    },
    'invitations:get': {
      limit: 'agent:light',
      authorise: onOwnSite('admin'),
      handle: async ({ siteId }) => ({ settings: await invitations.current(siteId) }),
    },
    'invitations:save': {
      limit: 'agent:change',
      authorise: onOwnSite('admin'),
      handle: async ({ siteId, settings }, { principal }) => ({
        settings: await invitations.save(siteId, settings, principal.data.session.agent),
      }),
    },
  } satisfies Partial<AgentHandlers>;
}
