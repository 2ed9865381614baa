import type { SignalPolicies } from '../../signal-policy/signal-policies.ts';
import { requireRole } from '../../auth/require-role.ts';
import type { Sightings } from '../../sites/sightings.ts';
import type { Sites } from '../../sites/sites.ts';
import { adminRoom, agentRoom, siteRoom } from '../rooms.ts';
import type { AgentSocket } from '../realtime-types.ts';
import { onOwnSite, type AgentHandlers } from './agent-handling.ts';

export interface SiteHandlerDeps {
  readonly sites: Sites;
  readonly sightings: Sightings;
  readonly signalPolicies: Pick<SignalPolicies, 'current'>;
  publicUrl(): string;
  now(): number;
}

const anAdmin = (socket: AgentSocket): void => requireRole(socket.data.session.agent, 'admin');

/** The websites, what goes into their pages, and whether it is there. */
export function siteHandlers({ sites, sightings, signalPolicies, publicUrl, now }: SiteHandlerDeps) {
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
        const { agent } = socket.data.session;
        // Whoever is connected otherwise has it with their next connection.
        socket.data.sites = await sites.sitesOf(agent);
        await socket.join([siteRoom(site.id), agentRoom(site.id, agent.id), adminRoom(site.id)]);
        return { site };
      },
    },
    'site:update': {
      limit: 'agent:change',
      authorise: onOwnSite('admin'),
      handle: async ({ siteId, ...change }) => ({ site: await sites.update(siteId, change) }),
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
