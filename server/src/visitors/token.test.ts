import { createHash } from 'node:crypto';
import { VISITOR_NAMESPACE } from '@attune/protocol';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect, visitorOn } from '../testing/clients.ts';
import { serverOn, type TestServer } from '../testing/in-process.ts';

describe('the token that a browser keeps', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await serverOn('postgresql');
  });
  afterAll(() => server.close());

  it('is 192 random bits, of which the database has a hash', async () => {
    const [mara, nora] = [await visitorOn(server), await visitorOn(server)];
    for (const { token } of [mara, nora]) expect(token).toMatch(/^[\w-]{32}$/);
    expect(mara.token).not.toBe(nora.token);
    const outside = new pg.Client({ connectionString: server.databaseUrl });
    await outside.connect();
    const { rows } = await outside.query<{ hash: string; row: string }>(
      'select token_hash as hash, visitors::text as row from visitors where id = $1',
      [mara.visit.visitorId],
    );
    await outside.end();
    const digest = createHash('sha256').update(mara.token).digest();
    expect([digest.toString('hex'), digest.toString('base64url'), digest.toString('base64')]).toContain(
      rows[0]?.hash,
    );
    expect(rows[0]?.row).not.toContain(mara.token);
    for (const one of [mara, nora]) one.close();
  });

  it('opens nothing from an address, which proxies and logs keep', async () => {
    const mara = await visitorOn(server);
    const { siteKey } = server;
    const byAddress = {
      query: { siteKey, token: mara.token },
      extraHeaders: { origin: 'https://shop.example' },
    };
    await expect(connect(server.url, VISITOR_NAMESPACE, byAddress)).rejects.toMatchObject({
      data: { code: 'invalid' },
    });
    const socket = await connect(server.url, VISITOR_NAMESPACE, { ...byAddress, auth: { siteKey } });
    const start = { visitId: crypto.randomUUID(), path: '/' };
    const reply: unknown = await socket.timeout(30_000).emitWithAck('visit:start', start);
    expect(reply).toMatchObject({ ok: true });
    expect(JSON.stringify(reply)).not.toContain(mara.visit.visitorId);
    socket.close();
    mara.close();
  });
});
