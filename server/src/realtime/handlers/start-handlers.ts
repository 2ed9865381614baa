import type { InboxPages } from '../../conversations/inbox-pages.ts';
import type { Sites } from '../../sites/sites.ts';
import { adminRoom, agentRoom, siteRoom } from '../rooms.ts';
import { onOwnSite, type AgentHandlers } from './agent-handling.ts';

export interface StartDeps {
  readonly inboxPages: InboxPages;
  readonly sites: Sites;
  readonly epoch: string;
  now(): number;
}

/** Who an agent is, and the inbox they begin with. */
export function startHandlers({ sites, inboxPages, epoch, now }: StartDeps) {
  return {
    'agent:start': {
      limit: 'agent:light',
      async handle(_input, { principal: socket }) {
        const { agent } = socket.data.session;
        socket.data.sites = await sites.sitesOf(agent);
        await socket.join(socket.data.sites.flatMap(({ id }) => [siteRoom(id), agentRoom(id, agent.id)]));
        // A change of the role ends the connection, so nobody stays here who is no admin any more.
        if (agent.role === 'admin') await socket.join(socket.data.sites.map(({ id }) => adminRoom(id)));
        return { agent, sites: socket.data.sites, epoch, serverTime: now() };
      },
    },
    'inbox:list': {
      limit: 'agent:light',
      authorise: onOwnSite('agent'),
      handle: ({ siteId, status, cursor }, { principal }) =>
        inboxPages.page(
          { agentId: principal.data.session.agent.id, siteIds: [siteId] },
          { statuses: [status] },
          cursor,
        ),
    },
  } satisfies Partial<AgentHandlers>;
}
