import type { Webhook } from '@attune/protocol';
import { audit } from '../audit/audit.ts';
import type { Db } from '../db/open-database.ts';
import { GIVEN_UP_AFTER_MS } from './retry.ts';
import { findWebhook, toWebhook, updateWebhook, type WebhookKey } from './webhook.repository.ts';

const DAY_MS = 86_400_000;

/**
 * Remembers how deliveries to a webhook go, and stops one to which nothing could be delivered for days.
 * @returns the webhook when this stopped it
 */
export async function noteHealth(
  tx: Db,
  key: WebhookKey,
  isWell: boolean,
  at: number,
): Promise<Webhook | null> {
  const webhook = await findWebhook(tx, key);
  if (webhook === null || webhook.disabledAt !== null) return null;
  if (isWell) {
    if (webhook.failingSince !== null) await updateWebhook(tx, key, { failingSince: null });
    return null;
  }
  const failingSince = webhook.failingSince ?? at;
  if (at - failingSince < GIVEN_UP_AFTER_MS) {
    if (webhook.failingSince === null) await updateWebhook(tx, key, { failingSince });
    return null;
  }
  const days = Math.floor((at - failingSince) / DAY_MS);
  const disabledWhy = `Nothing could be delivered for ${days} days.`;
  const after = await updateWebhook(tx, key, { disabledAt: at, disabledWhy });
  await audit(tx, {
    at,
    siteId: key.siteId,
    actor: { kind: 'system', id: 'system', name: 'Attune' },
    action: 'webhook.stopped',
    subject: { kind: 'webhook', id: webhook.id, name: webhook.name },
    details: { days },
  });
  return after === null ? null : toWebhook(after);
}
