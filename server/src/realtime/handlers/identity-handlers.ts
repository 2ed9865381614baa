import type { IdentityKeys } from '../../identity/identity-keys.ts';
import { onOwnSite, type AgentHandlers } from './agent-handling.ts';

export interface IdentityHandlerDeps {
  readonly identityKeys: IdentityKeys;
  disconnectVisitor(siteId: string, visitorId: string): void;
}

const admins = onOwnSite('admin');

/** Keys that a site signs with when it says who a visitor is. */
export function identityHandlers({ identityKeys, disconnectVisitor }: IdentityHandlerDeps) {
  return {
    'identity-key:list': {
      limit: 'agent:light',
      authorise: admins,
      handle: async ({ siteId }) => ({ keys: await identityKeys.list(siteId) }),
    },
    'identity-key:create': {
      limit: 'agent:change',
      authorise: admins,
      handle: (input, { principal }) => identityKeys.create(input, principal.data.session.agent),
    },
    'identity-key:revoke': {
      limit: 'agent:change',
      authorise: admins,
      async handle(input, { principal, afterAck }) {
        const { key, visitorIds } = await identityKeys.revoke(input, principal.data.session.agent);
        afterAck(() => visitorIds.forEach((visitorId) => disconnectVisitor(input.siteId, visitorId)));
        return { key };
      },
    },
  } satisfies Partial<AgentHandlers>;
}
