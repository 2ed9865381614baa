/**
 * Engine.IO's side of a link (protocol 4) over WebSocket alone. Takes the place of engine.io-client in the built widget,
 * at a tenth of its weight: no polling, no upgrade, no binary, no cookies, no address but ours.
 */

/** What each text that travels begins with; the others of protocol 4 never come over a WebSocket without upgrade. */
const OPEN = '0';
const PING = '2';
const PONG = '3';
const MESSAGE = '4';

/** What the server says first: how often it asks, and how long it waits for an answer. */
interface Handshake {
  readonly pingInterval: number;
  readonly pingTimeout: number;
}

type Listener = (...told: readonly unknown[]) => void;

/** Tells `open`, `ping`, `data`, `error` and `close` to Socket.IO's manager; `close` once, and nothing after it. */
export class Socket {
  readonly #listeners = new Map<string, Set<Listener>>();
  readonly #ws: WebSocket;
  #state: 'opening' | 'open' | 'closed' = 'opening';
  #patienceMs = Infinity;
  #expiresAt = Infinity;
  #expiry: ReturnType<typeof setTimeout> | undefined;

  /** @param origin `https://chat.example` */
  constructor(origin: string, { path }: { readonly path: string }) {
    this.#ws = new WebSocket(`${origin.replace(/^http/, 'ws')}${path}/?EIO=4&transport=websocket`);
    this.#ws.addEventListener('message', ({ data }) => this.#hear(String(data)));
    this.#ws.addEventListener('close', (context) => this.#end('transport close', { context }));
    this.#ws.addEventListener('error', (context) => {
      // One that is closed before it is open calls that an error.
      if (this.#state === 'closed') return;
      this.#tell('error', Object.assign(new Error('websocket error'), { context }));
      this.#end('transport error');
    });
    addEventListener('offline', this.#lost);
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
    if (new URL(this.#ws.url).hostname !== 'localhost') this.#end('transport close');
  };

  #hear(text: string): void {
    if (this.#state === 'closed') return;
    const rest = text.slice(1);
    switch (text[0]) {
      case OPEN: {
        const { pingInterval, pingTimeout } = JSON.parse(rest) as Handshake;
        this.#state = 'open';
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
    if (this.#state === 'open') this.#ws.send(text);
  }

  #end(reason: string, description?: unknown): void {
    if (this.#state === 'closed') return;
    this.#state = 'closed';
    clearTimeout(this.#expiry);
    removeEventListener('offline', this.#lost);
    this.#ws.close();
    this.#tell('close', reason, description);
  }

  #tell(name: string, ...told: readonly unknown[]): void {
    for (const listener of [...(this.#listeners.get(name) ?? [])]) listener(...told);
  }
}

/** What Socket.IO's manager asks of Engine.IO beside the link; timers under names that it lets tests replace. */
export function installTimerFunctions(owner: object): void {
  Object.assign(owner, {
    setTimeoutFn: setTimeout.bind(globalThis),
    clearTimeoutFn: clearTimeout.bind(globalThis),
  });
}

export const nextTick = (run: () => void): void => queueMicrotask(run);
