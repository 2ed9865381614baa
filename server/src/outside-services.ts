import { createApiKeys } from './api-keys/api-keys.ts';
import { createAuditLog } from './audit/audit.ts';
import { createAutomation } from './automation/automation.ts';
import { createRuleActs } from './automation/rule-acts.ts';
import type { ConversationKey } from './conversations/conversation.repository.ts';
import type { Conversations } from './conversations/conversations.ts';
import type { Db } from './db/open-database.ts';
import { HAPPENING } from './happenings/happening.ts';
import { createHappenings } from './happenings/happenings.ts';
import type { JobEffect } from './jobs/run-jobs.ts';
import type { Log } from './log/create-log.ts';
import type { News } from './news/news.ts';
import { createNotes } from './notes/notes.ts';
import { createOutbound } from './outbound/outbound.ts';
import type { Secrets } from './secrets/secrets.ts';
import { createSites } from './sites/sites.ts';
import { WEBHOOK_DELIVERY } from './webhooks/deliveries.ts';
import { createWebhooks } from './webhooks/webhooks.ts';

export interface OutsideServicesDeps {
  readonly db: Db;
  readonly log: Log;
  readonly secrets: Secrets;
  readonly news: News;
  /** Webhooks may go to inner networks. */
  readonly outboundToPrivate: boolean;
  /** Conversations that are changed inside a transaction of ours. */
  conversationsOn(tx: Db): Conversations;
  now(): number;
  besideChanged(key: ConversationKey): void;
}

/** What other programs have to do with us, and what is done by itself: keys, webhooks, rules, and the log of it all. */
export function createOutsideServices(deps: OutsideServicesDeps) {
  const { db, log, news, outboundToPrivate, conversationsOn, now, besideChanged } = deps;
  const webhooks = createWebhooks({
    db,
    secrets: deps.secrets,
    log,
    outbound: createOutbound({ allowInner: outboundToPrivate }),
    allowInner: outboundToPrivate,
    now,
    changed: news.webhooks,
    stopped: (siteId, webhook) => news.webhookStopped(siteId, webhook),
  });
  const automation = createAutomation({
    db,
    now,
    acts: createRuleActs({
      conversationsOn,
      notesOn: (tx) => createNotes({ db: tx, now }),
      webhooks,
      news,
      besideChanged,
      now,
    }),
  });
  return {
    apiKeys: createApiKeys({ db, sitesOf: createSites({ db, now }).sitesOf, now }),
    auditLog: createAuditLog({ db, now }),
    automation,
    webhooks,
    /** Jobs of ours, by topic. */
    outsideJobs: {
      [HAPPENING]: createHappenings([webhooks.happened, automation.happened]),
      [WEBHOOK_DELIVERY]: () => Promise.resolve(webhooks.wake),
    } satisfies Record<string, JobEffect>,
  };
}
