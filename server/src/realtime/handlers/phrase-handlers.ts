import { requireRole } from '../../auth/require-role.ts';
import type { Phrases } from '../../phrases/phrases.ts';
import { onOwnSite, type AgentHandlers } from './agent-handling.ts';

/** The phrase book: everybody reads it and keeps their own, admins keep the team's. */
export function phraseHandlers({ phrases }: { readonly phrases: Phrases }) {
  return {
    'phrases:list': {
      limit: 'agent:light',
      authorise: onOwnSite('agent'),
      handle: async ({ siteId, locale }, { principal }) => ({
        phrases: await phrases.list(siteId, principal.data.session.agent, locale),
      }),
    },
    'phrases:save': {
      limit: 'agent:change',
      authorise(socket, input) {
        onOwnSite('agent')(socket, input);
        if (input.owner === 'team') requireRole(socket.data.session.agent, 'admin');
      },
      async handle({ siteId, owner, phrase: given }, { principal, afterAck }) {
        const { phrase, tell } = await phrases.save(siteId, owner, given, principal.data.session.agent);
        afterAck(tell);
        return { phrase };
      },
    },
    'phrases:retire': {
      limit: 'agent:change',
      authorise: onOwnSite('agent'),
      async handle({ siteId, phraseId }, { principal, afterAck }) {
        const { tell } = await phrases.retire(siteId, phraseId, principal.data.session.agent);
        afterAck(tell);
        return null;
      },
    },
    'phrases:import': {
      limit: 'agent:change',
      authorise: onOwnSite('admin'),
      async handle({ siteId, file }, { principal, afterAck }) {
        const { tell, ...counts } = await phrases.import(siteId, file, principal.data.session.agent);
        afterAck(tell);
        return counts;
      },
    },
    'phrases:export': {
      limit: 'agent:light',
      authorise: onOwnSite('agent'),
      handle: async ({ siteId }) => ({ file: await phrases.export(siteId) }),
    },
    'phrases:history': {
      limit: 'agent:light',
      authorise: onOwnSite('agent'),
      handle: ({ siteId, phraseId }, { principal }) =>
        phrases.history(siteId, phraseId, principal.data.session.agent),
    },
    'phrases:candidates': {
      limit: 'agent:light',
      authorise: onOwnSite('admin'),
      handle: async ({ siteId }) => ({ candidates: await phrases.candidates(siteId) }),
    },
    'phrases:settle-candidate': {
      limit: 'agent:change',
      authorise: onOwnSite('admin'),
      async handle({ siteId, candidateId }) {
        await phrases.settleCandidate(siteId, candidateId);
        return null;
      },
    },
  } satisfies Partial<AgentHandlers>;
}
