import type { Presence } from '../../presence/presence.ts';
import type { Sites } from '../../sites/sites.ts';
import type { AgentSocket } from '../realtime-types.ts';
import { adminRoom, agentRoom, siteRoom } from '../rooms.ts';

export interface JoinSitesDeps {
  readonly sites: Pick<Sites, 'sitesOf'>;
  readonly presence: Pick<Presence, 'arrived'>;
}

/** Lets a connection hear of all sites its agent works on, and be counted as present on those made since it came. */
export async function joinSites({ sites, presence }: JoinSitesDeps, socket: AgentSocket): Promise<void> {
  const { agent } = socket.data.session;
  const own = await sites.sitesOf(agent);
  const before = new Set(socket.data.sites.map(({ id }) => id));
  socket.data.sites = own;
  await socket.join(own.flatMap(({ id }) => [siteRoom(id), agentRoom(id, agent.id)]));
  // A change of the role ends the connection, so nobody stays here who is no admin any more.
  if (agent.role === 'admin') await socket.join(own.map(({ id }) => adminRoom(id)));
  const added = own.map(({ id }) => id).filter((id) => !before.has(id));
  // Whoever left meanwhile has nothing to be counted by.
  if (added.length > 0 && socket.connected) socket.once('disconnect', presence.arrived(added));
}
