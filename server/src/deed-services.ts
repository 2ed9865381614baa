import type { ConversationKey } from './conversations/conversation.repository.ts';
import type { Conversations } from './conversations/conversations.ts';
import type { Db } from './db/open-database.ts';
import { createDeedActs } from './deeds/deed-acts.ts';
import { createDeeds } from './deeds/deeds.ts';
import type { Outbox } from './jobs/outbox.ts';
import { createLabels } from './labels/labels.ts';
import type { News } from './news/news.ts';
import { createNotes } from './notes/notes.ts';
import type { EraseLedger } from './privacy/erase-ledger.ts';
import { createPrivacy } from './privacy/privacy.ts';
import type { Secrets } from './secrets/secrets.ts';
import { createKeptWebhooks } from './webhooks/kept-webhooks.ts';

/** Topic of what somebody left to be done in a moment. */
export const DEED = 'deed';

export interface DeedServicesDeps {
  readonly db: Db;
  readonly news: News;
  readonly outbox: Outbox;
  readonly secrets: Secrets;
  readonly ledger: EraseLedger;
  /** Conversations that are changed inside a transaction of ours. */
  conversationsOn(tx: Db): Conversations;
  besideChanged(key: ConversationKey): void;
  wakeJobs(): void;
  now(): number;
}

/** What destroys something, done by the server in a moment, unless whoever asked takes it back. */
export function createDeedServices(deps: DeedServicesDeps) {
  const { db, news, outbox, secrets, ledger, conversationsOn, besideChanged, wakeJobs, now } = deps;
  const actsWith = (kept: EraseLedger) =>
    createDeedActs({
      conversationsOn,
      notesOn: (tx) => createNotes({ db: tx, now }),
      labelsOn: (tx) => createLabels({ db: tx, news, now }),
      webhooksOn: (tx) => createKeptWebhooks({ db: tx, secrets, now, allowInner: false, changed: () => {} }),
      privacyOn: (tx) => createPrivacy({ db: tx, news, ledger: kept, now }),
      webhooksChanged: news.webhooks,
      besideChanged,
    });
  return createDeeds({
    db,
    news,
    topic: DEED,
    plan: outbox.plan,
    wakeJobs,
    acts: actsWith(ledger),
    // Nobody is on the list of the erased before they are.
    rehearsed: actsWith({
      add: async () => {},
      missing: async () => [],
      complete: async () => 0,
      read: async () => [],
    }),
    now,
  });
}
