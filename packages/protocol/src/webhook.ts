import * as v from 'valibot';
import { deedIdField } from './deed.ts';
import { cursorField, idField, labelField } from './fields.ts';
import { soughtField } from './sought.ts';

/** What a site can be told of, each with the words an admin reads. */
export const webhookEvents = {
  'conversation.created': 'A visitor wrote for the first time',
  'message.created': 'Somebody wrote a message',
  'conversation.status': 'A conversation was resolved, opened, or set aside',
  'conversation.assigned': 'Somebody took a conversation, or was given one',
  'conversation.labelled': 'The labels of a conversation changed',
  'flag.raised': 'A conversation was flagged',
  'csat.given': 'A visitor said how it was',
  'automation.ran': 'A rule was to tell of a conversation',
  'webhook.trial': 'A trial, sent by a button',
} as const;
/** What became of a delivery, as admins read it. */
export const deliveryStates = {
  pending: 'under way',
  delivered: 'delivered',
  failed: 'not delivered',
} as const;

export type WebhookEvent = keyof typeof webhookEvents;
export const webhookEventNames = Object.keys(webhookEvents) as WebhookEvent[];

/** Those that one can ask for; the others are sent by rules and by buttons. */
export const wantedEventNames = webhookEventNames.filter(
  (name) => name !== 'webhook.trial' && name !== 'automation.ran',
);

/** Longest address a webhook may have. */
const MAX_URL_LENGTH = 500;

const webhookFields = {
  name: labelField(60),
  url: v.pipe(
    v.string(),
    v.trim(),
    v.maxLength(MAX_URL_LENGTH, `must have at most ${MAX_URL_LENGTH} characters`),
    v.url('must be an address such as “https://example.com/attune”'),
  ),
  events: v.pipe(
    v.array(v.picklist(wantedEventNames)),
    v.minLength(1, 'must name what to tell of'),
    v.maxLength(webhookEventNames.length),
    v.check((events) => new Set(events).size === events.length, 'must name each event once'),
  ),
};
/** What an admin says of a webhook. */
export const webhookInput = v.strictObject(webhookFields);
export type WebhookInput = v.InferOutput<typeof webhookInput>;

export interface Webhook {
  readonly id: string;
  readonly siteId: string;
  readonly name: string;
  readonly url: string;
  readonly events: readonly WebhookEvent[];
  readonly createdAt: number;
  /** Since when nothing could be delivered; null while it goes well. */
  readonly failingSince: number | null;
  readonly disabledAt: number | null;
  /** In words, when we stopped by ourselves; null when an admin did. */
  readonly disabledWhy: string | null;
}

/** One try to deliver. */
export interface DeliveryAttempt {
  readonly at: number;
  readonly tookMs: number;
  /** Null: there was no answer. */
  readonly status: number | null;
  /** Why there was none; null when there was. */
  readonly problem: string | null;
  /** The answer's first 2,000 characters. */
  readonly answer: string | null;
}

export interface WebhookDelivery {
  readonly id: string;
  readonly event: WebhookEvent;
  readonly state: 'pending' | 'delivered' | 'failed';
  readonly createdAt: number;
  /** When it is tried again; null: not by itself. */
  readonly nextAt: number | null;
  /** Latest last. */
  readonly attempts: readonly DeliveryAttempt[];
  /** What is sent, as JSON. */
  readonly body: string;
}

/** All of these are for admins only. */
export const webhookRequests = {
  'webhook:list': v.strictObject({ siteId: idField }),
  'webhook:create': v.strictObject({ siteId: idField, ...webhookFields }),
  /** Names what changes. `enabled: true` also forgets that it failed. */
  'webhook:update': v.strictObject({
    siteId: idField,
    webhookId: idField,
    ...v.partial(webhookInput).entries,
    enabled: v.optional(v.boolean()),
  }),
  'webhook:remove': v.strictObject({ siteId: idField, webhookId: idField, deedId: deedIdField }),
  /** The secret that signs, for whoever has to check signatures; every look is in the audit log. */
  'webhook:secret': v.strictObject({ siteId: idField, webhookId: idField }),
  /** Another secret from now on; the old one no longer signs. */
  'webhook:renew-secret': v.strictObject({ siteId: idField, webhookId: idField }),
  /** Latest first, a page at a time. */
  'webhook:deliveries': v.strictObject({
    siteId: idField,
    webhookId: idField,
    words: v.optional(soughtField),
    /** From the previous page's `next`. */
    cursor: v.optional(cursorField),
  }),
  'webhook:redeliver': v.strictObject({ siteId: idField, webhookId: idField, deliveryId: idField }),
  /** Sends a `webhook.trial`. */
  'webhook:try': v.strictObject({ siteId: idField, webhookId: idField }),
} as const;

export interface WebhookAnswers {
  'webhook:list': { readonly webhooks: readonly Webhook[] };
  'webhook:create': { readonly webhook: Webhook; readonly secret: string };
  'webhook:update': { readonly webhook: Webhook };
  'webhook:remove': null;
  'webhook:secret': { readonly secret: string };
  'webhook:renew-secret': { readonly secret: string };
  'webhook:deliveries': {
    readonly deliveries: readonly WebhookDelivery[];
    /** Deliveries that fit, and among how many of the latest they were sought. Null on later pages: it was said. */
    readonly counted: { readonly found: number; readonly of: number } | null;
    /** Where older ones begin. Fewer may fit among them than make a page, or none. */
    readonly next: string | null;
  };
  'webhook:redeliver': { readonly delivery: WebhookDelivery };
  'webhook:try': { readonly delivery: WebhookDelivery };
}
