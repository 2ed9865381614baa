import { RequestError, type agentRequests, type AgentAnswers, type Author } from '@attune/protocol';
import { requireRole } from '../auth/require-role.ts';
import type { ConversationRow } from '../conversations/conversation.repository.ts';
import type { Conversations } from '../conversations/conversations.ts';
import { toInboxItem, visitorLabel } from '../conversations/inbox-item.ts';
import type { Friction } from '../friction/friction.ts';
import type { Interactions } from '../interactions/interactions.ts';
import type { News } from '../news/news.ts';
import type { People } from '../people/people.ts';
import type { Sites } from '../sites/sites.ts';
import type { Suggestions } from '../suggestions/suggestions.ts';
import type { Thresholds } from '../thresholds/thresholds.ts';
import type { Visitors } from '../visitors/visitors.ts';
import type { BudgetName } from './budgets.ts';
import type { AgentSocket } from './realtime-types.ts';
import { conversationRoom, siteRoom } from './rooms.ts';
import type { Handlers } from './serve.ts';

/** Entries of a conversation shown at once when it is opened. */
const OPENING_SLICE = 100;

export interface AgentHandlerDeps {
  readonly conversations: Conversations;
  readonly friction: Friction;
  readonly interactions: Interactions;
  readonly news: News;
  readonly people: People;
  readonly sites: Sites;
  readonly suggestions: Suggestions;
  readonly thresholds: Thresholds;
  readonly visitors: Visitors;
  readonly epoch: string;
  now(): number;
}

export type AgentHandlers = Handlers<typeof agentRequests, AgentAnswers, AgentSocket, BudgetName>;

/** What each request of the console does. */
export function createAgentHandlers(deps: AgentHandlerDeps): AgentHandlers {
  return {
    ...startHandlers(deps),
    ...conversationHandlers(deps),
    ...messageHandlers(deps),
    ...adminHandlers(deps),
  };
}

function startHandlers({ sites, conversations, epoch, now }: AgentHandlerDeps) {
  return {
    'agent:start': {
      limit: 'agent:light',
      async handle(_input, { principal: socket }) {
        const { agent } = socket.data.session;
        socket.data.sites = await sites.sitesOf(agent);
        await socket.join(socket.data.sites.map(({ id }) => siteRoom(id)));
        return { agent, sites: socket.data.sites, epoch, serverTime: now() };
      },
    },
    'inbox:list': {
      limit: 'agent:light',
      authorise: (socket, { siteId }) => requireSite(socket, siteId),
      handle: ({ siteId, status, cursor }) => conversations.inboxPage(siteId, status, cursor),
    },
  } satisfies Partial<AgentHandlers>;
}

function conversationHandlers({
  conversations,
  friction,
  interactions,
  suggestions,
  visitors,
}: AgentHandlerDeps) {
  return {
    'conversation:open': {
      limit: 'agent:light',
      async handle({ conversationId }, { principal: socket }) {
        // Joined before reading: what is added in between arrives as news, and sync heals the rest.
        const { siteId } = await own(conversations, socket, conversationId);
        await socket.join(conversationRoom(siteId, conversationId));
        const row = await own(conversations, socket, conversationId);
        const key = { siteId, conversationId };
        const [visitor, sync, present, standing, pages] = await Promise.all([
          visitors.get(siteId, row.visitorId),
          conversations.syncAfter(row, Math.max(0, row.lastSeq - OPENING_SLICE)),
          friction.present(row),
          suggestions.standing(key),
          interactions.pages(key),
        ]);
        return {
          item: toInboxItem(row),
          visitor: {
            id: visitor.id,
            name: visitor.name,
            label: visitorLabel(visitor.id),
            locale: visitor.locale,
            timeZone: visitor.timeZone,
            firstSeenAt: visitor.createdAt,
            lastSeenAt: visitor.lastSeenAt,
          },
          sync,
          ...present,
          suggestions: standing,
          pages,
        };
      },
    },
    'conversation:close': {
      limit: 'agent:light',
      async handle({ conversationId }, { principal: socket }) {
        for (const { id } of socket.data.sites) await socket.leave(conversationRoom(id, conversationId));
        return null;
      },
    },
    'conversation:sync': {
      limit: 'agent:light',
      async handle({ conversationId, afterSeq }, { principal }) {
        return conversations.syncAfter(await own(conversations, principal, conversationId), afterSeq);
      },
    },
    'conversation:set-status': {
      limit: 'agent:change',
      async handle({ conversationId, clientId, status }, { principal, afterAck }) {
        const { siteId } = await own(conversations, principal, conversationId);
        const added = await conversations.setStatus(
          { siteId, conversationId },
          authorOf(principal),
          clientId,
          status,
        );
        afterAck(added.tell);
        return { event: added.event };
      },
    },
  } satisfies Partial<AgentHandlers>;
}

function messageHandlers({ conversations, friction, news, suggestions }: AgentHandlerDeps) {
  return {
    'message:send': {
      limit: 'agent:message',
      async handle({ conversationId, clientId, body, suggestionId }, { principal, afterAck }) {
        const { siteId } = await own(conversations, principal, conversationId);
        const key = { siteId, conversationId };
        const author = authorOf(principal);
        const { event, tell } = await conversations.addMessage(key, author, clientId, body);
        afterAck(tell);
        if (suggestionId !== undefined) {
          const sent = { body, seq: event.seq, agentId: author.id };
          afterAck(() => suggestions.noteSent(key, suggestionId, sent));
        }
        return { event };
      },
    },
    'message:read': {
      limit: 'agent:light',
      async handle({ conversationId, upToSeq }, { principal, afterAck }) {
        const row = await own(conversations, principal, conversationId);
        const key = { siteId: row.siteId, conversationId };
        const added = await conversations.markRead(key, authorOf(principal), upToSeq);
        if (added !== null) afterAck(added.tell);
        return { upToSeq: added === null ? row.agentReadSeq : upToSeq };
      },
    },
    'typing:set': {
      limit: 'agent:light',
      async handle({ conversationId, typing }, { principal, afterAck }) {
        const { siteId, visitorId } = await own(conversations, principal, conversationId);
        afterAck(() => news.typing({ siteId, conversationId, visitorId }, authorOf(principal), typing));
        return null;
      },
    },
    'suggestion:decide': {
      limit: 'agent:light',
      async handle({ conversationId, suggestionId, outcome }, { principal, afterAck }) {
        const { siteId } = await own(conversations, principal, conversationId);
        const key = { siteId, conversationId };
        const decided = await suggestions.decide(key, suggestionId, outcome, principal.data.session.agent.id);
        afterAck(() => friction.changed(key));
        return { outcome: decided };
      },
    },
  } satisfies Partial<AgentHandlers>;
}

function adminHandlers({ thresholds, people }: AgentHandlerDeps) {
  return {
    'thresholds:get': {
      limit: 'agent:light',
      authorise: (socket, { siteId }) => requireSite(socket, siteId),
      handle: ({ siteId }) => thresholds.describe(siteId),
    },
    'thresholds:save': {
      limit: 'agent:change',
      authorise(socket, { siteId }) {
        requireRole(socket.data.session.agent, 'admin');
        requireSite(socket, siteId);
      },
      async handle(input, { principal, afterAck }) {
        const { settings, tell } = await thresholds.save(input, principal.data.session.agent);
        afterAck(tell);
        return { settings };
      },
    },
    'people:list': {
      limit: 'agent:light',
      authorise: (socket) => requireRole(socket.data.session.agent, 'admin'),
      handle: () => people.list(),
    },
    'people:create': {
      limit: 'agent:change',
      authorise: (socket) => requireRole(socket.data.session.agent, 'admin'),
      handle: (input, { principal }) => people.create(principal.data.session.agent.id, input),
    },
    'people:update': {
      limit: 'agent:change',
      authorise: (socket) => requireRole(socket.data.session.agent, 'admin'),
      handle: (input, { principal }) => people.update(principal.data.session.agent.id, input),
    },
  } satisfies Partial<AgentHandlers>;
}

/** The conversation, if it is on one of this agent's sites. */
function own(
  conversations: Conversations,
  socket: AgentSocket,
  conversationId: string,
): Promise<ConversationRow> {
  return conversations.findOnSites(
    conversationId,
    socket.data.sites.map(({ id }) => id),
  );
}

function requireSite(socket: AgentSocket, siteId: string): void {
  if (socket.data.sites.some(({ id }) => id === siteId)) return;
  throw new RequestError('not-found', 'There is no such site among yours.', { field: 'siteId' });
}

function authorOf(socket: AgentSocket): Author {
  const { agent } = socket.data.session;
  return { kind: 'agent', id: agent.id, name: agent.name };
}
