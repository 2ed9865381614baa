import type { Canned } from '../../canned/canned.ts';
import type { Keeper } from '../../canned/ownership.ts';
import type { Conversations } from '../../conversations/conversations.ts';
import type { LiveVisitors } from '../../live-visitors/live-visitors.ts';
import type { Macros } from '../../macros/macros.ts';
import type { News } from '../../news/news.ts';
import type { Notifications } from '../../notifications/notifications.ts';
import type { Search } from '../../search/search.ts';
import type { UnreadMarks } from '../../unread-marks/unread-marks.ts';
import type { AgentSocket } from '../realtime-types.ts';
import { onOwnSite, ownConversation, type AgentHandlers } from './agent-handling.ts';

export interface DeskDeps {
  readonly canned: Canned;
  readonly conversations: Conversations;
  readonly liveVisitors: LiveVisitors;
  readonly macros: Macros;
  readonly news: News;
  readonly notifications: Notifications;
  readonly search: Search;
  readonly unreadMarks: UnreadMarks;
  /** The teams of a site an agent is in. */
  teamIdsOf(siteId: string, agentId: string): Promise<readonly string[]>;
}

/** The console as a fast desk: what is kept ready, found, and called for. */
export function deskHandlers(deps: DeskDeps) {
  return { ...readyHandlers(deps), ...foundHandlers(deps), ...calledHandlers(deps), ...markedHandlers(deps) };
}

function readyHandlers({ canned, macros, news, teamIdsOf }: DeskDeps) {
  const keeperOf = async ({ data }: AgentSocket, siteId: string): Promise<Keeper> => {
    const { id, role } = data.session.agent;
    return { id, role, teamIds: await teamIdsOf(siteId, id) };
  };
  return {
    'canned:list': {
      limit: 'agent:light',
      authorise: onOwnSite('agent'),
      handle: async ({ siteId }, { principal }) => ({
        canned: await canned.list(siteId, await keeperOf(principal, siteId)),
      }),
    },
    'canned:save': {
      limit: 'agent:change',
      authorise: onOwnSite('agent'),
      async handle({ siteId, canned: given }, { principal, afterAck }) {
        const saved = await canned.save(siteId, given, await keeperOf(principal, siteId));
        afterAck(() => news.canned(siteId));
        return { canned: saved };
      },
    },
    'canned:remove': {
      limit: 'agent:change',
      authorise: onOwnSite('agent'),
      async handle({ siteId, cannedId }, { principal, afterAck }) {
        await canned.remove(siteId, cannedId, await keeperOf(principal, siteId));
        afterAck(() => news.canned(siteId));
        return null;
      },
    },
    'macros:list': {
      limit: 'agent:light',
      authorise: onOwnSite('agent'),
      handle: async ({ siteId }, { principal }) => ({
        macros: await macros.list(siteId, await keeperOf(principal, siteId)),
      }),
    },
    'macros:save': {
      limit: 'agent:change',
      authorise: onOwnSite('agent'),
      async handle({ siteId, macro }, { principal, afterAck }) {
        const saved = await macros.save(siteId, macro, await keeperOf(principal, siteId));
        afterAck(() => news.canned(siteId));
        return { macro: saved };
      },
    },
    'macros:remove': {
      limit: 'agent:change',
      authorise: onOwnSite('agent'),
      async handle({ siteId, macroId }, { principal, afterAck }) {
        await macros.remove(siteId, macroId, await keeperOf(principal, siteId));
        afterAck(() => news.canned(siteId));
        return null;
      },
    },
  } satisfies Partial<AgentHandlers>;
}

function foundHandlers({ search, liveVisitors }: DeskDeps) {
  return {
    'search:run': {
      limit: 'agent:search',
      authorise: onOwnSite('agent'),
      handle: (asked) => search.run(asked),
    },
    'live-visitors:list': {
      limit: 'agent:light',
      authorise: onOwnSite('agent'),
      handle: ({ siteId }) => liveVisitors.list(siteId),
    },
  } satisfies Partial<AgentHandlers>;
}

const keyOf = ({ data }: AgentSocket, siteId: string) => ({ siteId, agentId: data.session.agent.id });

function markedHandlers({ conversations, unreadMarks }: DeskDeps) {
  return {
    'unread-marks:list': {
      limit: 'agent:light',
      authorise: onOwnSite('agent'),
      handle: async ({ siteId }, { principal }) => ({
        conversationIds: await unreadMarks.list(keyOf(principal, siteId)),
      }),
    },
    'unread-mark:set': {
      limit: 'agent:light',
      async handle({ conversationId, unread }, { principal, afterAck }) {
        const { siteId } = await ownConversation(conversations, principal, conversationId);
        const { tell } = await unreadMarks.set(keyOf(principal, siteId), conversationId, unread);
        afterAck(tell);
        return { unread };
      },
    },
  } satisfies Partial<AgentHandlers>;
}

function calledHandlers({ conversations, notifications }: DeskDeps) {
  return {
    'notification-rules:get': {
      limit: 'agent:light',
      authorise: onOwnSite('agent'),
      handle: async ({ siteId }, { principal }) => ({
        rules: await notifications.rules(keyOf(principal, siteId)),
      }),
    },
    'notification-rules:save': {
      limit: 'agent:change',
      authorise: onOwnSite('agent'),
      async handle({ siteId, rules }, { principal, afterAck }) {
        const { tell } = await notifications.saveRules(keyOf(principal, siteId), rules);
        afterAck(tell);
        return { rules };
      },
    },
    'mentions:list': {
      limit: 'agent:light',
      authorise: onOwnSite('agent'),
      handle: async ({ siteId }, { principal }) => ({
        mentions: await notifications.mentions(keyOf(principal, siteId)),
      }),
    },
    'mentions:seen': {
      limit: 'agent:light',
      async handle({ conversationId }, { principal }) {
        const { siteId } = await ownConversation(conversations, principal, conversationId);
        await notifications.seen(keyOf(principal, siteId), conversationId);
        return null;
      },
    },
  } satisfies Partial<AgentHandlers>;
}
