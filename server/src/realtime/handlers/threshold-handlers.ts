import type { Thresholds } from '../../thresholds/thresholds.ts';
import { onOwnSite, type AgentHandlers } from './agent-handling.ts';

/** What the site's detectors compare with: everybody reads it, admins change it. */
export function thresholdHandlers({ thresholds }: { readonly thresholds: Thresholds }) {
  return {
    'thresholds:get': {
      limit: 'agent:light',
      authorise: onOwnSite('agent'),
      handle: ({ siteId }) => thresholds.describe(siteId),
    },
    'thresholds:save': {
      limit: 'agent:change',
      authorise: onOwnSite('admin'),
      async handle(input, { principal, afterAck }) {
        const { settings, tell } = await thresholds.save(input, principal.data.session.agent);
        afterAck(tell);
        return { settings };
      },
    },
    'thresholds:versions': {
      limit: 'agent:light',
      authorise: onOwnSite('admin'),
      handle: async ({ siteId }) => ({ versions: await thresholds.versions(siteId) }),
    },
    'thresholds:restore': {
      limit: 'agent:change',
      authorise: onOwnSite('admin'),
      async handle(input, { principal, afterAck }) {
        const { settings, tell } = await thresholds.restore(input, principal.data.session.agent);
        afterAck(tell);
        return { settings };
      },
    },
  } satisfies Partial<AgentHandlers>;
}
