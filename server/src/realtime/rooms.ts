/**
 * Rooms are the server's alone: their names come from what it authorised, never from a client, and no two kinds can be
 * mistaken for one another.
 */
export const visitorRoom = (siteId: string, visitorId: string) => `visitor:${siteId}:${visitorId}`;

/** Agents who have the conversation open. */
export const conversationRoom = (siteId: string, conversationId: string) =>
  `conversation:${siteId}:${conversationId}`;

/** Which conversation a room of agents is about; null for every other room. */
export function conversationOf(
  room: string,
): { readonly siteId: string; readonly conversationId: string } | null {
  const [kind, siteId, conversationId] = room.split(':');
  return kind === 'conversation' && siteId !== undefined && conversationId !== undefined
    ? { siteId, conversationId }
    : null;
}

/** Agents of a site. */
export const siteRoom = (siteId: string) => `site:${siteId}`;

/** One agent's sockets on a site, for what is nobody else's. */
export const agentRoom = (siteId: string, agentId: string) => `agent:${siteId}:${agentId}`;

/** Admins of a site. */
export const adminRoom = (siteId: string) => `admins:${siteId}`;

/** All visitors of a site, for what its admins change for everybody. */
export const siteVisitorsRoom = (siteId: string) => `visitors:${siteId}`;
