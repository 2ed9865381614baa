import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A way to a server that can be cut: to a client it looks as if the server were restarted. */
export interface Way {
  /** The server's address by this way. */
  readonly url: string;
  /** Ends every connection and lets no further in. */
  cut(): Promise<void>;
  mend(): Promise<void>;
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
  const gate = createServer((near) => {
    const far = keep(connect(Number(server.port), server.hostname));
    keep(near).pipe(far).pipe(near);
    near.on('close', () => far.destroy());
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
  };
}
