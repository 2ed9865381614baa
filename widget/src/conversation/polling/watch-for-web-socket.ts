/** Polls cost the server more than a socket does, and a network is left for another. */
const FIRST_LOOK_MS = 60_000;
const LONGEST_MS = 15 * 60_000;

/**
 * Looks now and then whether WebSocket comes through again, ever more seldom, and at once when there is another network.
 * @param address of Engine.IO, up to the name of the transport
 * @param free called once, when a server has said hello over one
 */
export function watchForWebSocket(address: string, signal: AbortSignal, free: () => void): void {
  let waitMs = FIRST_LOOK_MS;
  let probe: WebSocket | undefined;
  let timer = setTimeout(look, waitMs);

  function look(): void {
    clearTimeout(timer);
    waitMs = Math.min(LONGEST_MS, waitMs * 2);
    timer = setTimeout(look, waitMs);
    probe?.close();
    try {
      probe = new WebSocket(`${address.replace(/^http/, 'ws')}websocket`);
      // Only a server that speaks can be spoken with: one between may open what leads nowhere.
      probe.addEventListener('message', () => free(), { once: true });
    } catch {
      // The page's policy does not let us: the next page's may.
    }
  }

  addEventListener('online', look, { signal });
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    probe?.close();
  });
}
