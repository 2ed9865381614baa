import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClient, type RedisClientType } from 'redis';
import { startOwnRedis, type OwnService } from '../faults/own-service.ts';
import { placeOn, type Place } from '../faults/place.ts';
import { agentOn, setUpAdmin, valueOf, visitorOn } from '../testing/clients.ts';
import { spawnServer, type SpawnedServer } from '../testing/spawned.ts';
import { pressedInVain, report } from '../testing/reporting.ts';
import { tracesInFiles, tracesInPostgres, tracesInRedis } from './traces.ts';

/** As a proxy writes it; kept for documentation, so nobody has it (RFC 5737, RFC 3849). */
const ADDRESSES = ['203.0.113.77', '2001:db8:77:7777::77'] as const;
/** As it would be found: whole, or by the part that stands for it in limits. */
const TRACES = [...ADDRESSES, '2001:db8:77:7777'];
const ORIGIN = 'https://shop.example';
const HOUR_MS = 3_600_000;

describe('the address of a visitor', () => {
  let place: Place;
  let redis: OwnService;
  let server: SpawnedServer;
  beforeAll(async () => {
    [place, redis] = await Promise.all([placeOn('postgresql'), startOwnRedis()]);
    server = await spawnServer({
      ...place.env,
      REDIS_URL: redis.url,
      LOG_LEVEL: 'trace',
      TRUST_PROXY: '1',
      // So that limits tell each other what they count.
      LIMIT_FACTOR: '0.1',
    });
  });
  afterAll(async () => {
    await server?.stop();
    await redis?.remove();
    await place?.remove();
  });

  /** Everything that a visitor can do from an address. */
  async function visitFrom(address: string, siteKey: string): Promise<void> {
    const mara = await visitorOn({ url: server.url, siteKey, origin: ORIGIN, forwardedFor: address });
    await mara.say('Hello');
    await report(mara, 0, pressedInVain(4, { name: 'Pay' }));
    const { id } = mara.visit.conversation;
    const ask = (method: string, path: string, body?: string, headers: Record<string, string> = {}) =>
      fetch(`${server.url}${path}?site=${siteKey}`, {
        method,
        ...(body === undefined ? {} : { body }),
        headers: {
          origin: ORIGIN,
          authorization: `Bearer ${mara.token}`,
          'x-forwarded-for': address,
          'user-agent': 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Safari/604.1',
          ...headers,
        },
      });
    const asJson = { 'content-type': 'application/json' };
    const statuses = [
      (await ask('GET', '/widget.js')).status,
      (await ask('GET', '/api/widget/policy')).status,
      (await ask('POST', '/api/visitor/who', JSON.stringify({ attributes: { plan: 'gold' } }), asJson))
        .status,
      (await ask('POST', `/api/visitor/conversations/${id}/attachments`, 'words', { 'x-file-name': 'a.txt' }))
        .status,
      (await ask('GET', `/api/visitor/conversations/${id}/transcript.txt`)).status,
      // What fails may be written down as little as what succeeds.
      (await ask('POST', '/api/visitor/who', '{', asJson)).status,
      (await ask('GET', '/api/nowhere')).status,
    ];
    expect(statuses.filter((status) => status >= 500)).toEqual([]);
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(3);
    mara.close();
  }

  it('stands in no table, file or line of the log, and in Redis only in limits that end', async () => {
    const cookie = await setUpAdmin(server.url, server.setupUrl ?? '');
    const admin = await agentOn(server.url, cookie);
    const [site] = admin.started.sites;
    for (const address of ADDRESSES) await visitFrom(address, site?.publicKey ?? '');
    expect(valueOf(await admin.reply('inbox:page', { filter: {} })).items.length).toBeGreaterThan(0);
    admin.close();

    const limits = await tracesInRedis(redis.url, TRACES);
    expect(limits.length, 'what was counted nowhere would prove nothing').toBeGreaterThan(0);
    expect(limits.filter((key) => !/^attune:(?:limit|budget):/.test(key))).toEqual([]);
    expect((await timesLeft(redis.url, limits)).filter((ms) => ms <= 0 || ms > HOUR_MS)).toEqual([]);

    expect(await server.stop()).toBe(0);
    expect(await tracesInPostgres(place.env['DATABASE_URL'] ?? '', TRACES)).toEqual([]);
    expect(await tracesInFiles(place.env['DATA_DIR'] ?? '', TRACES)).toEqual([]);
    expect(TRACES.filter((trace) => server.output().includes(trace))).toEqual([]);
    expect(server.output().length, 'a log that says nothing proves nothing').toBeGreaterThan(200);
  });
});

/** Until each of the keys ends by itself, ms; negative for one that does not. */
async function timesLeft(url: string, keys: readonly string[]): Promise<readonly number[]> {
  const client: RedisClientType = createClient({ url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await Promise.all(keys.map((key) => client.pTTL(key)))).map(Number);
  } finally {
    client.destroy();
  }
}
