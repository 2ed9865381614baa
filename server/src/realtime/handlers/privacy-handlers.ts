import type { Privacy } from '../../privacy/privacy.ts';
import { onOwnSite, type AgentHandlers } from './agent-handling.ts';

/** What is kept of people, and that they are forgotten. Leads and admins; how long, admins alone. */
export function privacyHandlers({ privacy }: { readonly privacy: Privacy }) {
  return {
    'privacy:get': {
      limit: 'agent:light',
      authorise: onOwnSite('lead'),
      handle: async ({ siteId }) => ({
        keeping: await privacy.keeping(siteId),
        erasures: await privacy.erasures(siteId),
      }),
    },
    'privacy:save': {
      limit: 'agent:change',
      authorise: onOwnSite('admin'),
      handle: async ({ siteId, keeping }, { principal }) => ({
        keeping: await privacy.saveKeeping(siteId, keeping, principal.data.session.agent),
      }),
    },
    'visitor:export': {
      limit: 'agent:change',
      authorise: onOwnSite('lead'),
      handle: ({ siteId, visitorId }) => privacy.export(siteId, visitorId),
    },
    'visitor:erase': {
      limit: 'agent:change',
      authorise: onOwnSite('lead'),
      async handle({ siteId, visitorId }, { principal, afterAck }) {
        const { conversations, tell } = await privacy.erase(siteId, visitorId, principal.data.session.agent);
        afterAck(tell);
        return { conversations };
      },
    },
  } satisfies Partial<AgentHandlers>;
}
