import type { Viewing } from '@attune/protocol';
import type { AgentNamespace } from './realtime-types.ts';
import { siteRoom } from './rooms.ts';

/** Who looks at which conversation of these sites, over all processes; the sockets themselves say so. */
export async function viewersOn(
  agents: AgentNamespace,
  siteIds: readonly string[],
): Promise<readonly Viewing[]> {
  if (siteIds.length === 0) return [];
  const own = new Set(siteIds);
  const sockets = await agents.in(siteIds.map(siteRoom)).fetchSockets();
  return sockets.flatMap(({ data: { viewing, session } }) => {
    if (viewing === null || !own.has(viewing.siteId)) return [];
    const { id, name } = session.agent;
    return [{ conversationId: viewing.conversationId, agent: { id, name } }];
  });
}
