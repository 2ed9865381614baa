import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { silent } from '../db/testing.ts';
import { startOwnRedis, type OwnService } from '../faults/own-service.ts';
import { closeRedis, openRedis } from './open-redis.ts';
import { newsStreamOf, shareNews } from './share-news.ts';

/** Instead of twenty seconds. */
const SILENT_AFTER_MS = 200;
const soon = { timeout: 30_000, interval: 50 };

let redis: OwnService;
beforeAll(async () => {
  redis = await startOwnRedis();
});
afterAll(() => redis.remove());

it('[G8] a connection that was silent for too long comes back by itself, and so do copies of it', async () => {
  const client = await openRedis(redis.url, silent, SILENT_AFTER_MS);
  const copy = client.duplicate();
  let faults = 0;
  copy.on('error', () => {
    faults += 1;
  });
  await copy.connect();
  redis.freeze();
  await expect.poll(() => faults, soon).toBeGreaterThan(0);
  redis.thaw();
  await expect.poll(() => client.isReady && copy.isReady, soon).toBe(true);
  expect(await copy.ping()).toBe('PONG');
  await closeRedis(copy);
  await closeRedis(client);
});

it('[G8] news that can never be read again leave the process its time', async () => {
  const client = await openRedis(redis.url, silent);
  const copies: (typeof client)[] = [];
  const duplicate = client.duplicate.bind(client);
  Object.assign(client, {
    duplicate: () => {
      const copy = duplicate();
      copies.push(copy);
      return copy;
    },
  });
  const whole = { isWhole: () => true, doubt: () => undefined, stop: () => undefined };
  shareNews(client, whole, newsStreamOf('closed'), { warn: () => undefined });
  await expect.poll(() => copies.length === 2 && copies.every(({ isReady }) => isReady), soon).toBe(true);
  for (const copy of copies) copy.destroy();
  // Whoever reads from what is closed in a circle lets no clock tick.
  await sleep(20);
  for (const copy of copies) expect(copy.isOpen).toBe(false);
  await closeRedis(client);
});
