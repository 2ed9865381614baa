import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A way to a server that can be cut: to a client it looks as if the server were restarted. */
export interface Way {
  /** The server's address by this way. */
  readonly url: string;
  /** Ends every connection and lets no further in. */
  cut(): Promise<void>;
  mend(): Promise<void>;
  /** Swallows everything and ends nothing: to a client it looks as if the server hung. */
  hold(): void;
  /** What was swallowed meanwhile comes through late. */
  release(): void;
}

export async function startWay(serverUrl: string): Promise<Way> {
  const server = new URL(serverUrl);
  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
    return socket;
  };
  const pairs = new Set<readonly [Socket, Socket]>();
  let isHeld = false;
  const join = ([near, far]: readonly [Socket, Socket]) => near.pipe(far).pipe(near);
  const gate = createServer((near) => {
    const far = keep(connect(Number(server.port), server.hostname));
    const pair = [keep(near), far] as const;
    pairs.add(pair);
    if (!isHeld) join(pair);
    near.on('close', () => {
      pairs.delete(pair);
      far.destroy();
    });
  });
  const listen = (port: number) =>
    new Promise<void>((resolve) => gate.listen(port, '127.0.0.1', () => resolve()));
  await listen(0);
  const { port } = gate.address() as AddressInfo;
  const url = new URL(serverUrl);
  url.host = `127.0.0.1:${port}`;
  return {
    url: url.href,
    cut: () =>
      new Promise<void>((resolve) => {
        gate.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
    mend: () => listen(port),
    hold() {
      isHeld = true;
      for (const [near, far] of pairs) {
        near.unpipe(far).pause();
        far.unpipe(near).pause();
      }
    },
    release() {
      isHeld = false;
      for (const pair of pairs) join(pair);
    },
  };
}
