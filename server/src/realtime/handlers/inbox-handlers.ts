import { RequestError, type Arranged, type Refusal } from '@attune/protocol';
import type { Arrangements } from '../../assignment/arrangements.ts';
import type { Conversations } from '../../conversations/conversations.ts';
import type { InboxPages } from '../../conversations/inbox-pages.ts';
import type { InboxReader } from '../../conversations/inbox.repository.ts';
import type { Asker, Views } from '../../views/views.ts';
import type { AgentSocket } from '../realtime-types.ts';
import { authorOf, ownConversation, type AgentHandlers } from './agent-handling.ts';

export interface InboxDeps {
  readonly arrangements: Arrangements;
  readonly conversations: Conversations;
  readonly inboxPages: InboxPages;
  readonly views: Views;
}

/** The inbox as views leave it, and arranging what stands in it. */
export function inboxHandlers({ arrangements, conversations, inboxPages, views }: InboxDeps) {
  return {
    'inbox:page': {
      limit: 'agent:light',
      handle: ({ filter, cursor }, { principal }) => inboxPages.page(readerOf(principal), filter, cursor),
    },
    'inbox:count': {
      limit: 'agent:light',
      handle: async ({ filters }, { principal }) => ({
        counts: await inboxPages.count(readerOf(principal), filters),
      }),
    },
    'views:list': {
      limit: 'agent:light',
      handle: async (_input, { principal }) => ({ views: await views.list(askerOf(principal)) }),
    },
    'view:save': {
      limit: 'agent:change',
      async handle(input, { principal, afterAck }) {
        const { value, tell } = await views.save(input, askerOf(principal));
        afterAck(tell);
        return { view: value };
      },
    },
    'view:remove': {
      limit: 'agent:change',
      async handle({ viewId }, { principal, afterAck }) {
        const { value, tell } = await views.remove(viewId, askerOf(principal));
        afterAck(tell);
        return value;
      },
    },
    'conversations:arrange': {
      limit: 'agent:change',
      async handle({ changes }, { principal, afterAck }) {
        const done: Arranged[] = [];
        const refused: { conversationId: string; refusal: Refusal }[] = [];
        for (const { conversationId, change } of changes) {
          try {
            const { siteId } = await ownConversation(conversations, principal, conversationId);
            const key = { siteId, conversationId };
            const { item, undo, tell } = await arrangements.arrange(key, authorOf(principal), change);
            afterAck(tell);
            done.push({ conversationId, item, undo });
          } catch (error) {
            // What is done is done and will be told; what is not, is said of each.
            if (!(error instanceof RequestError)) throw error;
            refused.push({ conversationId, refusal: error.toRefusal() });
          }
        }
        return { done, refused };
      },
    },
  } satisfies Partial<AgentHandlers>;
}

function readerOf({ data }: AgentSocket): InboxReader {
  return { agentId: data.session.agent.id, siteIds: data.sites.map(({ id }) => id) };
}

function askerOf(socket: AgentSocket): Asker {
  const { id, role } = socket.data.session.agent;
  return { id, role, siteIds: readerOf(socket).siteIds };
}
