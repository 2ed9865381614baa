import type { Labels } from '../../labels/labels.ts';
import type { Teams } from '../../teams/teams.ts';
import { onOwnSite, type AgentHandlers } from './agent-handling.ts';

export interface TeamDeps {
  readonly labels: Labels;
  readonly teams: Teams;
}

/** Labels and teams of a site, and whether its conversations go round. Everybody reads them; leads change them. */
export function teamHandlers(deps: TeamDeps) {
  return { ...labelHandlers(deps), ...groupHandlers(deps) };
}

function labelHandlers({ labels }: TeamDeps) {
  return {
    'labels:list': {
      limit: 'agent:light',
      authorise: onOwnSite('agent'),
      handle: async ({ siteId }) => ({ labels: await labels.list(siteId) }),
    },
    'label:save': {
      limit: 'agent:change',
      authorise: onOwnSite('lead'),
      async handle(input, { afterAck }) {
        const { value, tell } = await labels.save(input);
        afterAck(tell);
        return { label: value };
      },
    },
    'label:remove': {
      limit: 'agent:change',
      authorise: onOwnSite('lead'),
      async handle({ siteId, labelId }, { afterAck }) {
        const { value, tell } = await labels.remove(siteId, labelId);
        afterAck(tell);
        return value;
      },
    },
  } satisfies Partial<AgentHandlers>;
}

function groupHandlers({ teams }: TeamDeps) {
  return {
    'teams:list': {
      limit: 'agent:light',
      authorise: onOwnSite('agent'),
      handle: async ({ siteId }) => ({ teams: await teams.list(siteId) }),
    },
    'team:save': {
      limit: 'agent:change',
      authorise: onOwnSite('lead'),
      async handle(input, { afterAck }) {
        const { value, tell } = await teams.save(input);
        afterAck(tell);
        return { team: value };
      },
    },
    'team:remove': {
      limit: 'agent:change',
      authorise: onOwnSite('lead'),
      async handle({ siteId, teamId }, { afterAck }) {
        const { value, tell } = await teams.remove(siteId, teamId);
        afterAck(tell);
        return value;
      },
    },
    'sharing:get': {
      limit: 'agent:light',
      authorise: onOwnSite('agent'),
      handle: ({ siteId }) => teams.sharing(siteId),
    },
    'sharing:save': {
      limit: 'agent:change',
      authorise: onOwnSite('lead'),
      async handle({ siteId, ...change }, { afterAck }) {
        const { value, tell } = await teams.setSharing(siteId, change);
        afterAck(tell);
        return value;
      },
    },
  } satisfies Partial<AgentHandlers>;
}
