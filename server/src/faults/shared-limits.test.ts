import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { setUpAdmin, visitorOn } from '../testing/clients.ts';
import { spawnServer, type SpawnedServer } from '../testing/spawned.ts';
import { startOwnRedis, type OwnService } from './own-service.ts';
import { placeOn, type Place } from './place.ts';
import { firstSiteKey } from './traffic.ts';

const soon = { timeout: 30_000, interval: 200 };

describe('[G12] limits of two processes', () => {
  let place: Place;
  let redis: OwnService;
  let first: SpawnedServer;
  let second: SpawnedServer;
  let siteKey: string;

  beforeAll(async () => {
    [place, redis] = await Promise.all([placeOn('postgresql'), startOwnRedis()]);
    const env = { ...place.env, REDIS_URL: redis.url, LIMIT_FACTOR: '1', TRUST_PROXY: '1' };
    first = await spawnServer(env);
    second = await spawnServer(env);
    const cookie = await setUpAdmin(first.url, first.setupUrl ?? '');
    siteKey = await firstSiteKey({ url: first.url, cookie });
  });
  afterAll(async () => {
    await Promise.all([first.stop(), second.stop()]);
    await redis.remove();
    await place.remove();
  });

  /** One visitor with a connection to either process. */
  const visitorOnBoth = async () => {
    const here = await visitorOn({ url: first.url, siteKey });
    const there = await visitorOn({ url: second.url, siteKey, token: here.token });
    await here.say('Hello');
    const { id: conversationId } = here.visit.conversation;
    const link = async (one: typeof here) => (await one.reply('resume:create', { conversationId })).ok;
    return { here, there, link };
  };
  /** Ten links may be made in a minute. */
  const TEN_AND_NO_MORE = [...Array<boolean>(10).fill(true), false];

  it('a visitor has one budget, to whichever of them they are connected', async () => {
    const { here, there, link } = await visitorOnBoth();
    for (const expected of TEN_AND_NO_MORE) expect(await link(here)).toBe(expected);
    let more = 0;
    await vi.waitFor(async () => {
      const isTaken = await link(there);
      if (isTaken) more += 1;
      expect(isTaken).toBe(false);
    }, soon);
    // The other process hears of it with the first that it gives out itself, a moment later.
    expect(more).toBeLessThanOrEqual(5);
    for (const one of [here, there]) one.close();
  });

  const signIn = (server: SpawnedServer, email: string, from: string) =>
    fetch(`${server.url}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: server.url, 'x-forwarded-for': from },
      body: JSON.stringify({ email, password: 'not the password' }),
    }).then(({ status }) => status);

  it('an account can be guessed at so often, by whichever process and address', async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 21; n += 1) {
      const server = n % 2 === 0 ? first : second;
      statuses.push(await signIn(server, 'guessed@example.com', `198.51.100.${n}`));
    }
    expect(statuses).toEqual([...Array<number>(20).fill(401), 429]);
  });

  it('an address can sign in so often, by whichever process', async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 31; n += 1) {
      const server = n % 2 === 0 ? first : second;
      statuses.push(await signIn(server, `person-${n}@example.com`, '203.0.113.9'));
    }
    expect(statuses).toEqual([...Array<number>(30).fill(401), 429]);
  });

  it('hold in each process while Redis is away', async () => {
    const { here, there, link } = await visitorOnBoth();
    await redis.kill();
    for (const one of [here, there]) {
      for (const expected of TEN_AND_NO_MORE) expect(await link(one)).toBe(expected);
    }
    const statuses: number[] = [];
    for (let n = 0; n < 21; n += 1)
      statuses.push(await signIn(first, 'guessed-again@example.com', `192.0.2.${n}`));
    expect(statuses).toEqual([...Array<number>(20).fill(401), 429]);
    for (const one of [here, there]) one.close();
  });
});
