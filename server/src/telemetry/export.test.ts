import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { visitorOn } from '../testing/clients.ts';
import { serverOn, type TestServer } from '../testing/in-process.ts';

interface Received {
  readonly path: string;
  readonly type: string;
  readonly body: string;
}

const WORDS = 'Where is my parcel, says Quillon';
const received: Received[] = [];
const collector = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request
    .on('data', (chunk: Buffer) => chunks.push(chunk))
    .on('end', () => {
      const body = Buffer.concat(chunks).toString('latin1');
      received.push({ path: request.url ?? '', type: request.headers['content-type'] ?? '', body });
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
});
let server: TestServer;
beforeAll(async () => {
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
  const { port } = collector.address() as AddressInfo;
  const settings = { OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}` };
  server = await serverOn('embedded', {}, settings);
});
afterAll(async () => {
  collector.closeAllConnections();
  await new Promise((resolve) => collector.close(resolve));
});

it('spans reach a collector by OTLP over HTTP, at the latest with the stop, and hold nothing anybody wrote', async () => {
  const mara = await visitorOn(server);
  await mara.say(WORDS);
  mara.close();
  await fetch(`${server.url}/healthz`);
  await server.close();
  const all = received.map(({ body }) => body).join('\n');
  expect(new Set(received.map(({ path }) => path))).toEqual(new Set(['/v1/traces']));
  for (const { type } of received) expect(type).toMatch(/^application\/(?:json|x-protobuf)$/);
  for (const name of ['attune', 'message:send']) expect(all).toContain(name);
  for (const word of [WORDS, 'Quillon', mara.token, 'correct horse']) expect(all).not.toContain(word);
});
