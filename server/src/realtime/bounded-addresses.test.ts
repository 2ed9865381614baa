import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Refusal } from '@attune/protocol';
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { agentOn, connect, valueOf, visitorOn, type VisitorPlace } from '../testing/clients.ts';
import { serverOn, type TestServer } from '../testing/in-process.ts';
import { rawWebSocket, type RawConnection } from '../testing/raw-socket.ts';
import { createAddressOf } from './address.ts';
import { createBoundedAddresses } from './bounded-addresses.ts';
import { openRealtime, type Realtime } from './open-realtime.ts';

const SHOP = 'https://shop.example';
const soon = { timeout: 30_000, interval: 1_000 };
/** Attempts of one address in a minute. */
const ATTEMPTS = 40;
const START_WITHIN_MS = 3_000;

let server: TestServer;
beforeAll(async () => {
  server = await serverOn(
    'embedded',
    { perMinute: { 'visitor:connect': ATTEMPTS, 'site:message': 5 }, startWithinMs: START_WITHIN_MS },
    { LIMIT_FACTOR: '1', TRUST_PROXY: '1' },
  );
});
afterAll(() => server.close());

/** Connects from an address; ends with what it was refused with, or null. */
async function comeFrom(address: string, { url, siteKey }: VisitorPlace = server) {
  try {
    const options = {
      auth: { siteKey },
      extraHeaders: { origin: SHOP, 'x-forwarded-for': address },
    };
    return { socket: await connect(url, '/visitor', options), refusal: null };
  } catch (error) {
    return { socket: null, refusal: (error as { data: Refusal }).data };
  }
}

describe('[G12] connections of one address', () => {
  it('are so many; one more is told so in words, and others are let in', async () => {
    const strict = await serverOn('embedded', {}, { CONNECTIONS_PER_ADDRESS: '3', TRUST_PROXY: '1' });
    onTestFinished(() => strict.close());
    const fromOffice = (end: string) => comeFrom(`2001:db8:1:2::${end}`, strict);
    const kept = await Promise.all(['a', 'b', 'c'].map(fromOffice));
    expect(kept.map(({ refusal }) => refusal)).toEqual([null, null, null]);

    expect((await fromOffice('d')).refusal).toEqual({
      code: 'rate-limited',
      message: 'There are 3 connections from your address already; try again in 30 s.',
      retryAfterMs: 30_000,
    });
    const elsewhere = await comeFrom('2001:db8:1:3::a', strict);
    expect(elsewhere.refusal).toBeNull();

    kept[0]?.socket?.close();
    await expect.poll(async () => (await fromOffice('d')).refusal, soon).toBeNull();
  });

  it('cost the database nothing once they come too often', async () => {
    const codes: unknown[] = [];
    // Whoever is looked up is not found.
    for (let n = 0; n <= ATTEMPTS; n++)
      codes.push(
        (await comeFrom('198.51.100.7', { url: server.url, siteKey: 'nobody' })).refusal?.code ?? null,
      );
    expect(codes).toEqual([...Array<string>(ATTEMPTS).fill('not-found'), 'rate-limited']);
    expect(
      (await comeFrom('198.51.100.7', { url: server.url, siteKey: 'nobody' })).refusal?.retryAfterMs,
    ).toBeGreaterThan(0);
    expect((await comeFrom('198.51.100.8')).refusal).toBeNull();
  });
});

describe('[G12] connections too many that do not listen', () => {
  let http: Server;
  let realtime: Realtime;
  const opened: RawConnection[] = [];
  const open = async (staysMs: number) => {
    http = createServer();
    http.listen(0, '127.0.0.1');
    await once(http, 'listening');
    const addresses = createBoundedAddresses(createAddressOf(undefined), 2, staysMs);
    realtime = openRealtime(http, null, { log: { warn: () => undefined }, addresses });
    return `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  };
  afterEach(async () => {
    for (const { socket } of opened.splice(0)) socket.destroy();
    await realtime.close();
  });

  it('are closed after a while', async () => {
    const url = await open(50);
    for (let n = 0; n < 3; n++) opened.push(await rawWebSocket(url, SHOP));
    await opened[2]?.ended;
    expect(opened.map(({ socket }) => socket.readableEnded)).toEqual([false, false, true]);
  });

  it('are not let in at all beyond the few that are told', async () => {
    const url = await open(600_000);
    for (let n = 0; n < 52; n++) opened.push(await rawWebSocket(url, SHOP));
    await expect(rawWebSocket(url, SHOP)).rejects.toThrow(/too many connections from your address/i);
  });
});

describe('[G12] a site', () => {
  it('has a budget for what its visitors send all in all, which is no other site’s', async () => {
    const admin = await agentOn(server.url, server.adminCookie);
    const { site } = valueOf(await admin.reply('site:create', { name: 'Second shop' }));
    const here = [await visitorOn(server), await visitorOn(server)];
    const there = await visitorOn({ ...server, siteKey: site.publicKey });
    const say = async (visitor: typeof there) =>
      visitor.reply('message:send', {
        conversationId: visitor.visit.conversation.id,
        clientId: randomUUID(),
        body: 'Hello',
      });
    for (let n = 0; n < 5; n++) expect(await say(here[n % 2] ?? there)).toMatchObject({ ok: true });
    for (const visitor of here) {
      expect(await say(visitor)).toMatchObject({
        ok: false,
        refusal: { code: 'rate-limited', retryAfterMs: expect.any(Number) as number },
      });
    }
    expect(await say(there)).toMatchObject({ ok: true });
    for (const one of [...here, there, admin]) one.close();
  });
});

describe('[CO2] a connection that begins no visit', () => {
  it('is told so and closed, and one that did begin stays', async () => {
    const mara = await visitorOn(server);
    const options = { auth: { siteKey: server.siteKey }, extraHeaders: { origin: SHOP } };
    const silent = await connect(server.url, '/visitor', options);
    const told = new Promise((resolve) => silent.once('session:ended', resolve));
    const closed = new Promise((resolve) => silent.once('disconnect', resolve));
    expect(await told).toEqual({ reason: 'The chat was not started within 3 seconds.' });
    expect(await closed).toBe('io server disconnect');
    expect(mara.socket.connected).toBe(true);
    mara.close();
  });
});
