import type { InboxPages } from '../../conversations/inbox-pages.ts';
import { joinSites, type JoinSitesDeps } from './join-sites.ts';
import { onOwnSite, type AgentHandlers } from './agent-handling.ts';

export interface StartDeps extends JoinSitesDeps {
  readonly inboxPages: InboxPages;
  readonly epoch: string;
  now(): number;
}

/** Who an agent is, and the inbox they begin with. */
export function startHandlers({ inboxPages, epoch, now, ...deps }: StartDeps) {
  return {
    'agent:start': {
      limit: 'agent:light',
      async handle(_input, { principal: socket }) {
        await joinSites(deps, socket);
        const { session, sites } = socket.data;
        return { agent: session.agent, sites, epoch, serverTime: now() };
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
