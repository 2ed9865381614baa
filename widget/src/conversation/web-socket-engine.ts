import { guarded } from '../shared/guarded.ts';
import { fetchPolling } from './fetch-polling.ts';
import type { Line, LineListener } from './line.ts';
import { createWays, type Way, type Ways } from './ways.ts';

/**
 * Engine.IO's side of a link (protocol 4). Takes the place of engine.io-client in the built widget, at a tenth of its
 * weight: WebSocket, and where that does not come through, polling from a chunk of its own. No upgrade, no binary, no
 * cookies, no address but ours.
 */

/** What each text that travels begins with; the others of protocol 4 never come without upgrade, or end the line. */
const OPEN = '0';
const PING = '2';
const PONG = '3';
const MESSAGE = '4';

/** What the server says first: how often it asks, and how long it waits for an answer. */
interface Handshake {
  readonly pingInterval: number;
  readonly pingTimeout: number;
}

/** A network that swallows WebSockets says nothing at all. */
const OPEN_WITHIN_MS = 10_000;

/** What was learned of the network holds for the next link of this page too. */
const ofThisPage = createWays();

type Listener = (...told: readonly unknown[]) => void;

/** Tells `open`, `ping`, `data`, `error` and `close` to Socket.IO's manager; `close` once, and nothing after it. */
export class Socket {
  readonly #listeners = new Map<string, Set<Listener>>();
  readonly #host: string;
  readonly #way: Way;
  readonly #ways: Ways;
  #line: Line | undefined;
  #state: 'opening' | 'open' | 'closed' = 'opening';
  #patienceMs = OPEN_WITHIN_MS;
  #expiresAt = Infinity;
  #expiry: ReturnType<typeof setTimeout> | undefined;

  /** @param origin `https://chat.example` */
  constructor(origin: string, { path, ways = ofThisPage }: { readonly path: string; readonly ways?: Ways }) {
    this.#host = new URL(origin).hostname;
    this.#ways = ways;
    this.#way = ways.next();
    this.#expiry = setTimeout(() => this.#fail('timeout', true), OPEN_WITHIN_MS);
    addEventListener('offline', this.#lost);
    const address = `${origin}${path}/?EIO=4&transport=`;
    const listener: LineListener = {
      hear: (text) => this.#hear(text),
      failed: (context) => this.#fail(`${this.#way} error`, false, context),
      ended: (context) => this.#end('transport close', { context }),
      freed: () => {
        ways.freed();
        this.#end('transport close');
      },
    };
    // The manager begins to listen once we are made.
    if (this.#way === 'websocket') queueMicrotask(() => this.#use(() => openWebSocket(address, listener)));
    else
      fetchPolling().then(
        ({ openPolling }) => this.#use(() => openPolling(address, listener)),
        (context: unknown) => listener.failed(context),
      );
  }

  on(name: string, listener: Listener): void {
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners.add(listener));
  }

  off(name: string, listener: Listener): void {
    this.#listeners.get(name)?.delete(listener);
  }

  write(text: string): void {
    this.#send(MESSAGE + text);
  }

  close(): void {
    // Whoever gives up a link that stands knows of another network, or hopes for one.
    if (this.#state === 'open') this.#ways.freed();
    this.#end('forced close');
  }

  /** Whether the server has been silent for too long: a computer that slept learns it before its timers do. */
  _hasPingExpired(): boolean {
    const expired = Date.now() > this.#expiresAt;
    // Whoever asks has not finished yet.
    if (expired) queueMicrotask(() => this.#end('ping timeout'));
    return expired;
  }

  readonly #lost = (): void => {
    // A server on the same computer needs no network.
    if (this.#host === 'localhost') return;
    // The next network may be another one.
    this.#ways.freed();
    this.#end('transport close');
  };

  #use(open: () => Line): void {
    if (this.#state === 'closed') return;
    try {
      this.#line = open();
    } catch (fault) {
      // Some browsers throw where the page's policy does not let us connect.
      this.#fail(`${this.#way} error`, false, fault);
    }
  }

  /** @param hung nothing came for too long; somebody between may swallow what we say */
  #fail(message: string, hung: boolean, context?: unknown): void {
    // One that is closed before it is open calls that an error.
    if (this.#state === 'closed') return;
    if (this.#state === 'opening') this.#ways.failed(this.#way, hung);
    this.#tell('error', Object.assign(new Error(message), { context }));
    this.#end('transport error');
  }

  #hear(text: string): void {
    if (this.#state === 'closed') return;
    const rest = text.slice(1);
    switch (text[0]) {
      case OPEN: {
        const { pingInterval, pingTimeout } = JSON.parse(rest) as Handshake;
        this.#state = 'open';
        this.#ways.opened(this.#way);
        this.#patienceMs = pingInterval + pingTimeout;
        this.#waitOn();
        this.#tell('open');
        break;
      }
      case PING:
        this.#send(PONG);
        this.#waitOn();
        this.#tell('ping');
        break;
      case MESSAGE:
        this.#tell('data', rest);
        break;
      default:
      // A later server may say more; what we do not know is not for us.
    }
  }

  #waitOn(): void {
    clearTimeout(this.#expiry);
    this.#expiresAt = Date.now() + this.#patienceMs;
    this.#expiry = setTimeout(() => this.#end('ping timeout'), this.#patienceMs);
  }

  /** Into a link that is closing the browser takes it without a word; what it carried is asked again. */
  #send(text: string): void {
    if (this.#state === 'open') this.#line?.send(text);
  }

  #end(reason: string, description?: unknown): void {
    if (this.#state === 'closed') return;
    this.#state = 'closed';
    clearTimeout(this.#expiry);
    removeEventListener('offline', this.#lost);
    this.#line?.close();
    this.#tell('close', reason, description);
  }

  #tell(name: string, ...told: readonly unknown[]): void {
    for (const listener of [...(this.#listeners.get(name) ?? [])]) listener(...told);
  }
}

function openWebSocket(address: string, { hear, failed, ended }: LineListener): Line {
  const socket = new WebSocket(`${address.replace(/^http/, 'ws')}websocket`);
  socket.addEventListener(
    'message',
    guarded(({ data }: MessageEvent) => hear(String(data))),
  );
  socket.addEventListener('close', ended);
  socket.addEventListener('error', failed);
  return socket;
}

/** What Socket.IO's manager asks of Engine.IO beside the link; timers under names that it lets tests replace. */
export function installTimerFunctions(owner: object): void {
  Object.assign(owner, {
    setTimeoutFn: setTimeout.bind(globalThis),
    clearTimeoutFn: clearTimeout.bind(globalThis),
  });
}

export const nextTick = (run: () => void): void => queueMicrotask(run);
