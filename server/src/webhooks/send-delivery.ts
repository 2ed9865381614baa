import type { DeliveryAttempt } from '@attune/protocol';
import { OutboundError, type Outbound } from '../outbound/outbound.ts';
import { webhookSecret } from '../secrets/kept-secret.ts';
import type { Secrets } from '../secrets/secrets.ts';
import { signatureHeaders } from './sign.ts';
import type { DeliveryRow, WebhookRow } from './webhook.repository.ts';

/** For everything together: looking the name up, connecting, sending, reading. */
export const ANSWER_WITHIN_MS = 5_000;
const MAX_ANSWER_BYTES = 64 * 1024;
/** Characters of an answer that the log keeps. */
const ANSWER_KEPT = 2_000;

export interface Sending {
  readonly outbound: Outbound;
  readonly secrets: Secrets;
  now(): number;
}

/** Tells a webhook once, and says how that went. */
export async function sendDelivery(
  { outbound, secrets, now }: Sending,
  delivery: DeliveryRow,
  webhook: WebhookRow,
): Promise<DeliveryAttempt> {
  const at = now();
  const started = performance.now();
  const ended = () => Math.round(performance.now() - started);
  const secret = webhookSecret(secrets, webhook.id).open(webhook.secret);
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
    return { at, tookMs: ended(), status: answer.status, problem: null, answer: keptOf(answer.body) };
  } catch (error) {
    if (!(error instanceof OutboundError)) throw error;
    return { at, tookMs: ended(), status: null, problem: error.message, answer: null };
  }
}

const keptOf = (body: Uint8Array): string =>
  new TextDecoder().decode(body).replaceAll('\0', '').slice(0, ANSWER_KEPT).toWellFormed();
