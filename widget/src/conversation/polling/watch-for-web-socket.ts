/** Polls cost the server more than a socket does, and who stands between may be gone in a while. */
const FIRST_LOOK_MS = 60_000;
const LONGEST_MS = 15 * 60_000;

/**
 * Looks now and then whether WebSocket comes through again, ever more seldom.
 * @param address of Engine.IO, up to the name of the transport
 * @param free called once, when a server has said hello over one
 */
export function watchForWebSocket(address: string, signal: AbortSignal, free: () => void): void {
  let waitMs = FIRST_LOOK_MS;
  let probe: WebSocket | undefined;
  let timer = setTimeout(look, waitMs);

  function look(): void {
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

  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    probe?.close();
  });
}
