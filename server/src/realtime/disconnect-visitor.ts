import type { VisitorNamespace } from './realtime-types.ts';
import { visitorRoom } from './rooms.ts';

/** Ends a visitor's connections on every process. Browsers come back by themselves, with what they keep by then. */
export function disconnectVisitor(namespace: VisitorNamespace): (siteId: string, visitorId: string) => void {
  return (siteId, visitorId) => {
    namespace.in(visitorRoom(siteId, visitorId)).disconnectSockets(true);
  };
}
