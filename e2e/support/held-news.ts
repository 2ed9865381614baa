import type { BrowserContext, WebSocketRoute } from 'playwright-core';

/** What the server tells a browser can be held back for a while, as on a line that is stuck one way. */
export interface HeldNews {
  hold(): void;
  /** Everything that was held, in order. */
  release(): void;
}

/** Call before any page of the browser loads. */
export async function holdableNews(context: BrowserContext): Promise<HeldNews> {
  const held: (() => void)[] = [];
  let isHolding = false;
  await context.routeWebSocket(/\/socket\.io\//, (socket: WebSocketRoute) => {
    const server = socket.connectToServer();
    server.onMessage((message) => {
      if (isHolding) held.push(() => socket.send(message));
      else socket.send(message);
    });
  });
  return {
    hold() {
      isHolding = true;
    },
    release() {
      isHolding = false;
      for (const tell of held.splice(0)) tell();
    },
  };
}
