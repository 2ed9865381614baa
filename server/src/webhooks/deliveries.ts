import type { DeliveryAttempt, Webhook } from '@attune/protocol';
import * as v from 'valibot';
import type { Db } from '../db/open-database.ts';
import type { Outbox } from '../jobs/outbox.ts';
import type { Log } from '../log/create-log.ts';
import { OutboundError, type Outbound } from '../outbound/outbound.ts';
import { webhookSecret } from '../secrets/kept-secret.ts';
import type { Secrets } from '../secrets/secrets.ts';
import { pauseAfter } from './retry.ts';
import { signatureHeaders } from './sign.ts';
import { noteHealth } from './webhook-health.ts';
import {
  endAttempt,
  findDelivery,
  findWebhook,
  type DeliveryRow,
  type WebhookRow,
} from './webhook.repository.ts';

export const WEBHOOK_DELIVERY = 'webhook-delivery';
const duePayload = v.object({
  siteId: v.string(),
  deliveryId: v.string(),
  round: v.number(),
  tries: v.number(),
});

const ANSWER_WITHIN_MS = 5_000;
const MAX_ANSWER_BYTES = 64 * 1024;
/** Characters of an answer that the log keeps. */
const ANSWER_KEPT = 2_000;
/** An attempt whose process died is begun again after this; well past the longest one. */
const LEASE_MS = 30_000;
/** Sends at once in one process: a slow receiver must not hold up the others for long. */
const SENDS_AT_ONCE = 8;

export interface DeliveriesDeps {
  readonly db: Db;
  readonly secrets: Secrets;
  readonly log: Log;
  readonly outbox: Pick<Outbox, 'enqueue'>;
  readonly outbound: Outbound;
  now(): number;
  /** 0–1. */
  chance(): number;
  wakeJobs(): void;
  /** Nothing is delivered to it any more. */
  stopped(siteId: string, webhook: Webhook): void;
}

/** Sends what webhooks are to be told: at least once each, and again later when it fails. */
export function createDeliveries(deps: DeliveriesDeps) {
  const { db, secrets, log, outbox, outbound, now, chance, wakeJobs, stopped } = deps;
  const underWay = new Set<Promise<void>>();
  const waiting: (() => void)[] = [];

  /** Owes an attempt, as part of `tx`. */
  const owe = async (tx: Db, { siteId, id, round, tries }: DeliveryRow, runAt: number): Promise<void> => {
    await outbox.enqueue(tx, {
      topic: WEBHOOK_DELIVERY,
      payload: { siteId, deliveryId: id, round, tries },
      runAt,
    });
  };

  const attempt = async (delivery: DeliveryRow, webhook: WebhookRow): Promise<DeliveryAttempt> => {
    const at = now();
    const started = performance.now();
    const secret = webhookSecret(secrets, webhook.id).open(webhook.secret);
    const ended = () => Math.round(performance.now() - started);
    try {
      const answer = await outbound.ask({
        url: webhook.url,
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'user-agent': 'Attune-Webhooks/1',
          ...signatureHeaders(secret, { id: delivery.eventId, at, body: delivery.body }),
        },
        body: delivery.body,
        timeoutMs: ANSWER_WITHIN_MS,
        maxBytes: MAX_ANSWER_BYTES,
      });
      const text = new TextDecoder()
        .decode(answer.body)
        .replaceAll('\0', '')
        .slice(0, ANSWER_KEPT)
        .toWellFormed();
      return { at, tookMs: ended(), status: answer.status, problem: null, answer: text };
    } catch (error) {
      if (!(error instanceof OutboundError)) throw error;
      return { at, tookMs: ended(), status: null, problem: error.message, answer: null };
    }
  };

  const settle = (delivery: DeliveryRow, result: DeliveryAttempt): Promise<Webhook | null> =>
    db.transaction(async (tx) => {
      const { siteId, webhookId, tries } = delivery;
      const isDelivered = result.status !== null && result.status >= 200 && result.status < 300;
      const pause = isDelivered ? null : pauseAfter(tries + 1, chance());
      const nextAt = pause === null ? null : now() + pause;
      const state = isDelivered ? 'delivered' : nextAt === null ? 'failed' : 'pending';
      if (!(await endAttempt(tx, delivery, result, { state, nextAt }))) return null;
      if (nextAt !== null) await owe(tx, { ...delivery, tries: tries + 1 }, nextAt);
      return noteHealth(tx, { siteId, webhookId }, isDelivered, now());
    });

  const send = async (delivery: DeliveryRow, webhook: WebhookRow): Promise<void> => {
    const ended = await settle(delivery, await attempt(delivery, webhook));
    wakeJobs();
    if (ended !== null) stopped(delivery.siteId, ended);
  };

  const begin = (delivery: DeliveryRow, webhook: WebhookRow): void => {
    if (underWay.size >= SENDS_AT_ONCE) {
      waiting.push(() => begin(delivery, webhook));
      return;
    }
    const sending = send(delivery, webhook)
      // The lease brings it back.
      .catch((err: unknown) => log.error({ err, webhookId: webhook.id }, 'a delivery could not be settled'))
      .finally(() => {
        underWay.delete(sending);
        waiting.shift()?.();
      });
    underWay.add(sending);
  };

  return {
    owe,

    /** The job: begins an attempt once this is committed, and has it begun again should this process die. */
    async run(tx: Db, payload: unknown): Promise<(() => void) | void> {
      const { siteId, deliveryId, round, tries } = v.parse(duePayload, payload);
      const delivery = await findDelivery(tx, siteId, deliveryId);
      if (delivery === null || delivery.state !== 'pending') return;
      if (delivery.round !== round || delivery.tries !== tries) return;
      const webhook = await findWebhook(tx, { siteId, webhookId: delivery.webhookId });
      if (webhook === null) return;
      if (webhook.disabledAt !== null) {
        const off = {
          at: now(),
          tookMs: 0,
          status: null,
          problem: 'The webhook is switched off.',
          answer: null,
        };
        await endAttempt(tx, delivery, off, { state: 'failed', nextAt: null });
        return;
      }
      await owe(tx, delivery, now() + LEASE_MS);
      return () => begin(delivery, webhook);
    },

    /** Resolves when what is under way has ended; what waits is begun by whichever process comes next. */
    async settled(): Promise<void> {
      waiting.length = 0;
      await Promise.all(underWay);
    },
  };
}
