import type { BesideConversations } from '../../beside/beside.ts';
import type { Conversations } from '../../conversations/conversations.ts';
import { toInboxItem, visitorLabel } from '../../conversations/inbox-item.ts';
import type { Identity } from '../../identity/identity.ts';
import type { Friction } from '../../friction/friction.ts';
import type { Interactions } from '../../interactions/interactions.ts';
import type { Suggestions } from '../../suggestions/suggestions.ts';
import type { Visitors } from '../../visitors/visitors.ts';
import { conversationRoom } from '../rooms.ts';
import { authorOf, ownConversation, type AgentHandlers } from './agent-handling.ts';

/** Entries of a conversation shown at once when it is opened. */
const OPENING_SLICE = 100;

export interface ConversationDeps {
  readonly beside: BesideConversations;
  readonly conversations: Conversations;
  readonly friction: Friction;
  readonly identity: Pick<Identity, 'of'>;
  readonly interactions: Interactions;
  readonly suggestions: Suggestions;
  readonly visitors: Visitors;
}

/** A conversation with everything beside it. */
export function conversationHandlers({
  beside,
  conversations,
  friction,
  identity,
  interactions,
  suggestions,
  visitors,
}: ConversationDeps) {
  return {
    'conversation:open': {
      limit: 'agent:light',
      async handle({ conversationId }, { principal: socket }) {
        // Joined before reading: what is added in between arrives as news, and sync heals the rest.
        const { siteId } = await ownConversation(conversations, socket, conversationId);
        await socket.join(conversationRoom(siteId, conversationId));
        const row = await ownConversation(conversations, socket, conversationId);
        const key = { siteId, conversationId };
        const [visitor, known, sync, present, standing, collapsed, aside, pages] = await Promise.all([
          visitors.get(siteId, row.visitorId),
          identity.of(siteId, row.visitorId),
          conversations.syncAfter(row, Math.max(0, row.lastSeq - OPENING_SLICE)),
          friction.present(row),
          suggestions.standing(key),
          suggestions.isCollapsed(siteId, socket.data.session.agent.id),
          beside.present(row),
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
            device: visitor.userAgentFamily,
            firstSeenAt: visitor.createdAt,
            lastSeenAt: visitor.lastSeenAt,
            identity: known,
          },
          sync,
          ...present,
          suggestions: standing,
          collapsed,
          beside: aside,
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
        return conversations.syncAfter(
          await ownConversation(conversations, principal, conversationId),
          afterSeq,
        );
      },
    },
    'conversation:set-status': {
      limit: 'agent:change',
      async handle({ conversationId, clientId, status }, { principal, afterAck }) {
        const { siteId } = await ownConversation(conversations, principal, conversationId);
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
