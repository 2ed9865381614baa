import type { DeliveryAttempt, Webhook } from '@attune/protocol';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Db } from '../db/open-database.ts';
import type { Log } from '../log/create-log.ts';
import type { Outbound } from '../outbound/outbound.ts';
import type { Secrets } from '../secrets/secrets.ts';
import { claimDue, endAllOf, type Claimed } from './due-deliveries.repository.ts';
import { pauseAfter } from './retry.ts';
import { ANSWER_WITHIN_MS, sendDelivery } from './send-delivery.ts';
import { noteHealth } from './webhook-health.ts';
import { endAttempt, type DeliveryRow } from './webhook.repository.ts';

/** A job of earlier versions, one for each attempt; what they left behind is done by looking for what is due. */
export const WEBHOOK_DELIVERY = 'webhook-delivery';

/** An attempt that has not ended by then died with its process, and is begun again. Far past the longest one. */
export const LEASE_MS = 12 * ANSWER_WITHIN_MS;
/** Attempts at once in one process. */
const MOST_AT_ONCE = 16;
/** A slow receiver must not hold up the others; one that fails is asked no more than can tell that it is well again. */
const MOST_FOR_ONE = 4;
const MOST_FOR_FAILING = 1;
/** For what other processes owe, what has come due, and what was lost. */
const LOOK_EVERY_MS = 1_000;
/** Whoever wakes us while we look is answered together with others who do, after this long. */
const REST_MS = 20;

export interface DeliveriesDeps {
  readonly db: Db;
  readonly secrets: Secrets;
  readonly log: Log;
  readonly outbound: Outbound;
  now(): number;
  /** 0–1. */
  chance(): number;
  /** Nothing is delivered to it any more. */
  stopped(siteId: string, webhook: Webhook): void;
}

/**
 * Sends what webhooks are to be told: at least once each, and again later when it fails. What is owed stands in the
 * database; a process takes only as much of it as it can send at once.
 */
export function createDeliveries(deps: DeliveriesDeps) {
  const { db, secrets, log, outbound, now, chance, stopped } = deps;
  const underWay = new Set<Promise<void>>();
  const byWebhook = new Map<string, number>();
  let timer: NodeJS.Timeout | undefined;
  let isWanted = false;
  let looking: Promise<void> | null = null;

  const settle = (delivery: DeliveryRow, result: DeliveryAttempt): Promise<Webhook | null> =>
    db.transaction(async (tx) => {
      const { siteId, webhookId, tries } = delivery;
      const isDelivered = result.status !== null && result.status >= 200 && result.status < 300;
      const pause = isDelivered ? null : pauseAfter(tries + 1, chance());
      const nextAt = pause === null ? null : now() + pause;
      const state = isDelivered ? 'delivered' : nextAt === null ? 'failed' : 'pending';
      if (!(await endAttempt(tx, delivery, result, { state, nextAt }))) return null;
      return noteHealth(tx, { siteId, webhookId }, isDelivered, now());
    });

  async function attempt({ delivery, webhook }: Claimed): Promise<void> {
    const { siteId, webhookId } = delivery;
    if (webhook.disabledAt !== null) return endAllOf(db, { siteId, webhookId }, switchedOff(now()));
    const result = await sendDelivery({ outbound, secrets, now }, delivery, webhook);
    const ended = await settle(delivery, result);
    if (ended !== null) stopped(siteId, ended);
  }

  function begin(claimed: Claimed): void {
    const { id } = claimed.webhook;
    count(id, 1);
    const sending = attempt(claimed)
      // The lease brings it back.
      .catch((err: unknown) => log.error({ err, webhookId: id }, 'a delivery could not be settled'))
      .finally(() => {
        underWay.delete(sending);
        count(id, -1);
        wake();
      });
    underWay.add(sending);
  }

  function count(webhookId: string, by: 1 | -1): void {
    const attempts = (byWebhook.get(webhookId) ?? 0) + by;
    if (attempts === 0) byWebhook.delete(webhookId);
    else byWebhook.set(webhookId, attempts);
  }

  async function look(): Promise<void> {
    const free = MOST_AT_ONCE - underWay.size;
    if (free <= 0) return;
    const room = {
      free,
      underWay: byWebhook,
      perWebhook: MOST_FOR_ONE,
      perFailing: MOST_FOR_FAILING,
    };
    for (const claimed of await claimDue(db, room, now(), now() + LEASE_MS)) begin(claimed);
  }

  async function lookWhileWanted(): Promise<void> {
    while (isWanted && timer !== undefined) {
      isWanted = false;
      // Nothing is lost: the next look finds it.
      await look().catch((err: unknown) => log.warn({ err }, 'Could not look for deliveries that are due'));
      await sleep(REST_MS);
    }
    looking = null;
  }

  /** Something is owed, as of now. */
  function wake(): void {
    isWanted = true;
    if (timer !== undefined) looking ??= lookWhileWanted();
  }

  return {
    wake,

    /** Sends from this process. */
    start(): void {
      timer ??= setInterval(wake, LOOK_EVERY_MS);
      wake();
    },

    /** Takes no more, and resolves when what is under way has ended. */
    async close(): Promise<void> {
      clearInterval(timer);
      timer = undefined;
      await looking;
      await Promise.all(underWay);
    },
  };
}

const switchedOff = (at: number): DeliveryAttempt => ({
  at,
  tookMs: 0,
  status: null,
  problem: 'The webhook is switched off.',
  answer: null,
});
