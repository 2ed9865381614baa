import type { ApiKeys } from '../../api-keys/api-keys.ts';
import type { AuditLog } from '../../audit/audit.ts';
import type { Automation } from '../../automation/automation.ts';
import type { Webhooks } from '../../webhooks/webhooks.ts';
import { onOwnSite, type AgentHandlers } from './agent-handling.ts';

export interface OutsideDeps {
  readonly apiKeys: ApiKeys;
  readonly auditLog: AuditLog;
  readonly automation: Automation;
  readonly webhooks: Webhooks;
}

/** Keys for programs, webhooks, rules that act by themselves, and the log of who did what. */
export function outsideHandlers(deps: OutsideDeps) {
  return { ...keyHandlers(deps), ...webhookHandlers(deps), ...automationHandlers(deps) };
}

const admins = onOwnSite('admin');

function keyHandlers({ apiKeys, auditLog }: OutsideDeps) {
  return {
    'api-key:list': {
      limit: 'agent:light',
      authorise: onOwnSite('agent'),
      handle: async ({ siteId }, { principal }) => ({
        keys: await apiKeys.list(siteId, principal.data.session.agent),
      }),
    },
    'api-key:create': {
      limit: 'agent:change',
      authorise: onOwnSite('agent'),
      handle: (input, { principal }) => apiKeys.create(input, principal.data.session.agent),
    },
    'api-key:revoke': {
      limit: 'agent:change',
      authorise: onOwnSite('agent'),
      handle: async (input, { principal }) => ({
        key: await apiKeys.revoke(input, principal.data.session.agent),
      }),
    },
    'audit:list': { limit: 'agent:light', authorise: admins, handle: auditLog.list },
    'audit:export': {
      limit: 'agent:change',
      authorise: admins,
      handle: (input, { principal }) => auditLog.export(input, principal.data.session.agent),
    },
  } satisfies Partial<AgentHandlers>;
}

function webhookHandlers({ webhooks }: OutsideDeps) {
  return {
    'webhook:list': {
      limit: 'agent:light',
      authorise: admins,
      handle: async ({ siteId }) => ({ webhooks: await webhooks.list(siteId) }),
    },
    'webhook:create': {
      limit: 'agent:change',
      authorise: admins,
      handle: ({ siteId, ...input }, { principal }) =>
        webhooks.create(siteId, input, principal.data.session.agent),
    },
    'webhook:update': {
      limit: 'agent:change',
      authorise: admins,
      handle: async (input, { principal }) => ({
        webhook: await webhooks.update(input, principal.data.session.agent),
      }),
    },
    'webhook:remove': {
      limit: 'agent:change',
      authorise: admins,
      async handle(key, { principal }) {
        await webhooks.remove(key, principal.data.session.agent);
        return null;
      },
    },
    'webhook:secret': {
      limit: 'agent:change',
      authorise: admins,
      handle: async (key, { principal }) => ({
        secret: await webhooks.secret(key, principal.data.session.agent),
      }),
    },
    'webhook:renew-secret': {
      limit: 'agent:change',
      authorise: admins,
      handle: async (key, { principal }) => ({
        secret: await webhooks.renewSecret(key, principal.data.session.agent),
      }),
    },
    'webhook:deliveries': {
      limit: 'agent:light',
      authorise: admins,
      handle: ({ words, cursor, ...key }) => webhooks.deliveries(key, { words, cursor }),
    },
    'webhook:redeliver': {
      limit: 'agent:change',
      authorise: admins,
      handle: async (key) => ({ delivery: await webhooks.redeliver(key, key.deliveryId) }),
    },
    'webhook:try': {
      limit: 'agent:change',
      authorise: admins,
      handle: async (key) => ({ delivery: await webhooks.tryOut(key) }),
    },
  } satisfies Partial<AgentHandlers>;
}

function automationHandlers({ automation }: OutsideDeps) {
  return {
    'automation:list': {
      limit: 'agent:light',
      authorise: admins,
      handle: async ({ siteId }) => ({ rules: await automation.list(siteId) }),
    },
    'automation:create': {
      limit: 'agent:change',
      authorise: admins,
      handle: async ({ siteId, rule }, { principal }) => ({
        rule: await automation.create(siteId, rule, principal.data.session.agent),
      }),
    },
    'automation:update': {
      limit: 'agent:change',
      authorise: admins,
      handle: async (input, { principal }) => ({
        rule: await automation.update(input, principal.data.session.agent),
      }),
    },
    'automation:remove': {
      limit: 'agent:change',
      authorise: admins,
      async handle({ siteId, ruleId }, { principal }) {
        await automation.remove(siteId, ruleId, principal.data.session.agent);
        return null;
      },
    },
    'automation:try': {
      limit: 'agent:change',
      authorise: admins,
      handle: ({ siteId, rule }) => automation.tryOut(siteId, rule),
    },
    'automation:runs': {
      limit: 'agent:light',
      authorise: admins,
      handle: async ({ siteId, ruleId }) => ({ runs: await automation.runs(siteId, ruleId ?? null) }),
    },
  } satisfies Partial<AgentHandlers>;
}
