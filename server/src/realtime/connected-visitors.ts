import type { Connected } from '../live-visitors/live-visitors.ts';
import type { VisitorNamespace } from './realtime-types.ts';
import { siteVisitorsRoom } from './rooms.ts';

/** The chats of a site that are connected right now, over all processes. */
export const connectedVisitors =
  (visitors: VisitorNamespace) =>
  async (siteId: string): Promise<readonly Connected[]> => {
    const sockets = await visitors.in(siteVisitorsRoom(siteId)).fetchSockets();
    return sockets.flatMap(({ data, handshake }) =>
      data.conversationId === null ? [] : [{ conversationId: data.conversationId, since: handshake.issued }],
    );
  };
