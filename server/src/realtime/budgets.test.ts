import { randomUUID } from 'node:crypto';
import { createClient, type RedisClientType } from 'redis';
import { afterEach, describe, expect, it } from 'vitest';
import { testRedisUrl } from '../jobs/testing/store.ts';
import { createBudgets } from './budgets.ts';
import { shareBudgets } from './share-budgets.ts';

const MINUTE = 60_000;

describe('budgets', () => {
  it('are a minute each, by name and by key', () => {
    let at = 0;
    const budgets = createBudgets(1, () => at);
    for (let taken = 0; taken < 60; taken++) budgets.take('visitor:message', 'mara');
    budgets.take('visitor:message', 'ben');
    budgets.take('visitor:light', 'mara');
    at = MINUTE - 1_500;
    expect(() => budgets.take('visitor:message', 'mara')).toThrow('Too many requests; try again in 2 s.');
    at = MINUTE;
    budgets.take('visitor:message', 'mara');
  });

  it('say how long to wait', () => {
    let at = 0;
    const budgets = createBudgets(1 / 60, () => at);
    budgets.take('visitor:message', 'mara');
    at = 20_000;
    expect(() => budgets.take('visitor:message', 'mara')).toThrow(
      expect.objectContaining({ code: 'rate-limited', details: { retryAfterMs: 40_000 } }),
    );
  });

  it('take several points at once, whole or not', () => {
    const budgets = createBudgets(1, () => 0);
    expect(budgets.allows('visitor:facts', 'mara', 600)).toBe(true);
    expect(budgets.allows('visitor:facts', 'mara', 1)).toBe(false);
    expect(budgets.allows('visitor:facts', 'ben', 601)).toBe(false);
  });
});

describe('budgets of several processes', () => {
  const clients: RedisClientType[] = [];
  const aClient = async () => {
    const client: RedisClientType = createClient({
      url: testRedisUrl(),
      socket: { reconnectStrategy: false },
    });
    // Without a listener its loss would end the process.
    client.on('error', () => undefined);
    clients.push(client);
    await client.connect();
    return client;
  };
  afterEach(() => {
    for (const client of clients.splice(0)) if (client.isOpen) client.destroy();
  });
  const budgetsOf = (redis: RedisClientType) => {
    const now = () => performance.now();
    return createBudgets(1, now, shareBudgets(redis, now));
  };
  const soon = { timeout: 30_000, interval: 100 };

  it('are one: what one gave out, the other does not give again', async () => {
    const [one, two] = [budgetsOf(await aClient()), budgetsOf(await aClient())];
    const key = randomUUID();
    expect(one.allows('visitor:facts', key, 500)).toBe(true);
    expect(two.allows('visitor:facts', key, 100)).toBe(true);
    await expect.poll(() => one.allows('visitor:facts', key, 10), soon).toBe(false);
    await expect.poll(() => two.allows('visitor:facts', key, 10), soon).toBe(false);
    expect(two.allows('visitor:facts', randomUUID(), 600)).toBe(true);
  });

  it('of a site are one as well, and no other site’s', async () => {
    const [one, two] = [budgetsOf(await aClient()), budgetsOf(await aClient())];
    const [site, another] = [randomUUID(), randomUUID()];
    expect(one.allows('site:message', site, 11_990)).toBe(true);
    expect(two.allows('site:message', site, 700)).toBe(true);
    await expect.poll(() => two.allows('site:message', site, 1), soon).toBe(false);
    expect(two.allows('site:message', another, 12_000)).toBe(true);
  });

  it('are told to nobody for whoever takes next to nothing', async () => {
    const redis = await aClient();
    const [budgets, key] = [budgetsOf(redis), randomUUID()];
    const toldOf = (name: string) => redis.exists(`attune:budget:${name}:${key}`);
    expect(budgets.allows('visitor:facts', key, 30)).toBe(true);
    budgets.take('visitor:mail', key);
    await expect.poll(() => toldOf('visitor:mail'), soon).toBe(1);
    expect(await toldOf('visitor:facts')).toBe(0);
  });

  it('hold by themselves while Redis is away', async () => {
    const redis = await aClient();
    const [budgets, key] = [budgetsOf(redis), randomUUID()];
    redis.destroy();
    for (let taken = 0; taken < 60; taken++) budgets.take('visitor:message', key);
    expect(() => budgets.take('visitor:message', key)).toThrow('Too many requests');
  });
});
