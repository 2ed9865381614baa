import {
  RequestError,
  type agentRequests,
  type AgentAnswers,
  type Author,
  type Role,
  type Site,
} from '@attune/protocol';
import { requireRole } from '../../auth/require-role.ts';
import type { ConversationRow } from '../../conversations/conversation.repository.ts';
import type { Conversations } from '../../conversations/conversations.ts';
import type { BudgetName } from '../budgets.ts';
import type { AgentSocket } from '../realtime-types.ts';
import type { Handlers } from '../serve.ts';

export type AgentHandlers = Handlers<typeof agentRequests, AgentAnswers, AgentSocket, BudgetName>;

/**
 * The conversation, if it is on one of this agent's sites.
 * @throws RequestError `not-found`
 */
export function ownConversation(
  conversations: Conversations,
  socket: AgentSocket,
  conversationId: string,
): Promise<ConversationRow> {
  return conversations.findOnSites(
    conversationId,
    socket.data.sites.map(({ id }) => id),
  );
}

/** @throws RequestError `not-found` for a site that is not this agent's */
export function requireSite(socket: AgentSocket, siteId: Site['id']): void {
  if (socket.data.sites.some(({ id }) => id === siteId)) return;
  throw new RequestError('not-found', 'There is no such site among yours.', { field: 'siteId' });
}

/** Authorises a request about one of the agent's sites, from this role up. */
export const onOwnSite =
  (least: Role) =>
  (socket: AgentSocket, { siteId }: { readonly siteId: string }): void => {
    requireRole(socket.data.session.agent, least);
    requireSite(socket, siteId);
  };

export function authorOf(socket: AgentSocket): Author {
  const { agent } = socket.data.session;
  return { kind: 'agent', id: agent.id, name: agent.name };
}
