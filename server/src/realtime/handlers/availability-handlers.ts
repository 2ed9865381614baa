import { RequestError, type Viewing } from '@attune/protocol';
import type { Availabilities } from '../../availability/availability.ts';
import type { Conversations } from '../../conversations/conversations.ts';
import type { News } from '../../news/news.ts';
import type { AgentSocket } from '../realtime-types.ts';
import { onOwnSite, ownConversation, type AgentHandlers } from './agent-handling.ts';

export interface AvailabilityDeps {
  readonly availabilities: Availabilities;
  readonly conversations: Conversations;
  readonly news: News;
  /** Who looks at what on these sites, over all processes. */
  viewersOn(siteIds: readonly string[]): Promise<readonly Viewing[]>;
}

/** Who is at work, and who looks at what. */
export function availabilityHandlers(deps: AvailabilityDeps) {
  const { availabilities, conversations, news, viewersOn } = deps;
  return {
    'availability:list': {
      limit: 'agent:light',
      authorise: onOwnSite('agent'),
      handle: async ({ siteId }) => ({ people: await availabilities.list(siteId) }),
    },
    'availability:set': {
      limit: 'agent:change',
      async handle(change, { principal, afterAck }) {
        const { value, tell } = await availabilities.set(idOf(principal), sitesOf(principal), change);
        if (value === null) throw new RequestError('not-found', 'Your account is no longer there.');
        afterAck(tell);
        return { own: value };
      },
    },
    'availability:touch': {
      limit: 'agent:light',
      async handle(_input, { principal }) {
        await availabilities.touch(idOf(principal), sitesOf(principal));
        return null;
      },
    },
    'hard-ended:list': {
      limit: 'agent:light',
      async handle(_input, { principal }) {
        return { conversationIds: await availabilities.hardEnded(idOf(principal), sitesOf(principal)) };
      },
    },
    'viewing:set': {
      limit: 'agent:light',
      async handle({ conversationId }, { principal: socket, afterAck }) {
        const row =
          conversationId === null ? null : await ownConversation(conversations, socket, conversationId);
        const before = socket.data.viewing;
        socket.data.viewing = row === null ? null : { siteId: row.siteId, conversationId: row.id };
        afterAck(() => {
          if (before !== null && before.conversationId !== conversationId)
            tellViewing(news, socket, before, false);
          if (row !== null) {
            tellViewing(news, socket, { siteId: row.siteId, conversationId: row.id }, true);
          }
        });
        return null;
      },
    },
    'viewing:list': {
      limit: 'agent:light',
      handle: async (_input, { principal }) => ({ viewing: await viewersOn(sitesOf(principal)) }),
    },
  } satisfies Partial<AgentHandlers>;
}

/** Tells the colleagues of an agent that they look at a conversation, or no longer do. */
export function tellViewing(
  news: Pick<News, 'viewing'>,
  { data }: AgentSocket,
  { siteId, conversationId }: NonNullable<AgentSocket['data']['viewing']>,
  viewing: boolean,
): void {
  const { id, name } = data.session.agent;
  news.viewing(siteId, { conversationId, agent: { id, name }, viewing });
}

const idOf = ({ data }: AgentSocket): string => data.session.agent.id;
const sitesOf = ({ data }: AgentSocket): readonly string[] => data.sites.map(({ id }) => id);
