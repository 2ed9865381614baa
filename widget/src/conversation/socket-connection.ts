import type { Refusal, Reply, ServerToVisitor, VisitorToServer } from '@attune/protocol';
import { ACK_TIMEOUT_MS } from '@attune/protocol/limits';
import { Manager, type Socket } from 'socket.io-client';
import { NO_ANSWER, type Connection, type ConnectionListener } from './connection.ts';
import { Decoder, Encoder } from './json-parser.ts';

/** Same as `VISITOR_NAMESPACE` of the protocol, which comes with its schemas and would weigh more than the widget. */
const NAMESPACE = '/visitor';

/** After the server has refused a connection for a passing reason and named no time. */
const TRY_AGAIN_MS = 5_000;

interface Handshake {
  readonly siteKey: string;
  readonly token?: string;
}

/** The product's connection. WebSocket, which needs no sticky sessions; the built widget polls where that is blocked. */
export function createSocketConnection(serverUrl: string, handshake: () => Handshake): Connection {
  const manager = new Manager(new URL(serverUrl).origin, {
    transports: ['websocket'],
    parser: { Encoder, Decoder },
    autoConnect: false,
    reconnectionDelay: 500,
    reconnectionDelayMax: 5_000,
    // A server that restarts should not meet all its visitors in the same second.
    randomizationFactor: 0.5,
  });
  const socket: Socket<ServerToVisitor, VisitorToServer> = manager.socket(NAMESPACE, {
    auth: (give: (auth: object) => void) => give(handshake()),
  });
  const givingUp = new Set<() => void>();
  let closed = false;
  let again: ReturnType<typeof setTimeout> | undefined;

  function connectLater(afterMs: number): void {
    clearTimeout(again);
    again = setTimeout(() => closed || socket.connect(), afterMs);
  }

  function listen(listener: ConnectionListener): void {
    socket.on('connect', () => listener.up());
    socket.on('disconnect', (reason) => {
      // What Socket.IO holds back would be sent before the visit is started again; whoever asked asks anew.
      socket.sendBuffer.length = 0;
      for (const giveUp of givingUp) giveUp();
      listener.down();
      // The one reason after which Socket.IO waits for us to try again.
      if (reason === 'io server disconnect') connectLater(jitter(TRY_AGAIN_MS));
    });
    socket.on('connect_error', (error) => {
      // Active: nobody was there, and Socket.IO keeps trying. Not active: somebody was, and said no.
      if (socket.active) return listener.down();
      const refusal = refusalOf(error);
      listener.refused(refusal);
      if (refusal.code === 'unavailable' || refusal.code === 'rate-limited') {
        connectLater(refusal.retryAfterMs ?? jitter(TRY_AGAIN_MS));
      }
    });
    socket.on('conversation:event', (news) => listener.event(news));
    socket.on('typing:changed', (news) => listener.typing(news));
    socket.on('answer:expected', (news) => listener.expected(news));
    socket.on('queue:changed', (news) => listener.queue(news));
    socket.on('recorder:changed', (news) => listener.recorder(news));
    socket.on('widget:changed', () => listener.widgetChanged());
    socket.on('session:ended', (news) => listener.ended(news));
  }

  return {
    open(listener) {
      listen(listener);
      socket.connect();
    },
    close() {
      closed = true;
      clearTimeout(again);
      socket.disconnect();
    },
    restart() {
      if (closed) return;
      clearTimeout(again);
      if (socket.connected) manager.engine.close();
      else socket.disconnect().connect();
    },
    isUp: () => socket.connected,
    request(name, input) {
      return new Promise((resolve) => {
        const noAnswer = (): void => {
          givingUp.delete(noAnswer);
          resolve({ ok: false, refusal: NO_ANSWER });
        };
        if (!socket.connected) return noAnswer();
        givingUp.add(noAnswer);
        // The event map types each pair of name and input; TypeScript cannot follow that through a generic name.
        const asker = socket.timeout(ACK_TIMEOUT_MS) as unknown as { emit(...request: unknown[]): void };
        asker.emit(name, input, (failed: Error | null, reply: Reply<never>) => {
          if (failed) return noAnswer();
          givingUp.delete(noAnswer);
          resolve(reply);
        });
      });
    },
  };
}

function refusalOf(error: Error & { data?: unknown }): Refusal {
  const { data } = error;
  const known = typeof data === 'object' && data !== null && 'code' in data && 'message' in data;
  // The data is what our server's handshake put there; another server's words are shown as they are.
  return known ? (data as Refusal) : { code: 'forbidden', message: error.message };
}

function jitter(ms: number): number {
  return ms * (0.5 + Math.random());
}
