import { once } from 'node:events';
import { createServer, request, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/** What some networks put between a browser and the server: it knows requests and answers, and nothing else. */
export interface BlockingProxy {
  /** Where the server is found through it. Without a slash at its end. */
  readonly url: string;
  /** From then on WebSockets come through. */
  letThrough(): void;
  close(): void;
}

/** @param how it refuses an upgrade in words, or takes it and says nothing more */
export async function openBlockingProxy(
  serverUrl: string,
  how: 'refuses' | 'swallows' = 'refuses',
): Promise<BlockingProxy> {
  let blocks = true;
  const held = new Set<Duplex>();
  const onward = ({ url, method, headers }: IncomingMessage) =>
    request(`${serverUrl}${url}`, { method: method ?? 'GET', headers });
  const proxy = createServer((incoming, outgoing) => {
    const beyond = onward(incoming);
    beyond.on('response', (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    beyond.on('error', () => outgoing.destroy());
    outgoing.on('close', () => beyond.destroy());
    incoming.pipe(beyond);
  });
  proxy.on('upgrade', (incoming: IncomingMessage, socket: Duplex) => {
    held.add(socket);
    socket.on('close', () => held.delete(socket));
    socket.on('error', () => socket.destroy());
    if (!blocks) {
      const beyond = onward(incoming);
      beyond.on('upgrade', (answer: IncomingMessage, stream: Socket, head: Buffer) => {
        const headers = Object.entries(answer.headers).map(([name, value]) => `${name}: ${String(value)}`);
        socket.write(`HTTP/1.1 101 Switching Protocols\r\n${headers.join('\r\n')}\r\n\r\n`);
        socket.write(head);
        stream.on('error', () => socket.destroy());
        socket.on('close', () => stream.destroy());
        stream.pipe(socket).pipe(stream);
      });
      beyond.on('error', () => socket.destroy());
      beyond.end();
    } else if (how === 'refuses') socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const address = proxy.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy listens on no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    letThrough() {
      blocks = false;
    },
    close() {
      for (const socket of held) socket.destroy();
      proxy.closeAllConnections();
      proxy.close();
    },
  };
}
