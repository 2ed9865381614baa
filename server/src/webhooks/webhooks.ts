import {
  RequestError,
  type AgentInput,
  type Webhook,
  type WebhookDelivery,
  type WebhookInput,
} from '@attune/protocol';
import { randomUUID } from 'node:crypto';
import { audit, byPerson } from '../audit/audit.ts';
import type { Db } from '../db/open-database.ts';
import type { Happened } from '../happenings/happenings.ts';
import { createDeliveries, type DeliveriesDeps } from './deliveries.ts';
import { newSecret } from './sign.ts';
import { bodyOf, tidingsOf, type Tidings } from './webhook-body.ts';
import {
  beginRound,
  deleteSettledBefore,
  deleteWebhook,
  findDelivery,
  findWebhook,
  insertDelivery,
  insertWebhook,
  listDeliveries,
  listListening,
  listWebhooks,
  toDelivery,
  toWebhook,
  updateWebhook,
  type WebhookKey,
  type WebhookRow,
} from './webhook.repository.ts';

/** More than anybody needs, and a bound on what one message costs. */
const MAX_WEBHOOKS = 20;
/** Deliveries are kept for the log so long. */
const KEPT_MS = 30 * 86_400_000;

interface Person {
  readonly id: string;
  readonly name: string;
}

export interface WebhooksDeps extends Omit<DeliveriesDeps, 'chance'> {
  chance?(): number;
  /** Addresses without encryption may be given, for inner networks and tests. */
  readonly allowInner: boolean;
}

export type Webhooks = ReturnType<typeof createWebhooks>;

/** Tells other programs of what happens on a site. */
export function createWebhooks({ chance = Math.random, allowInner, ...deps }: WebhooksDeps) {
  const { db, now, wakeJobs } = deps;
  const deliveries = createDeliveries({ ...deps, chance });

  /** Owes telling one webhook of one event; the second time nothing changes. */
  const tell = async (
    tx: Db,
    webhook: WebhookRow,
    tidings: Tidings,
    conversationId: string | null,
  ): Promise<WebhookDelivery | null> => {
    const at = now();
    const delivery = await insertDelivery(tx, {
      id: randomUUID(),
      siteId: webhook.siteId,
      webhookId: webhook.id,
      conversationId,
      eventId: tidings.eventId,
      event: tidings.event,
      body: bodyOf(tidings),
      createdAt: at,
      nextAt: at,
    });
    if (delivery === null) return null;
    await deliveries.owe(tx, delivery, at);
    return toDelivery(delivery);
  };

  const remember = (tx: Db, by: Person, action: string, { id, siteId, name }: WebhookRow) =>
    audit(tx, {
      at: now(),
      siteId,
      actor: byPerson(by),
      action,
      subject: { kind: 'webhook', id, name },
      details: {},
    });

  return {
    list: (siteId: string): Promise<readonly Webhook[]> => listWebhooks(db, siteId),

    /** @throws RequestError `invalid` for an address that is not taken, `conflict` when there are too many */
    async create(
      siteId: string,
      input: WebhookInput,
      by: Person,
    ): Promise<{ webhook: Webhook; secret: string }> {
      assertAddress(input.url, allowInner);
      if ((await listWebhooks(db, siteId)).length >= MAX_WEBHOOKS)
        throw new RequestError('conflict', `A site can have ${MAX_WEBHOOKS} webhooks. Remove one first.`);
      const row: WebhookRow = {
        ...input,
        siteId,
        id: randomUUID(),
        secret: newSecret(),
        createdById: by.id,
        createdAt: now(),
        failingSince: null,
        disabledAt: null,
        disabledWhy: null,
      };
      await db.transaction(async (tx) => {
        await insertWebhook(tx, row);
        await remember(tx, by, 'webhook.created', row);
      });
      return { webhook: toWebhook(row), secret: row.secret };
    },

    /** @throws RequestError `not-found`, `invalid` */
    async update(
      { siteId, webhookId, enabled, name, url, events }: AgentInput<'webhook:update'>,
      by: Person,
    ): Promise<Webhook> {
      if (url !== undefined) assertAddress(url, allowInner);
      const change = {
        ...(name === undefined ? {} : { name }),
        ...(url === undefined ? {} : { url }),
        ...(events === undefined ? {} : { events }),
        ...(enabled === undefined
          ? {}
          : { disabledAt: enabled ? null : now(), disabledWhy: null, failingSince: null }),
      };
      return db.transaction(async (tx) => {
        const key = { siteId, webhookId };
        const row = found(
          Object.keys(change).length === 0
            ? await findWebhook(tx, key)
            : await updateWebhook(tx, key, change),
        );
        await remember(tx, by, changeName(enabled), row);
        return toWebhook(row);
      });
    },

    /** Removes it with its log. @throws RequestError `not-found` */
    async remove({ siteId, webhookId }: WebhookKey, by: Person): Promise<void> {
      await db.transaction(async (tx) => {
        await remember(tx, by, 'webhook.removed', found(await deleteWebhook(tx, { siteId, webhookId })));
      });
    },

    /** @throws RequestError `not-found` */
    secret: ({ siteId, webhookId }: WebhookKey, by: Person): Promise<string> =>
      db.transaction(async (tx) => {
        const row = found(await findWebhook(tx, { siteId, webhookId }));
        await remember(tx, by, 'webhook.secret-seen', row);
        return row.secret;
      }),

    /** @throws RequestError `not-found` */
    renewSecret: ({ siteId, webhookId }: WebhookKey, by: Person): Promise<string> =>
      db.transaction(async (tx) => {
        const row = found(await updateWebhook(tx, { siteId, webhookId }, { secret: newSecret() }));
        await remember(tx, by, 'webhook.secret-renewed', row);
        return row.secret;
      }),

    /** Latest first. @throws RequestError `not-found` */
    async deliveries({ siteId, webhookId }: WebhookKey): Promise<readonly WebhookDelivery[]> {
      found(await findWebhook(db, { siteId, webhookId }));
      return listDeliveries(db, { siteId, webhookId });
    },

    /** Sends the same once more, under the same event id. @throws RequestError `not-found`, `conflict` while it is off */
    async redeliver({ siteId, webhookId }: WebhookKey, deliveryId: string): Promise<WebhookDelivery> {
      const webhook = found(await findWebhook(db, { siteId, webhookId }));
      assertOn(webhook);
      const delivery = await db.transaction(async (tx) => {
        const known = await findDelivery(tx, siteId, deliveryId);
        const again = known?.webhookId === webhookId ? await beginRound(tx, siteId, deliveryId, now()) : null;
        if (again === null)
          throw new RequestError('not-found', 'There is no such delivery.', { field: 'deliveryId' });
        await deliveries.owe(tx, again, now());
        return toDelivery(again);
      });
      wakeJobs();
      return delivery;
    },

    /** Sends a trial. @throws RequestError `not-found`, `conflict` while it is off */
    async tryOut({ siteId, webhookId }: WebhookKey): Promise<WebhookDelivery> {
      const webhook = found(await findWebhook(db, { siteId, webhookId }));
      assertOn(webhook);
      const at = now();
      const tidings: Tidings = {
        event: 'webhook.trial',
        eventId: `trial.${randomUUID()}`,
        at,
        data: { site: { id: siteId }, webhook: { id: webhookId, name: webhook.name } },
      };
      const delivery = await db.transaction((tx) => tell(tx, webhook, tidings, null));
      if (delivery === null) throw new Error('a fresh id was known already');
      wakeJobs();
      return delivery;
    },

    /** Owes telling all webhooks that listen. */
    async happened(tx: Db, happened: Happened): Promise<() => void> {
      for (const tidings of tidingsOf(happened)) {
        const listening = await listListening(tx, happened.row.siteId, tidings.event);
        for (const webhook of listening) await tell(tx, webhook, tidings, happened.row.id);
      }
      return wakeJobs;
    },

    /** Owes telling one webhook, because a rule says so. @returns false when it is gone or off */
    async tellOne(tx: Db, key: WebhookKey, tidings: Tidings, conversationId: string): Promise<boolean> {
      const webhook = await findWebhook(tx, key);
      if (webhook === null || webhook.disabledAt !== null) return false;
      await tell(tx, webhook, tidings, conversationId);
      return true;
    },

    run: deliveries.run,
    settled: deliveries.settled,

    /** Deletes old deliveries. */
    tidy: (tx: Db): Promise<void> => deleteSettledBefore(tx, now() - KEPT_MS),
  };
}

const changeName = (enabled: boolean | undefined): string =>
  enabled === undefined ? 'webhook.changed' : enabled ? 'webhook.enabled' : 'webhook.disabled';

function found(row: WebhookRow | null): WebhookRow {
  if (row === null)
    throw new RequestError('not-found', 'There is no such webhook on this site.', { field: 'webhookId' });
  return row;
}

function assertOn({ disabledAt }: WebhookRow): void {
  if (disabledAt !== null)
    throw new RequestError('conflict', 'This webhook is switched off. Switch it on first.');
}

/** What the name leads to is looked at when something is sent: it may change until then. */
function assertAddress(address: string, allowInner: boolean): void {
  const refuse = (why: string) => new RequestError('invalid', `The address ${why}.`, { field: 'url' });
  const url = new URL(address);
  if (url.username !== '' || url.password !== '') throw refuse('must carry no password');
  if (url.protocol === 'https:' || (allowInner && url.protocol === 'http:')) return;
  throw refuse('must begin with https');
}
