import type { SignalPolicies } from '../../signal-policy/signal-policies.ts';
import { requireRole } from '../../auth/require-role.ts';
import type { Sightings } from '../../sites/sightings.ts';
import type { Sites } from '../../sites/sites.ts';
import type { News } from '../../news/news.ts';
import type { AgentSocket } from '../realtime-types.ts';
import { joinSites, type JoinSitesDeps } from './join-sites.ts';
import { onOwnSite, type AgentHandlers } from './agent-handling.ts';

export interface SiteHandlerDeps extends JoinSitesDeps {
  readonly sites: Sites;
  readonly news: Pick<News, 'sites'>;
  readonly sightings: Sightings;
  readonly signalPolicies: Pick<SignalPolicies, 'current'>;
  publicUrl(): string;
  now(): number;
}

const anAdmin = (socket: AgentSocket): void => requireRole(socket.data.session.agent, 'admin');

/** The websites, what goes into their pages, and whether it is there. */
export function siteHandlers(deps: SiteHandlerDeps) {
  const { sites, sightings, signalPolicies, news, publicUrl, now } = deps;
  /** Consoles ask anew which sites there are, and by that hear of the new one. */
  const tellAll = async () => news.sites((await sites.all()).map(({ id }) => id));
  return {
    'site:list': {
      limit: 'agent:light',
      authorise: anAdmin,
      handle: async () => ({ sites: await sites.all() }),
    },
    'site:create': {
      limit: 'agent:change',
      authorise: anAdmin,
      async handle({ name }, { principal: socket }) {
        const site = await sites.create(name);
        await joinSites(deps, socket);
        await tellAll();
        return { site };
      },
    },
    'site:update': {
      limit: 'agent:change',
      authorise: onOwnSite('admin'),
      async handle({ siteId, ...change }) {
        const site = await sites.update(siteId, change);
        if (change.name !== undefined) await tellAll();
        return { site };
      },
    },
    'site:installation': {
      limit: 'agent:light',
      authorise: onOwnSite('admin'),
      async handle({ siteId }) {
        const [{ publicKey }, { tier }, seen] = await Promise.all([
          sites.get(siteId),
          signalPolicies.current(siteId),
          sightings.of(siteId),
        ]);
        const tag = `<script async src="${publicUrl()}/sites/${publicKey}/widget.js"></script>`;
        return { tag, tier, serverOrigin: publicUrl(), sightings: seen, now: now() };
      },
    },
  } satisfies Partial<AgentHandlers>;
}
