import type { SignalPolicies } from '../../signal-policy/signal-policies.ts';
import { onOwnSite, type AgentHandlers } from './agent-handling.ts';

/** What the site allows the recorder to see. Admins only. */
export function signalPolicyHandlers({ signalPolicies }: { readonly signalPolicies: SignalPolicies }) {
  return {
    'signal-policy:get': {
      limit: 'agent:light',
      authorise: onOwnSite('admin'),
      handle: async ({ siteId }) => ({ policy: await signalPolicies.current(siteId) }),
    },
    'signal-policy:save': {
      limit: 'agent:change',
      authorise: onOwnSite('admin'),
      async handle({ siteId, policy }, { principal, afterAck }) {
        const saved = await signalPolicies.save(siteId, policy, principal.data.session.agent);
        afterAck(saved.tell);
        return { policy: saved.policy };
      },
    },
  } satisfies Partial<AgentHandlers>;
}
