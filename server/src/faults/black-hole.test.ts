import { connect as connectTcp, createServer, type Socket } from 'node:net';
import { expect, it } from 'vitest';
import { visitorOn } from '../testing/clients.ts';
import { serverOn } from '../testing/in-process.ts';

/** A TCP proxy that can swallow everything in both directions without closing anything. */
async function openProxy(target: URL) {
  const sockets = new Set<Socket>();
  let swallowing = false;
  const proxy = createServer((client) => {
    const upstream = connectTcp(Number(target.port), '127.0.0.1');
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from);
      from.on('data', (bytes) => {
        if (!swallowing) to.write(bytes);
      });
      from.on('error', () => to.destroy());
      from.on('close', () => to.destroy());
    }
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const address = proxy.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    swallow: () => {
      swallowing = true;
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
      proxy.close();
    },
  };
}

it(
  '[G5] a link that swallows everything is noticed by the client, without a word from anybody',
  { timeout: 120_000 },
  async () => {
    const server = await serverOn('embedded');
    const proxy = await openProxy(new URL(server.url));
    const mara = await visitorOn({ url: proxy.url, siteKey: server.siteKey });
    await mara.say('before');
    const reason = new Promise((resolve) => mara.socket.once('disconnect', resolve));
    proxy.swallow();
    expect(await reason).toBe('ping timeout');
    mara.close();
    proxy.close();
    await server.close();
  },
);
