import type { Conversations } from '../../conversations/conversations.ts';
import type { Visits } from '../../visits/visits.ts';
import { ownConversation, type AgentHandlers } from './agent-handling.ts';

export interface VisitDeps {
  readonly conversations: Conversations;
  readonly visits: Visits;
}

/** How a conversation's visit went. */
export function visitHandlers({ conversations, visits }: VisitDeps) {
  return {
    'visit:timeline': {
      limit: 'agent:light',
      async handle({ conversationId, before }, { principal }) {
        const { siteId } = await ownConversation(conversations, principal, conversationId);
        return visits.timeline({ siteId, conversationId }, before);
      },
    },
  } satisfies Partial<AgentHandlers>;
}
