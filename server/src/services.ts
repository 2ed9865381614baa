import * as v from 'valibot';
import type { ConversationKey } from './conversations/conversation.repository.ts';
import { createConversations } from './conversations/conversations.ts';
import type { Database, Db } from './db/open-database.ts';
import { createFriction } from './friction/friction.ts';
import { createInteractions } from './interactions/interactions.ts';
import type { JobQueue } from './jobs/job-queue.ts';
import { createOutbox } from './jobs/outbox.ts';
import { runJobs } from './jobs/run-jobs.ts';
import type { Log } from './log/create-log.ts';
import type { News } from './news/news.ts';
import { createSuggestions } from './suggestions/suggestions.ts';
import { createThresholds } from './thresholds/thresholds.ts';
import { createVisitors } from './visitors/visitors.ts';

const WAITING_CHECK = 'waiting-check';
const checkPayload = v.object({ siteId: v.string(), conversationId: v.string() });

export interface ServicesDeps {
  readonly database: Database;
  readonly queue: JobQueue;
  readonly news: News;
  readonly log: Log;
  now(): number;
}

export type Services = ReturnType<typeof createServices>;

/** The rules of the product, joined: conversations, what is known beside them, and the jobs that keep them up. */
export function createServices({ database, queue, news, log, now }: ServicesDeps) {
  const { db, epoch } = database;
  const outbox = createOutbox({ db, log, now });
  const thresholds = createThresholds({ db, news, now });
  const suggestions = createSuggestions({ db, now });
  const visitors = createVisitors({ db, now });

  const friction = createFriction({
    db,
    log,
    news,
    thresholds,
    suggestions,
    now,
    async planWaitingCheck(tx: Db, key: ConversationKey, runAt: number) {
      await outbox.enqueue(tx, { topic: WAITING_CHECK, payload: key, runAt });
    },
    wakeJobs: () => relay.wake(),
  });

  const conversations = createConversations({
    db,
    epoch,
    news,
    now,
    confirmPublished: (id) => outbox.confirm([id]),
    wakeJobs: () => relay.wake(),
    changed: friction.changed,
  });

  const interactions = createInteractions({ db, news, now, changed: friction.changed });

  const relay = runJobs({
    db,
    queue,
    log,
    now,
    effects: { [WAITING_CHECK]: (tx, payload) => friction.check(tx, v.parse(checkPayload, payload)) },
  });

  return {
    conversations,
    friction,
    interactions,
    outbox,
    suggestions,
    thresholds,
    visitors,
    /** Finishes what is under way. */
    async close(): Promise<void> {
      await relay.close();
      await queue.close();
      await friction.settled();
      await outbox.close();
    },
  };
}
