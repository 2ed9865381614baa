import { RequestError } from '@attune/protocol';
import type { VisitorRow } from '../visitors/visitor.repository.ts';
import type { VisitorSocket } from './realtime-types.ts';

/** @throws RequestError `unauthenticated` while the socket has not said who it is */
export function knownVisitor(socket: VisitorSocket): VisitorRow {
  const { visitor } = socket.data;
  if (visitor === null) {
    throw new RequestError('unauthenticated', 'Send "visit:start" first; it tells the server who you are.');
  }
  return visitor;
}

/** A conversation stays its visitor's for ever: the one this connection started with needs no second look. */
export const isKnown = (socket: VisitorSocket, conversationId: string): boolean =>
  socket.data.conversationId === conversationId;
