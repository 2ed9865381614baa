import type { Server as HttpServer } from 'node:http';
import { AGENT_NAMESPACE, PING_INTERVAL_MS, PING_TIMEOUT_MS, VISITOR_NAMESPACE } from '@attune/protocol';
import { createAdapter } from '@socket.io/redis-streams-adapter';
import type { RedisClientType } from 'redis';
import { Server } from 'socket.io';
import type { AgentNamespace, VisitorNamespace } from './realtime-types.ts';

/**
 * Bytes of one packet that the transport takes at all. Larger than what a request may hold, so that one that is somewhat
 * too large is refused in words; far larger ones end the connection.
 */
const TRANSPORT_BYTES = 256 * 1024;

export interface Realtime {
  readonly visitors: VisitorNamespace;
  readonly agents: AgentNamespace;
  /** Closes every socket and stops taking new ones. */
  close(): Promise<void>;
}

/**
 * Opens the socket server on an HTTP server.
 * @param redis lets several processes share their rooms; left out, this process stands alone
 */
export function openRealtime(http: HttpServer, redis: RedisClientType | null): Realtime {
  const server = new Server(http, {
    // WebSocket alone: no sticky sessions, so any socket may land on any process.
    transports: ['websocket'],
    pingInterval: PING_INTERVAL_MS,
    pingTimeout: PING_TIMEOUT_MS,
    connectTimeout: 10_000,
    maxHttpBufferSize: TRANSPORT_BYTES,
    // Compression costs 250 KB a connection and most of the throughput.
    perMessageDeflate: false,
    serveClient: false,
    ...(redis === null ? {} : { adapter: createAdapter(redis) }),
  });
  // Socket.IO types a server by one event map; each of our namespaces has its own.
  const visitors = server.of(VISITOR_NAMESPACE) as unknown as VisitorNamespace;
  const agents = server.of(AGENT_NAMESPACE) as unknown as AgentNamespace;
  return {
    visitors,
    agents,
    async close() {
      await server.close();
    },
  };
}
