import {
  deliveryStates,
  fitsSought,
  type ApiKey,
  type AuditEntry,
  type AutomationRule,
  type IdentityKey,
  type Webhook,
} from '@attune/protocol';
import { ok, refused, type FakeConnection } from './fake-connection.ts';
import {
  apiKeysFixture,
  auditFixture,
  deliveriesFixture,
  rulesFixture,
  runsFixture,
  webhooksFixture,
} from './fixtures/outside.ts';

const DAY_MS = 86_400_000;

/** Keys, webhooks, rules and the log of who did what. */
export function answerOutside(connection: FakeConnection, now: () => number): void {
  answerKeys(connection, now);
  answerIdentityKeys(connection, now);
  answerWebhooks(connection, now);
  answerRules(connection, now);
  connection.answer('audit:list', ({ action = '', words = '' }) => {
    const fits = ({ actor, subject, action: done }: AuditEntry): boolean =>
      done.startsWith(action) && fitsSought([actor.name, done, subject.name], words);
    return ok({ entries: auditFixture(now()).filter(fits), next: null });
  });
  connection.answer('audit:export', () => ok({ csv: 'at,who\r\n', lines: 0, more: false }));
}

function answerKeys(connection: FakeConnection, now: () => number): void {
  let keys = apiKeysFixture(now());
  connection.answer('api-key:list', () => ok({ keys }));
  connection.answer('api-key:create', ({ kind, siteId, name, scopes, expiresAt = null }) => {
    const secret = `attune_${kind === 'site' ? 's' : 'p'}_${'x'.repeat(43)}`;
    const key: ApiKey = {
      id: `key-${keys.length + 1}`,
      siteId: kind === 'site' ? siteId : null,
      personName: kind === 'site' ? null : 'Ines',
      name,
      hint: secret.slice(0, 14),
      scopes,
      createdByName: 'Ines',
      createdAt: now(),
      expiresAt,
      lastUsedAt: null,
      revokedAt: null,
    };
    keys = [key, ...keys];
    return ok({ key, secret });
  });
  connection.answer('api-key:revoke', ({ keyId }) => {
    keys = keys.map((key) => (key.id === keyId ? { ...key, revokedAt: now() } : key));
    const key = keys.find(({ id }) => id === keyId);
    return key ? ok({ key }) : refused('not-found', 'There is no such key among yours.');
  });
}

function answerIdentityKeys(connection: FakeConnection, now: () => number): void {
  let keys: readonly IdentityKey[] = [
    {
      id: 'k_shop',
      name: 'Web shop',
      algorithm: 'HS256',
      createdByName: 'Ines',
      createdAt: now() - 40 * DAY_MS,
      lastUsedAt: now() - 120_000,
      revokedAt: null,
    },
  ];
  connection.answer('identity-key:list', () => ok({ keys }));
  connection.answer('identity-key:create', ({ name, algorithm }) => {
    const key: IdentityKey = {
      id: `k_${keys.length + 1}`,
      name,
      algorithm,
      createdByName: 'Ines',
      createdAt: now(),
      lastUsedAt: null,
      revokedAt: null,
    };
    keys = [key, ...keys];
    return ok({ key, secret: algorithm === 'HS256' ? 's'.repeat(43) : null });
  });
  connection.answer('identity-key:revoke', ({ keyId }) => {
    keys = keys.map((key) => (key.id === keyId ? { ...key, revokedAt: now() } : key));
    const key = keys.find(({ id }) => id === keyId);
    return key ? ok({ key }) : refused('not-found', 'There is no such key on this site.');
  });
}

function answerWebhooks(connection: FakeConnection, now: () => number): void {
  let webhooks = webhooksFixture(now());
  const gone = () => refused('not-found', 'There is no such webhook on this site.');
  connection.answer('webhook:list', () => ok({ webhooks }));
  connection.answer('webhook:create', ({ siteId, name, url, events }) => {
    const fresh = { createdAt: now(), failingSince: null, disabledAt: null, disabledWhy: null };
    const webhook: Webhook = { id: `webhook-${webhooks.length + 1}`, siteId, name, url, events, ...fresh };
    webhooks = [...webhooks, webhook];
    return ok({ webhook, secret: 'whsec_c2VjcmV0' });
  });
  connection.answer('webhook:update', ({ siteId, webhookId, enabled }) => {
    const disabledAt = enabled === false ? now() : null;
    webhooks = webhooks.map((each) =>
      each.id === webhookId ? { ...each, disabledAt, disabledWhy: null } : each,
    );
    const webhook = webhooks.find(({ id }) => id === webhookId);
    connection.tell('webhooks:changed', { siteId });
    return webhook ? ok({ webhook }) : gone();
  });
  connection.answer('webhook:secret', () => ok({ secret: 'whsec_c2VjcmV0' }));
  connection.answer('webhook:deliveries', ({ words = '' }) => {
    const all = deliveriesFixture(now());
    const deliveries = all.filter(({ event, state, body }) =>
      fitsSought([event, deliveryStates[state], body], words),
    );
    return ok({ deliveries, counted: { found: deliveries.length, of: all.length }, next: null });
  });
  const redelivered = () => {
    const [delivery] = deliveriesFixture(now());
    return delivery ? ok({ delivery }) : gone();
  };
  connection.answer('webhook:try', redelivered);
  connection.answer('webhook:redeliver', redelivered);
  connection.answer('webhook:remove', ({ webhookId, deedId }) => {
    if (deedId === undefined) webhooks = webhooks.filter(({ id }) => id !== webhookId);
    return ok(null);
  });
}

function answerRules(connection: FakeConnection, now: () => number): void {
  let rules = rulesFixture(now());
  const put = (rule: AutomationRule) => {
    rules = [...rules.filter(({ id }) => id !== rule.id), rule];
    return ok({ rule });
  };
  connection.answer('automation:list', () => ok({ rules }));
  connection.answer('automation:create', ({ siteId, rule }) =>
    put({
      id: `rule-${rules.length + 1}`,
      siteId,
      enabled: true,
      rule,
      version: 1,
      savedByName: 'Ines',
      savedAt: now(),
      runs: 0,
    }),
  );
  connection.answer('automation:update', ({ ruleId, rule, enabled }) => {
    const known = rules.find(({ id }) => id === ruleId);
    if (!known) return refused('not-found', 'There is no such rule on this site.');
    return put({
      ...known,
      rule: rule ?? known.rule,
      enabled: enabled ?? known.enabled,
      version: known.version + 1,
    });
  });
  connection.answer('automation:remove', ({ ruleId }) => {
    rules = rules.filter(({ id }) => id !== ruleId);
    return ok(null);
  });
  connection.answer('automation:runs', () => ok({ runs: runsFixture(now()) }));
  connection.answer('automation:try', () =>
    ok({
      matched: 1,
      looked: 12,
      examples: [
        { conversationId: 'c-mara', visitorLabel: 'Visitor 4F2A', at: now(), why: ['wrote “refund”'] },
      ],
    }),
  );
}
