import { ACK_TIMEOUT_MS, VISITOR_NAMESPACE, type Refusal, type Reply } from '@attune/protocol';
import { io, type Socket } from 'socket.io-client';

const ECHOES = 5;

/** What came of trying the way that a widget takes. */
export type EchoTried =
  | {
      readonly kind: 'echoed';
      readonly connectMs: number;
      /** Of the echoes, the one in the middle: to the answer, and to the news. */
      readonly answerMs: number;
      readonly newsMs: number;
      readonly echoes: number;
      /** How far this device's clock is ahead of the server's. */
      readonly clockMs: number;
    }
  | { readonly kind: 'failed'; readonly at: 'connecting' | 'sending' | 'hearing'; readonly reason: string };

/**
 * Connects as a widget does, sends what comes back, and closes. Nothing is stored and no visit begins.
 * @param address namespace on this page's own server; tests name another server
 */
export async function tryEcho(siteKey: string, address: string = VISITOR_NAMESPACE): Promise<EchoTried> {
  const begun = performance.now();
  const socket = io(address, {
    transports: ['websocket'],
    auth: { siteKey },
    forceNew: true,
    reconnection: false,
  });
  try {
    const problem = await connected(socket);
    if (problem !== null) return { kind: 'failed', at: 'connecting', reason: problem };
    const connectMs = performance.now() - begun;
    const all: Echo[] = [];
    for (let index = 0; index < ECHOES; index += 1) {
      const echo = await echoOnce(socket);
      if ('kind' in echo) return echo;
      all.push(echo);
    }
    const middle = (of: (echo: Echo) => number): number =>
      all.map(of).toSorted((a, b) => a - b)[ECHOES >> 1] ?? 0;
    return {
      kind: 'echoed',
      connectMs,
      answerMs: middle(({ answerMs }) => answerMs),
      newsMs: middle(({ newsMs }) => newsMs),
      clockMs: middle(({ clockMs }) => clockMs),
      echoes: all.length,
    };
  } finally {
    socket.close();
  }
}

interface Echo {
  readonly answerMs: number;
  readonly newsMs: number;
  readonly clockMs: number;
}

function connected(socket: Socket): Promise<string | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve('Nobody answered within 10 s.'), ACK_TIMEOUT_MS);
    const end = (problem: string | null): void => {
      clearTimeout(timer);
      resolve(problem);
    };
    socket.once('connect', () => end(null));
    socket.once('connect_error', (error: Error & { readonly data?: Refusal }) =>
      end(error.data?.message ?? 'No WebSocket connection could be made.'),
    );
  });
}

async function echoOnce(socket: Socket): Promise<Echo | Extract<EchoTried, { kind: 'failed' }>> {
  const echoId = crypto.randomUUID();
  const sentAt = Date.now();
  const begun = performance.now();
  const heard = news(socket, echoId);
  const reply = await socket
    .timeout(ACK_TIMEOUT_MS)
    .emitWithAck('health:echo', { echoId })
    .then((answer: Reply<{ readonly at: number }>) => answer)
    .catch(() => null);
  if (reply === null)
    return { kind: 'failed', at: 'sending', reason: 'The server did not answer within 10 s.' };
  if (!reply.ok) return { kind: 'failed', at: 'sending', reason: reply.refusal.message };
  const answerMs = performance.now() - begun;
  if (!(await heard))
    return { kind: 'failed', at: 'hearing', reason: 'The news of it did not come within 10 s.' };
  // The server said its time about half way.
  return { answerMs, newsMs: performance.now() - begun, clockMs: sentAt + answerMs / 2 - reply.value.at };
}

function news(socket: Socket, echoId: string): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), ACK_TIMEOUT_MS);
    const listen = (told: { readonly echoId: string }): void => {
      if (told.echoId !== echoId) return;
      clearTimeout(timer);
      socket.off('health:echoed', listen);
      resolve(true);
    };
    socket.on('health:echoed', listen);
  });
}
