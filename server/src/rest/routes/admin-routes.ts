import { auditRequests, idField, webhookInput, webhookRequests } from '@attune/protocol';
import * as v from 'valibot';
import type { ApiCaller } from '../../api-keys/api-keys.ts';
import type { AuditLog } from '../../audit/audit.ts';
import type { Webhooks } from '../../webhooks/webhooks.ts';
import { auditAnswer, deliveryAnswer, pageOf, webhookAnswer } from '../answers.ts';
import { cursorQuery, instantQuery, none, siteOf, siteQuery } from '../fields.ts';
import { restRoute, type RestRoute } from '../rest-route.ts';

export interface AdminRoutesDeps {
  readonly webhooks: Webhooks;
  readonly auditLog: Pick<AuditLog, 'list'>;
}

const ABOUT = 'Webhooks';
const one = v.strictObject({ webhookId: idField });
const onSite = v.strictObject({ siteId: siteQuery });

/** Who acts, as the audit log names them. */
const actor = ({ author }: ApiCaller) => ({ id: author.id, name: author.name ?? 'A key' });

/** What only admins do, and the keys they trust with it. */
export function adminRoutes(deps: AdminRoutesDeps): readonly RestRoute[] {
  return [...webhookRoutes(deps), ...deliveryRoutes(deps), ...auditRoutes(deps)];
}

function webhookRoutes({ webhooks }: Pick<AdminRoutesDeps, 'webhooks'>): readonly RestRoute[] {
  const scope = 'admin:webhooks';
  return [
    restRoute({
      id: 'listWebhooks',
      method: 'get',
      path: '/webhooks',
      about: ABOUT,
      summary: 'The webhooks of a site',
      scope,
      params: none,
      query: onSite,
      body: null,
      answer: pageOf(webhookAnswer),
      status: 200,
      async handle({ query }, caller) {
        const found = await webhooks.list(siteOf(caller, query.siteId));
        return { value: { items: found.map((each) => ({ ...each, events: [...each.events] })), next: null } };
      },
    }),
    restRoute({
      id: 'createWebhook',
      method: 'post',
      path: '/webhooks',
      about: ABOUT,
      summary: 'Adds a webhook',
      more: 'Deliveries are POST requests with JSON, signed as Standard Webhooks describes: "webhook-id", "webhook-timestamp", "webhook-signature" with HMAC-SHA256 over "id.timestamp.body". The same id may come more than once. Anything but a 2xx within 5 seconds is tried again for about three days.',
      scope,
      params: none,
      query: onSite,
      body: webhookInput,
      answer: v.object({ webhook: webhookAnswer, secret: v.string() }),
      status: 201,
      async handle({ query, body }, caller) {
        const { webhook, secret } = await webhooks.create(siteOf(caller, query.siteId), body, actor(caller));
        return { value: { webhook: { ...webhook, events: [...webhook.events] }, secret } };
      },
    }),
    restRoute({
      id: 'changeWebhook',
      method: 'patch',
      path: '/webhooks/{webhookId}',
      about: ABOUT,
      summary: 'Changes a webhook, or switches it on or off',
      scope,
      params: one,
      query: onSite,
      body: v.strictObject({ ...v.partial(webhookInput).entries, enabled: v.optional(v.boolean()) }),
      answer: webhookAnswer,
      status: 200,
      async handle({ params, query, body }, caller) {
        const key = { siteId: siteOf(caller, query.siteId), webhookId: params.webhookId };
        const webhook = await webhooks.update({ ...key, ...body }, actor(caller));
        return { value: { ...webhook, events: [...webhook.events] } };
      },
    }),
    restRoute({
      id: 'removeWebhook',
      method: 'delete',
      path: '/webhooks/{webhookId}',
      about: ABOUT,
      summary: 'Removes a webhook with its log',
      scope,
      params: one,
      query: onSite,
      body: null,
      answer: none,
      status: 200,
      async handle({ params, query }, caller) {
        const key = { siteId: siteOf(caller, query.siteId), webhookId: params.webhookId };
        await webhooks.remove(key, actor(caller));
        return { value: {} };
      },
    }),
  ];
}

/** What a webhook was told. */
function deliveryRoutes({ webhooks }: Pick<AdminRoutesDeps, 'webhooks'>): readonly RestRoute[] {
  const scope = 'admin:webhooks';
  return [
    restRoute({
      id: 'listDeliveries',
      method: 'get',
      path: '/webhooks/{webhookId}/deliveries',
      about: ABOUT,
      summary: 'What was delivered, the latest first, and how it went',
      scope,
      params: one,
      query: v.strictObject({
        siteId: siteQuery,
        words: webhookRequests['webhook:deliveries'].entries.words,
        cursor: cursorQuery,
      }),
      body: null,
      answer: pageOf(deliveryAnswer),
      status: 200,
      async handle({ params, query }, caller) {
        const key = { siteId: siteOf(caller, query.siteId), webhookId: params.webhookId };
        const { deliveries: found, next } = await webhooks.deliveries(key, query);
        return {
          value: { items: found.map((each) => ({ ...each, attempts: [...each.attempts] })), next },
        };
      },
    }),
    restRoute({
      id: 'redeliver',
      method: 'post',
      path: '/webhooks/{webhookId}/deliveries/{deliveryId}/again',
      about: ABOUT,
      summary: 'Sends the same once more',
      scope,
      params: v.strictObject({ webhookId: idField, deliveryId: idField }),
      query: onSite,
      body: null,
      answer: deliveryAnswer,
      status: 200,
      async handle({ params: { webhookId, deliveryId }, query }, caller) {
        const key = { siteId: siteOf(caller, query.siteId), webhookId };
        const delivery = await webhooks.redeliver(key, deliveryId);
        return { value: { ...delivery, attempts: [...delivery.attempts] } };
      },
    }),
  ];
}

function auditRoutes({ auditLog }: Pick<AdminRoutesDeps, 'auditLog'>): readonly RestRoute[] {
  return [
    restRoute({
      id: 'listAudit',
      method: 'get',
      path: '/audit',
      about: 'Audit log',
      summary: 'Who did what, when, to which; latest first',
      scope: 'admin:audit',
      params: none,
      query: v.strictObject({
        siteId: siteQuery,
        action: auditRequests['audit:list'].entries.action,
        words: auditRequests['audit:list'].entries.words,
        actorId: v.optional(idField),
        from: v.optional(instantQuery),
        to: v.optional(instantQuery),
        cursor: auditRequests['audit:list'].entries.cursor,
      }),
      body: null,
      answer: pageOf(auditAnswer),
      status: 200,
      async handle({ query: { siteId, ...filter } }, caller) {
        const { entries, next } = await auditLog.list({ ...filter, siteId: siteOf(caller, siteId) });
        return {
          value: { items: entries.map((entry) => ({ ...entry, details: { ...entry.details } })), next },
        };
      },
    }),
  ];
}
