import type { WebhookAnswers } from '@attune/protocol';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '../db/open-database.ts';
import { sites, webhookDeliveries, webhooks } from '../db/schema/index.ts';
import { engines, withDatabase } from '../db/testing.ts';
import { deliveryLog } from './delivery-log.repository.ts';

const key = { siteId: 'shop', webhookId: 'orders' };

describe.each(engines)('[WH5] the log of a webhook on %s', (engine) => {
  const database = withDatabase(engine);
  let db: Db;
  /** 2,120 deliveries, two of each instant; every hundredth failed. */
  beforeAll(async () => {
    db = database().db;
    await db.insert(sites).values({ id: key.siteId, name: 'Shop', publicKey: 'shop', createdAt: 0 });
    const webhook = { siteId: key.siteId, url: 'https://example.com', events: ['message.created' as const] };
    for (const id of ['orders', 'other'])
      await db
        .insert(webhooks)
        .values({ ...webhook, id, name: id, secret: 'sealed', createdById: 'mara', createdAt: 0 });
    const rows = Array.from({ length: 2_120 }, (_, index) => ({
      ...{ ...key, id: `d-${String(index).padStart(4, '0')}`, eventId: `e-${index}`, body: '{}' },
      event: 'message.created' as const,
      state: index % 100 === 0 ? ('failed' as const) : ('delivered' as const),
      createdAt: Math.floor(index / 2),
    }));
    await db.insert(webhookDeliveries).values(rows.slice(0, 1_060));
    await db.insert(webhookDeliveries).values(rows.slice(1_060));
    const [first] = rows;
    if (first) await db.insert(webhookDeliveries).values({ ...first, id: 'another', webhookId: 'other' });
  });

  async function pages(words: string): Promise<readonly WebhookAnswers['webhook:deliveries'][]> {
    const all = [await deliveryLog(db, key, { words })];
    for (;;) {
      const cursor = all.at(-1)?.next ?? null;
      if (cursor === null) return all;
      all.push(await deliveryLog(db, key, { words, cursor }));
    }
  }
  const idsOf = (all: readonly WebhookAnswers['webhook:deliveries'][]) =>
    all.flatMap(({ deliveries }) => deliveries.map(({ id }) => id));

  it('comes a page at a time, the latest first, each delivery once', async () => {
    const all = await pages('');
    const expected = Array.from(
      { length: 2_120 },
      (_, index) => `d-${String(2_119 - index).padStart(4, '0')}`,
    );
    expect(idsOf(all)).toEqual(expected);
    expect(all.slice(0, -1).every(({ deliveries }) => deliveries.length === 50)).toBe(true);
    expect(all.map(({ counted }) => counted?.found ?? null).slice(0, 2)).toEqual([2_000, null]);
  });

  it('keeps what is sought while it goes back, past those that were looked through at first', async () => {
    const all = await pages('not delivered');
    expect(idsOf(all)).toEqual(
      Array.from({ length: 22 }, (_, index) => `d-${String(2_100 - index * 100).padStart(4, '0')}`),
    );
    expect(all.map(({ deliveries }) => deliveries.length)).toEqual([20, 2]);
    expect(all[0]?.counted).toEqual({ found: 20, of: 2_000 });
  });

  it('begins with what came meanwhile when it is asked anew, and goes on where it was', async () => {
    const { next } = await deliveryLog(db, key, {});
    const before = await deliveryLog(db, key, { cursor: next ?? '' });
    const row = { ...key, id: 'new', eventId: 'new', event: 'message.created' as const, body: '{}' };
    await db.insert(webhookDeliveries).values({ ...row, createdAt: 9_000 });
    expect(idsOf([await deliveryLog(db, key, { cursor: next ?? '' })])).toEqual(idsOf([before]));
    expect(idsOf([await deliveryLog(db, key, {})])[0]).toBe('new');
  });

  it('refuses a cursor of somebody else’s making', async () => {
    for (const cursor of ['', 'later', '1', '1.', '1.a b', "1.'", '12345678901234567.x'])
      await expect(deliveryLog(db, key, { cursor })).rejects.toMatchObject({
        code: 'invalid',
        details: { field: 'cursor' },
      });
  });
});
