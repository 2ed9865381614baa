import {
  ACK_TIMEOUT_MS,
  AGENT_NAMESPACE,
  type Refusal,
  type Reply,
  type ServerToAgent,
} from '@attune/protocol';
import { io } from 'socket.io-client';
import { createStore } from '../state/store.ts';
import type { AgentConnection, LinkState } from './agent-connection.ts';

const ENDED = 'Your session has ended. Please sign in again; what you wrote is kept.';
const NO_LINE: Refusal = { code: 'unavailable', message: 'There is no connection to the server right now.' };
const NO_ANSWER: Refusal = { code: 'unavailable', message: 'The server did not answer in time.' };

/** Waits before a refused or closed connection is tried again, so that a whole team does not come back at once. */
const RETRY_MS = { least: 500, spread: 1_500 };

/**
 * Connects to the server this page came from; the session cookie says who we are. WebSocket only: several server
 * processes behind a proxy then need no sticky sessions.
 * @param address namespace on this page's own server; tests name another server
 */
export function createSocketConnection(address: string = AGENT_NAMESPACE): AgentConnection {
  const link = createStore<LinkState>({ kind: 'connecting' });
  const socket = io(address, {
    transports: ['websocket'],
    reconnectionDelay: RETRY_MS.least,
    reconnectionDelayMax: 5_000,
    forceNew: true,
  });
  let retry: ReturnType<typeof setTimeout> | undefined;

  let renewals = 0;

  const isOver = (): boolean => link.value.kind === 'ended' || link.value.kind === 'second-factor';
  const stop = (why: LinkState): void => {
    clearTimeout(retry);
    link.set(why);
    socket.disconnect();
  };
  const end = (reason: string): void => stop({ kind: 'ended', reason });
  // Socket.IO tries again by itself after a broken line, but not after the server said no or closed.
  const retrySoon = (): void => {
    clearTimeout(retry);
    retry = setTimeout(() => socket.connect(), RETRY_MS.least + Math.random() * RETRY_MS.spread);
  };

  socket.on('connect', () => link.set({ kind: 'online' }));
  socket.on('disconnect', (reason) => {
    if (isOver()) return;
    link.set(renewals > 0 ? { kind: 'connecting' } : { kind: 'lost', reason: null });
    if (reason === 'io server disconnect') retrySoon();
  });
  socket.on('connect_error', (error: Error & { data?: unknown }) => {
    const refusal = refusalOf(error);
    if (refusal?.code === 'unauthenticated') return end(ENDED);
    if (refusal?.code === 'second-factor') return stop({ kind: 'second-factor' });
    link.set({ kind: 'lost', reason: refusal?.message ?? null });
    if (!socket.active) retrySoon();
  });
  socket.on('session:ended', (news: Parameters<ServerToAgent['session:ended']>[0]) => {
    // Ours goes on in another one, whose cookie is on its way or here.
    if (renewals === 0) end(news.reason);
  });

  return {
    link,
    async request(name, input) {
      if (!socket.connected) return { ok: false, refusal: NO_LINE };
      try {
        // The schema in the protocol gives both ends the type of this answer; Socket.IO only carries it.
        return (await socket.timeout(ACK_TIMEOUT_MS).emitWithAck(name, input)) as Reply<never>;
      } catch {
        return { ok: false, refusal: socket.connected ? NO_ANSWER : NO_LINE };
      }
    },
    on(name, hear) {
      const event: string = name;
      socket.on(event, hear);
      return () => socket.off(event, hear);
    },
    async renewing(act) {
      renewals += 1;
      try {
        const reply = await act();
        if (reply.ok) {
          socket.disconnect();
          socket.connect();
        }
        return reply;
      } finally {
        renewals -= 1;
      }
    },
    wake() {
      if (!isOver() && !socket.connected) socket.connect();
    },
    close() {
      clearTimeout(retry);
      socket.close();
    },
  };
}

/** The server refuses a connection the way it refuses a request; null when nobody answered at all. */
function refusalOf({ data }: { data?: unknown }): Refusal | null {
  if (typeof data !== 'object' || data === null || !('code' in data) || !('message' in data)) return null;
  return data as Refusal;
}
