import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomUUID } from 'node:crypto';
import { and, eq, gt } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Db } from '../db/open-database.ts';
import { sites, webhookDeliveries, webhooks } from '../db/schema/index.ts';
import { engines, silent, withDatabase } from '../db/testing.ts';
import { createOutbound } from '../outbound/outbound.ts';
import { webhookSecret } from '../secrets/kept-secret.ts';
import { createSecrets } from '../secrets/secrets.ts';
import { createDeliveries, LEASE_MS } from './deliveries.ts';
import { claimDue } from './due-deliveries.repository.ts';
import { newSecret } from './sign.ts';

const SOON = { timeout: 30_000, interval: 20 };
const BEGINNING = 1_000_000;
const siteId = 'shop';
const secrets = createSecrets('a secret for tests that is long enough 0123456789');

describe.each(engines)('[WH4] deliveries that are due on %s', (engine) => {
  const database = withDatabase(engine);
  let db: Db;
  let clock: number;
  let address = '';
  /** Ids of events, by path, as they came. */
  const received = new Map<string, string[]>();
  /** Requests of paths that get no answer. */
  const held = new Map<string, ServerResponse[]>();
  const receiver = createServer((request, response) => {
    const path = request.url ?? '';
    received.set(path, [...(received.get(path) ?? []), String(request.headers['webhook-id'])]);
    if (path.startsWith('/hangs')) held.set(path, [...(held.get(path) ?? []), response]);
    else response.writeHead(path === '/fails' ? 500 : 200).end();
  });
  beforeAll(async () => {
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise((resolve) => receiver.close(resolve)));
  beforeEach(async () => {
    db = database().db;
    await db
      .insert(sites)
      .values({ id: siteId, name: 'Shop', publicKey: siteId, createdAt: BEGINNING })
      .onConflictDoNothing();
    clock = BEGINNING;
    for (const kept of [received, held]) kept.clear();
  });

  const open: ReturnType<typeof createDeliveries>[] = [];
  /** What one process of several sends. */
  const aProcess = () => {
    const deliveries = createDeliveries({
      db,
      secrets,
      log: silent,
      outbound: createOutbound({ allowInner: true }),
      now: () => clock,
      chance: () => 0,
      stopped: () => undefined,
    });
    open.push(deliveries);
    deliveries.start();
    return deliveries;
  };
  const letGo = () => held.forEach((responses) => responses.forEach((response) => response.destroy()));
  afterEach(async () => {
    const closed = Promise.all(open.splice(0).map((each) => each.close()));
    letGo();
    await closed;
    await db.delete(webhooks);
  });

  /** A webhook that is owed so many deliveries. */
  const owed = async (path: string, count: number): Promise<string> => {
    const id = randomUUID();
    await db.insert(webhooks).values({
      id,
      siteId,
      name: path,
      url: `${address}${path}`,
      events: ['message.created'],
      secret: webhookSecret(secrets, id).seal(newSecret()),
      createdById: 'mara',
      createdAt: BEGINNING,
    });
    const rows = Array.from({ length: count }, (_, index) => ({
      id: randomUUID(),
      siteId,
      webhookId: id,
      eventId: `${path}.${index}`,
      event: 'message.created' as const,
      body: '{}',
      createdAt: BEGINNING,
      nextAt: BEGINNING,
    }));
    for (let from = 0; from < count; from += 1_000)
      await db.insert(webhookDeliveries).values(rows.slice(from, from + 1_000));
    return id;
  };
  const countOf = (path: string) => received.get(path)?.length ?? 0;
  /** Not due, after so many attempts: none, then one is under way; else it is to be tried again. */
  const notDue = (webhookId: string, tries: number) =>
    db.$count(
      webhookDeliveries,
      and(
        eq(webhookDeliveries.webhookId, webhookId),
        eq(webhookDeliveries.tries, tries),
        gt(webhookDeliveries.nextAt, clock),
      ),
    );
  const inState = (webhookId: string, state: 'pending' | 'delivered' | 'failed') =>
    db.$count(
      webhookDeliveries,
      and(eq(webhookDeliveries.webhookId, webhookId), eq(webhookDeliveries.state, state)),
    );

  it('takes four of thousands for one that hangs, and sends the others theirs meanwhile', async () => {
    const hanging = await owed('/hangs', 3_000);
    const alsoHanging = await owed('/hangs-too', 3_000);
    const deliveries = aProcess();
    await expect.poll(() => countOf('/hangs') + countOf('/hangs-too'), SOON).toBeGreaterThanOrEqual(8);
    const well = await owed('/well', 40);
    for (let wakes = 0; wakes < 1_000; wakes += 1) deliveries.wake();
    await expect.poll(() => inState(well, 'delivered'), SOON).toBe(40);
    expect(await notDue(hanging, 0)).toBeLessThanOrEqual(4);
    expect(await notDue(alsoHanging, 0)).toBeLessThanOrEqual(4);
    expect(new Set(received.get('/hangs')).size).toBe(countOf('/hangs'));
  });

  it('tries one that fails once each, one after the other, and each again after its pause', async () => {
    const failing = await owed('/fails', 12);
    await db.update(webhooks).set({ failingSince: BEGINNING }).where(eq(webhooks.id, failing));
    aProcess();
    await expect.poll(() => notDue(failing, 1), SOON).toBe(12);
    await owed('/well', 1);
    await expect.poll(() => countOf('/well'), SOON).toBe(1);
    expect(countOf('/fails')).toBe(12);
    clock += 5_000;
    await expect.poll(() => countOf('/fails'), SOON).toBe(24);
  });

  it('sends each once from two processes', async () => {
    const well = await owed('/well', 100);
    aProcess();
    aProcess();
    await expect.poll(() => inState(well, 'delivered'), SOON).toBe(100);
    expect(new Set(received.get('/well')).size).toBe(100);
    expect(countOf('/well')).toBe(100);
  });

  it('begins again what died with its process, and not before', async () => {
    await owed('/lost', 1);
    const room = { free: 1, underWay: new Map(), perWebhook: 1, perFailing: 1 };
    expect(await claimDue(db, room, clock, clock + LEASE_MS)).toHaveLength(1);
    clock += LEASE_MS - 1;
    aProcess();
    await owed('/well', 1);
    await expect.poll(() => countOf('/well'), SOON).toBe(1);
    expect(countOf('/lost')).toBe(0);
    clock += 1;
    await expect.poll(() => countOf('/lost'), SOON).toBe(1);
  });

  it('ends at once all that one is owed which was switched off', async () => {
    const off = await owed('/off', 2_000);
    await db.update(webhooks).set({ disabledAt: BEGINNING }).where(eq(webhooks.id, off));
    aProcess();
    await expect.poll(() => inState(off, 'failed'), SOON).toBe(2_000);
    expect(countOf('/off')).toBe(0);
  });
});
