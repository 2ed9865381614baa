import type { RequestListener, Server as HttpServer } from 'node:http';
import { AGENT_NAMESPACE, PING_INTERVAL_MS, PING_TIMEOUT_MS, VISITOR_NAMESPACE } from '@attune/protocol';
import { Server, type Socket } from 'socket.io';
import type { Log } from '../log/create-log.ts';
import type { BoundedAddresses } from './bounded-addresses.ts';
import { createBoundedWrites, WAITING_BYTES_OF_AGENT } from './bounded-writes.ts';
import { drain } from './drain.ts';
import { createGatheredWrites } from './gathered-writes.ts';
import type { SharedAdapter } from './share-news.ts';
import type { AgentNamespace, VisitorNamespace } from './realtime-types.ts';

/**
 * Bytes of one packet that the transport takes at all. Larger than what a request may hold, so that one that is somewhat
 * too large is refused in words; far larger ones end the connection.
 */
const TRANSPORT_BYTES = 256 * 1024;

/** Requests under way when the process is to end have this long; after it they are cut off. */
const ANSWERS_END_WITHIN_MS = 5_000;

/** Where sockets and polls come in. */
const PATH = '/socket.io/';

/** Gives everything to `answer` that is not for the sockets, which answer for themselves. */
export function answerBesideSockets(http: HttpServer, answer: RequestListener): void {
  http.on('request', (request, response) => {
    if (request.url?.startsWith(PATH) !== true) answer(request, response);
  });
}

export interface Realtime {
  readonly visitors: VisitorNamespace;
  readonly agents: AgentNamespace;
  /** Connections to this process. */
  counts(): { readonly visitors: number; readonly agents: number };
  /** Takes no new sockets, and sends those there are away bit by bit, to come back elsewhere. */
  drain(): Promise<void>;
  /** Closes what is left. */
  close(): Promise<void>;
}

export interface RealtimeDeps {
  readonly log: Pick<Log, 'warn'>;
  readonly addresses: BoundedAddresses;
}

/**
 * Opens the socket server on an HTTP server.
 * @param adapter lets several processes share their rooms; null: this process stands alone
 */
export function openRealtime(
  http: HttpServer,
  adapter: SharedAdapter | null,
  { log, addresses }: RealtimeDeps,
): Realtime {
  let draining = false;
  const server = new Server(http, {
    path: PATH,
    // WebSocket first: no sticky sessions, so any socket may land on any process. A client polls where WebSocket does not
    // come through, and comes anew when it does: to upgrade a poll, it would have to land where the poll did.
    transports: ['websocket', 'polling'],
    allowUpgrades: false,
    // Polls come from other people's pages. Whose pages may, their namespace decides; without a cookie it is nobody yet.
    cors: { origin: '*', methods: ['GET', 'POST'], maxAge: 600 },
    pingInterval: PING_INTERVAL_MS,
    pingTimeout: PING_TIMEOUT_MS,
    connectTimeout: 10_000,
    maxHttpBufferSize: TRANSPORT_BYTES,
    // Compression costs 250 KB a connection and most of the throughput.
    perMessageDeflate: false,
    serveClient: false,
    // A client that is not let in tries again, and whoever shares out connections knows where.
    allowRequest(request, allow) {
      const barred = draining
        ? 'The server is stopping.'
        : addresses.isBarred(request)
          ? 'There are too many connections from your address.'
          : null;
      allow(barred, barred === null);
    },
    ...(adapter === null ? {} : { adapter }),
  });
  server.engine.on('headers', (headers: Record<string, string>) => {
    headers['X-Content-Type-Options'] = 'nosniff';
  });
  const writes = createBoundedWrites((waitingBytes) =>
    log.warn({ waitingBytes }, 'a connection that did not read what it was told was broken off'),
  );
  const gatherWrites = createGatheredWrites((err) =>
    log.warn({ err }, 'a connection that could not be written to was broken off'),
  );
  server.engine.on('connection', (conn: Socket['conn']) => {
    addresses.count(conn);
    writes.bound(conn);
    gatherWrites(conn);
  });
  server.of(AGENT_NAMESPACE).on('connection', ({ conn }) => writes.allow(conn, WAITING_BYTES_OF_AGENT));
  // Everybody would be let in, and nobody asked who they are.
  server.of('/').use((_socket, next) => next(new Error('There is nothing here.')));
  for (const name of [VISITOR_NAMESPACE, AGENT_NAMESPACE]) {
    // Each connection is for one namespace; one that has left it would stay for as long as it answers pings.
    server.of(name).on('connection', (socket) => socket.once('disconnect', () => socket.conn.close()));
  }
  // Socket.IO types a server by one event map; each of our namespaces has its own.
  const visitors = server.of(VISITOR_NAMESPACE) as unknown as VisitorNamespace;
  const agents = server.of(AGENT_NAMESPACE) as unknown as AgentNamespace;
  return {
    visitors,
    agents,
    counts: () => ({ visitors: visitors.sockets.size, agents: agents.sockets.size }),
    async drain() {
      draining = true;
      const sockets = [...visitors.sockets.values(), ...agents.sockets.values()];
      await drain(sockets.map(({ conn }) => conn));
    },
    async close() {
      // Whoever does not read an answer to its end, or sends a request to its end, must not keep a process from ending.
      const cut = setTimeout(() => http.closeAllConnections(), ANSWERS_END_WITHIN_MS);
      await server.close().finally(() => clearTimeout(cut));
    },
  };
}
