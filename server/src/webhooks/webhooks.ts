import { RequestError, type WebhookAnswers, type WebhookDelivery } from '@attune/protocol';
import { randomUUID } from 'node:crypto';
import type { Db } from '../db/open-database.ts';
import type { Happened } from '../happenings/happenings.ts';
import { createDeliveries, type DeliveriesDeps } from './deliveries.ts';
import { deliveryLog, type DeliveriesSought } from './delivery-log.repository.ts';
import { createKeptWebhooks, found } from './kept-webhooks.ts';
import { bodyOf, tidingsOf, type Tidings } from './webhook-body.ts';
import {
  beginRound,
  deleteSettledBefore,
  findDelivery,
  findWebhook,
  insertDelivery,
  listListening,
  toDelivery,
  type WebhookKey,
  type WebhookRow,
} from './webhook.repository.ts';

/** Deliveries are kept for the log so long. */
const KEPT_MS = 30 * 86_400_000;

export interface WebhooksDeps extends Omit<DeliveriesDeps, 'chance'> {
  chance?(): number;
  /** Addresses without encryption may be given, for inner networks and tests. */
  readonly allowInner: boolean;
  /** A site's webhooks are others than before. */
  changed(siteId: string): void;
}

export type Webhooks = ReturnType<typeof createWebhooks>;

/** Tells other programs of what happens on a site. */
export function createWebhooks({ chance = Math.random, allowInner, changed, ...deps }: WebhooksDeps) {
  const { db, secrets, now } = deps;
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
    return delivery === null ? null : toDelivery(delivery);
  };

  return {
    ...createKeptWebhooks({ db, secrets, now, allowInner, changed }),

    /** Latest first, a page at a time. @throws RequestError `not-found`, `invalid` */
    async deliveries(
      { siteId, webhookId }: WebhookKey,
      sought: DeliveriesSought,
    ): Promise<WebhookAnswers['webhook:deliveries']> {
      found(await findWebhook(db, { siteId, webhookId }));
      return deliveryLog(db, { siteId, webhookId }, sought);
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
        return toDelivery(again);
      });
      deliveries.wake();
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
      deliveries.wake();
      return delivery;
    },

    /** Owes telling all webhooks that listen. */
    async happened(tx: Db, happened: Happened): Promise<() => void> {
      for (const tidings of tidingsOf(happened)) {
        const listening = await listListening(tx, happened.row.siteId, tidings.event);
        for (const webhook of listening) await tell(tx, webhook, tidings, happened.row.id);
      }
      return deliveries.wake;
    },

    /** Owes telling one webhook, because a rule says so. @returns false when it is gone or off */
    async tellOne(tx: Db, key: WebhookKey, tidings: Tidings, conversationId: string): Promise<boolean> {
      const webhook = await findWebhook(tx, key);
      if (webhook === null || webhook.disabledAt !== null) return false;
      await tell(tx, webhook, tidings, conversationId);
      return true;
    },

    wake: deliveries.wake,
    start: deliveries.start,
    close: deliveries.close,

    /** Deletes old deliveries. */
    tidy: (tx: Db): Promise<void> => deleteSettledBefore(tx, now() - KEPT_MS),
  };
}

function assertOn({ disabledAt }: WebhookRow): void {
  if (disabledAt !== null)
    throw new RequestError('conflict', 'This webhook is switched off. Switch it on first.');
}
