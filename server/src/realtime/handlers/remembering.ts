import { byPerson, type NewAuditEntry } from '../../audit/audit.ts';
import { toldOf } from '../../audit/audited-requests.ts';
import type { AgentSocket } from '../realtime-types.ts';
import type { Served } from '../serve.ts';
import type { AgentHandlers } from './agent-handling.ts';

interface AnyHandler {
  handle(input: unknown, served: Served<AgentSocket>): Promise<unknown>;
}

/** Handlers that also write into the audit log what they carried out, before it is acknowledged. */
export function remembering(
  handlers: AgentHandlers,
  remember: (entry: Omit<NewAuditEntry, 'at'>) => Promise<void>,
): AgentHandlers {
  const wrapped = Object.entries(handlers).map(([name, handler]) => {
    const { handle } = handler as AnyHandler;
    const remembered: AnyHandler['handle'] = async (input, served) => {
      const answer = await handle.call(handler, input, served);
      const told = toldOf(name, input, answer);
      if (told !== null) {
        const actor = byPerson(served.principal.data.session.agent);
        await remember({ details: {}, ...told, actor });
      }
      return answer;
    };
    return [name, { ...handler, handle: remembered }] as const;
  });
  // The same names with the same inputs and answers; only what is written beside them is new.
  return Object.fromEntries(wrapped) as unknown as AgentHandlers;
}
