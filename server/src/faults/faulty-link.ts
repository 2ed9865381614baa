import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** Which way bytes flow: from the client to the server, or back. */
export type Direction = 'up' | 'down';

/** A TCP proxy that does to a connection what networks do. */
export interface FaultyLink {
  /** The server's address by this way. */
  readonly url: string;
  /** Takes everything and passes nothing on, without closing anything; an empty list ends it. */
  swallow(directions: readonly Direction[]): void;
  /** Passes everything on so much later. */
  delay(ms: number): void;
  /** Ends every connection there is. New ones are let in. */
  cut(): void;
  close(): Promise<void>;
}

export async function openFaultyLink(serverUrl: string): Promise<FaultyLink> {
  const server = new URL(serverUrl);
  const sockets = new Set<Socket>();
  let swallowed: readonly Direction[] = [];
  let delayMs = 0;

  const pass = (from: Socket, to: Socket, direction: Direction) => {
    sockets.add(from);
    from.on('data', (bytes: Buffer) => {
      if (swallowed.includes(direction)) return;
      if (delayMs === 0) to.write(bytes);
      else setTimeout(() => to.writable && to.write(bytes), delayMs);
    });
    from.on('error', () => to.destroy());
    from.on('close', () => {
      sockets.delete(from);
      to.destroy();
    });
  };
  const proxy = createServer((near) => {
    const far = connect(Number(server.port), server.hostname);
    pass(near, far, 'up');
    pass(far, near, 'down');
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const { port } = proxy.address() as AddressInfo;
  const url = new URL(serverUrl);
  url.host = `127.0.0.1:${port}`;
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    // A URL with nothing but a host ends in a slash, which ours never do.
    url: url.pathname === '/' ? url.origin : url.href,
    swallow: (directions) => {
      swallowed = directions;
    },
    delay: (ms) => {
      delayMs = ms;
    },
    cut,
    close: () =>
      new Promise<void>((resolve) => {
        proxy.close(() => resolve());
        cut();
      }),
  };
}
