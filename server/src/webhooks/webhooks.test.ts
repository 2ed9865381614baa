import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { engines } from '../db/testing.ts';
import { agentOn, valueOf, visitorOn, type AgentClient } from '../testing/clients.ts';
import { serverOn, type TestServer } from '../testing/in-process.ts';

interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const soon = { timeout: 30_000, interval: 30 };

describe.each(engines)('webhooks on %s', (engine) => {
  let server: TestServer;
  let admin: AgentClient;
  let address = '';
  // Behind the real clock, by which the queue counts: what is due in a while is due there at once.
  let ahead = -7 * 86_400_000;
  /** What the receiver answers next, by path. */
  const statuses = new Map<string, number[]>();
  const received: Received[] = [];
  const receiver = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request
      .on('data', (chunk: Buffer) => chunks.push(chunk))
      .on('end', () => {
        const body = Buffer.concat(chunks).toString();
        received.push({ path: request.url ?? '', headers: request.headers, body });
        response.writeHead(statuses.get(request.url ?? '')?.shift() ?? 200).end('thank you');
      });
  });
  beforeAll(async () => {
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
    server = await serverOn(engine, { now: () => Date.now() + ahead }, { OUTBOUND_TO_PRIVATE: 'true' });
    admin = await agentOn(server.url, server.adminCookie);
  });
  afterAll(async () => {
    admin.close();
    await server.close();
    receiver.closeAllConnections();
    await new Promise((resolve) => receiver.close(resolve));
  });

  const hook = async (
    path: string,
    events: ('message.created' | 'conversation.created' | 'conversation.status')[],
  ) => {
    const input = { siteId: server.siteId, name: path, url: `${address}${path}`, events };
    return valueOf(await admin.reply('webhook:create', input));
  };
  const at = (path: string) => received.filter((one) => one.path === path);
  const typesAt = (path: string) => at(path).map(({ body }) => (JSON.parse(body) as { type: string }).type);
  const deliveriesOf = async (webhookId: string) =>
    valueOf(await admin.reply('webhook:deliveries', { siteId: server.siteId, webhookId })).deliveries;

  it('[WH1] tells of what was asked for, signed so that the receiver can check it', async () => {
    const { webhook, secret } = await hook('/signed', ['conversation.created', 'message.created']);
    const mara = await visitorOn(server);
    await mara.say('My parcel is lost');
    await vi.waitFor(
      () => expect(typesAt('/signed').toSorted()).toEqual(['conversation.created', 'message.created']),
      soon,
    );
    for (const { headers, body } of at('/signed')) {
      const signed = [headers['webhook-id'], headers['webhook-timestamp'], body].join('.');
      const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
      const expected = `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
      expect(headers['webhook-signature']).toBe(expected);
    }
    expect(
      JSON.parse(at('/signed').find(({ body }) => body.includes('message.created'))?.body ?? ''),
    ).toMatchObject({
      data: {
        conversation: { id: mara.visit.conversation.id, siteId: server.siteId },
        message: { seq: 1, body: 'My parcel is lost', author: { kind: 'visitor' } },
      },
    });
    await vi.waitFor(
      async () =>
        expect((await deliveriesOf(webhook.id)).map(({ state }) => state)).toEqual([
          'delivered',
          'delivered',
        ]),
      soon,
    );
    mara.close();
  });

  it('[WH2] tries again with the same id until it is taken, and again by a button', async () => {
    const { webhook } = await hook('/later', ['conversation.status']);
    const mara = await visitorOn(server);
    await mara.say('Hello');
    statuses.set('/later', [500]);
    const status = {
      conversationId: mara.visit.conversation.id,
      clientId: crypto.randomUUID(),
      status: 'resolved',
    } as const;
    valueOf(await admin.reply('conversation:set-status', status));
    await vi.waitFor(async () => expect((await deliveriesOf(webhook.id))[0]?.attempts).not.toEqual([]), soon);
    ahead += 60_000;
    await vi.waitFor(
      async () => expect(await deliveriesOf(webhook.id)).toMatchObject([{ state: 'delivered' }]),
      soon,
    );
    const [delivery] = await deliveriesOf(webhook.id);
    expect(delivery?.attempts).toMatchObject([{ status: 500, answer: 'thank you' }, { status: 200 }]);
    const sought = async (words: string) => {
      const asked = { siteId: server.siteId, webhookId: webhook.id, words };
      const { deliveries, counted } = valueOf(await admin.reply('webhook:deliveries', asked));
      return { ids: deliveries.map(({ id }) => id), ...counted };
    };
    const whole = { ids: [delivery?.id], found: 1, of: 1 };
    for (const words of ['', 'STATUS 500', 'delivered', mara.visit.conversation.id])
      expect(await sought(words)).toEqual(whole);
    for (const words of ['404', 'not delivered', 'status_conversation', '%'])
      expect(await sought(words)).toEqual({ ids: [], found: 0, of: 1 });
    const again = { siteId: server.siteId, webhookId: webhook.id, deliveryId: delivery?.id ?? '' };
    expect(valueOf(await admin.reply('webhook:redeliver', again)).delivery.state).toBe('pending');
    await vi.waitFor(() => expect(at('/later')).toHaveLength(3), soon);
    expect(new Set(at('/later').map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    mara.close();
  });

  it('[WH3] stops after five days without a success, says so to the admins, and begins again when told to', async () => {
    const { webhook } = await hook('/dead', ['message.created']);
    const key = { siteId: server.siteId, webhookId: webhook.id };
    statuses.set(
      '/dead',
      Array.from({ length: 9 }, () => 500),
    );
    valueOf(await admin.reply('webhook:try', key));
    await vi.waitFor(async () => expect((await deliveriesOf(webhook.id))[0]?.attempts).not.toEqual([]), soon);
    ahead += 6 * 86_400_000;
    await vi.waitFor(() => expect(admin.all('webhook:stopped')).toHaveLength(1), soon);
    const told = admin.all('webhooks:changed').length;
    const { webhooks } = valueOf(await admin.reply('webhook:list', { siteId: server.siteId }));
    expect(webhooks.find(({ id }) => id === webhook.id)?.disabledWhy).toBe(
      'Nothing could be delivered for 6 days.',
    );
    expect(await admin.reply('webhook:try', key)).toMatchObject({ refusal: { code: 'conflict' } });
    const { webhook: on } = valueOf(await admin.reply('webhook:update', { ...key, enabled: true }));
    expect(on).toMatchObject({ disabledAt: null, failingSince: null });
    await vi.waitFor(() => expect(admin.all('webhooks:changed')).toHaveLength(told + 1), soon);
    const { entries } = valueOf(
      await admin.reply('audit:list', { siteId: server.siteId, action: 'webhook' }),
    );
    expect(entries.filter(({ subject }) => subject.id === webhook.id).map(({ action }) => action)).toEqual([
      'webhook.enabled',
      'webhook.stopped',
      'webhook.created',
    ]);
  });
});
