import { randomUUID } from 'node:crypto';
import { RequestError, type AgentInput, type Webhook, type WebhookInput } from '@attune/protocol';
import { audit, byPerson } from '../audit/audit.ts';
import type { Db } from '../db/open-database.ts';
import { webhookSecret } from '../secrets/kept-secret.ts';
import type { Secrets } from '../secrets/secrets.ts';
import { newSecret } from './sign.ts';
import {
  deleteWebhook,
  findWebhook,
  insertWebhook,
  listWebhooks,
  toWebhook,
  updateWebhook,
  type WebhookKey,
  type WebhookRow,
} from './webhook.repository.ts';

/** More than anybody needs, and a bound on what one message costs. */
const MAX_WEBHOOKS = 20;

interface Person {
  readonly id: string;
  readonly name: string;
}

export interface KeptWebhooksDeps {
  readonly db: Db;
  readonly secrets: Secrets;
  now(): number;
  /** Addresses without encryption may be given, for inner networks and tests. */
  readonly allowInner: boolean;
  /** A site's webhooks are others than before. */
  changed(siteId: string): void;
}

export type KeptWebhooks = ReturnType<typeof createKeptWebhooks>;

/** Which webhooks a site has, and what an admin does with them. */
export function createKeptWebhooks({ db, secrets, now, allowInner, changed }: KeptWebhooksDeps) {
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
      const id = randomUUID();
      const secret = newSecret();
      const row: WebhookRow = {
        ...input,
        siteId,
        id,
        secret: webhookSecret(secrets, id).seal(secret),
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
      changed(siteId);
      return { webhook: toWebhook(row), secret };
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
      const webhook = await db.transaction(async (tx) => {
        const key = { siteId, webhookId };
        const row = found(
          Object.keys(change).length === 0
            ? await findWebhook(tx, key)
            : await updateWebhook(tx, key, change),
        );
        await remember(tx, by, changeName(enabled), row);
        return toWebhook(row);
      });
      changed(siteId);
      return webhook;
    },

    /** Removes it with its log. @throws RequestError `not-found` */
    async remove({ siteId, webhookId }: WebhookKey, by: Person): Promise<void> {
      await db.transaction(async (tx) => {
        await remember(tx, by, 'webhook.removed', found(await deleteWebhook(tx, { siteId, webhookId })));
      });
      changed(siteId);
    },

    /** @throws RequestError `not-found` */
    secret: ({ siteId, webhookId }: WebhookKey, by: Person): Promise<string> =>
      db.transaction(async (tx) => {
        const row = found(await findWebhook(tx, { siteId, webhookId }));
        await remember(tx, by, 'webhook.secret-seen', row);
        return webhookSecret(secrets, row.id).open(row.secret);
      }),

    /** @throws RequestError `not-found` */
    renewSecret: ({ siteId, webhookId }: WebhookKey, by: Person): Promise<string> =>
      db.transaction(async (tx) => {
        const secret = newSecret();
        const sealed = webhookSecret(secrets, webhookId).seal(secret);
        const row = found(await updateWebhook(tx, { siteId, webhookId }, { secret: sealed }));
        await remember(tx, by, 'webhook.secret-renewed', row);
        return secret;
      }),
  };
}

const changeName = (enabled: boolean | undefined): string =>
  enabled === undefined ? 'webhook.changed' : enabled ? 'webhook.enabled' : 'webhook.disabled';

/** @throws RequestError `not-found` */
export function found(row: WebhookRow | null): WebhookRow {
  if (row === null)
    throw new RequestError('not-found', 'There is no such webhook on this site.', { field: 'webhookId' });
  return row;
}

/** What the name leads to is looked at when something is sent: it may change until then. */
function assertAddress(address: string, allowInner: boolean): void {
  const refuse = (why: string) => new RequestError('invalid', `The address ${why}.`, { field: 'url' });
  const url = new URL(address);
  if (url.username !== '' || url.password !== '') throw refuse('must carry no password');
  if (url.protocol === 'https:' || (allowInner && url.protocol === 'http:')) return;
  throw refuse('must begin with https');
}
