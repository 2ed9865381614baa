import { requireRole } from '../../auth/require-role.ts';
import type { People } from '../../people/people.ts';
import type { AgentHandlers } from './agent-handling.ts';

/** Who may sign in. Admins only. */
export function peopleHandlers({ people }: { readonly people: People }) {
  return {
    'people:list': {
      limit: 'agent:light',
      authorise: (socket) => requireRole(socket.data.session.agent, 'admin'),
      handle: () => people.list(),
    },
    'people:create': {
      limit: 'agent:change',
      authorise: (socket) => requireRole(socket.data.session.agent, 'admin'),
      handle: (input, { principal }) => people.create(principal.data.session.agent.id, input),
    },
    'people:update': {
      limit: 'agent:change',
      authorise: (socket) => requireRole(socket.data.session.agent, 'admin'),
      handle: (input, { principal }) => people.update(principal.data.session.agent.id, input),
    },
  } satisfies Partial<AgentHandlers>;
}
