import { randomId } from '../../shared/random-id.ts';
import type { Line, LineListener } from '../line.ts';
import { watchForWebSocket } from './watch-for-web-socket.ts';

/** Stands between packets of Engine.IO that travel together. */
const SEPARATOR = '\x1e';
const OPEN = '0';
const CLOSE = '1';

/** Far below what the server takes in one request, whatever the characters weigh. */
const MOST_CHARACTERS = 60_000;
/** What browsers let outlive a page is 64 KB, for all of it together. */
const MOST_KEPT_ALIVE = 15_000;

/**
 * Engine.IO over polls (protocol 4): one question is always open, which the server answers when it has something to say;
 * what we say goes in requests of its own, one at a time. Plain enough that no browser asks the server first.
 */
export function openPolling(address: string, { hear, failed, ended, freed }: LineListener): Line {
  const stop = new AbortController();
  let isClosed = false;
  const waiting: string[] = [];
  let isSending = false;
  let session = '';
  // The same in every request of this line, for load balancers that have to bring them all to one process.
  const url = `${address}polling&line=${randomId()}`;

  async function ask(init: RequestInit): Promise<string> {
    const response = await fetch(url + session, { cache: 'no-store', credentials: 'omit', ...init });
    if (!response.ok) throw new Error(`The server answered a poll with ${response.status}.`);
    return response.text();
  }

  function told(packet: string): void {
    if (packet.startsWith(OPEN)) {
      const { sid } = JSON.parse(packet.slice(1)) as { readonly sid: string };
      session = `&sid=${encodeURIComponent(sid)}`;
      watchForWebSocket(address, stop.signal, freed);
    }
    if (packet === CLOSE) {
      session = '';
      ended(packet);
    } else hear(packet);
  }

  async function listen(): Promise<void> {
    const { signal } = stop;
    while (!isClosed) {
      const packets = (await ask({ signal })).split(SEPARATOR);
      for (const packet of packets) if (!isClosed) told(packet);
    }
  }

  async function sendAll(): Promise<void> {
    if (isSending) return;
    isSending = true;
    while (waiting.length > 0 && !isClosed) {
      let body = waiting.shift() ?? '';
      while (waiting[0] !== undefined && body.length + waiting[0].length < MOST_CHARACTERS)
        body += SEPARATOR + waiting.shift();
      await post(body);
    }
    isSending = false;
  }

  const post = (body: string): Promise<string> =>
    ask({ method: 'POST', body, keepalive: body.length < MOST_KEPT_ALIVE });

  const end = (fault: unknown): void => {
    if (isClosed) return;
    isClosed = true;
    // Whatever it was, the server does not know this session any more, or will learn it from silence.
    stop.abort();
    failed(fault);
  };
  listen().catch(end);
  return {
    send(packet) {
      waiting.push(packet);
      sendAll().catch(end);
    },
    close() {
      if (isClosed) return;
      isClosed = true;
      const over = (): void => stop.abort();
      // The open question goes last: whoever hangs up first is not known any more when they say goodbye.
      if (session) post(CLOSE).then(over, over);
      else over();
    },
  };
}
