import * as v from 'valibot';
import { createAttachments } from './attachments/attachments.ts';
import type { FileStore } from './attachments/file-store.ts';
import { createConversationSettings } from './conversation-settings/conversation-settings-of-site.ts';
import type { Conversations } from './conversations/conversations.ts';
import { createRatings } from './csat/ratings.ts';
import type { Db } from './db/open-database.ts';
import { createInvitations } from './invitations/invitations.ts';
import type { Outbox } from './jobs/outbox.ts';
import type { JobEffect } from './jobs/run-jobs.ts';
import type { Log } from './log/create-log.ts';
import type { News } from './news/news.ts';
import { createQueue } from './queue/queue.ts';
import { createResumeLinks } from './resume-links/resume-links.ts';
import { createTranscripts } from './transcripts/transcripts.ts';
import { readVisitor } from './visitors/visitors.ts';
import { nameOfSite } from './sites/site.repository.ts';

/** Written by the database itself whenever a row of `attachments` goes. */
const ATTACHMENT_FILE = 'attachment-file';
const ATTACHMENT_SWEEP = 'attachment-sweep';
/** There is one such debt, however many processes plan it. */
const SWEEP_DEBT = '00000000-0000-4000-8000-0000000000d2';
const DAY_MS = 86_400_000;
/** Longer than the queue holds a job in its hands, so that the next one is a job of its own. */
const PAUSE_MS = 10_000;

const filePayload = v.object({ fileKey: v.string() });

export interface InChatDeps {
  readonly db: Db;
  readonly log: Log;
  readonly news: News;
  readonly outbox: Outbox;
  readonly files: FileStore;
  readonly conversations: Conversations;
  /** Whether a mail server is set up. */
  canMail(): Promise<boolean>;
  now(): number;
}

/** What can be done inside a conversation beside writing: files, ratings, transcripts, places in the queue, links. */
export function createInChatServices(deps: InChatDeps) {
  const { db, log, news, outbox, files, conversations, canMail, now } = deps;
  const conversationSettings = createConversationSettings({ db, now });
  const settingOf = conversationSettings.current;
  const attachments = createAttachments({
    db,
    files,
    now,
    rulesOf: async (siteId) => (await settingOf(siteId)).attachments,
  });
  const planSweep = (tx: Db, runAt: number) =>
    outbox.plan(tx, { id: SWEEP_DEBT, topic: ATTACHMENT_SWEEP, payload: {}, runAt });
  const effects: Readonly<Record<string, JobEffect>> = {
    [ATTACHMENT_FILE]: (_tx, payload) => attachments.removeFile(v.parse(filePayload, payload).fileKey),
    async [ATTACHMENT_SWEEP](tx) {
      const more = await attachments.sweep(tx);
      await planSweep(tx, now() + (more ? PAUSE_MS : DAY_MS));
    },
  };
  return {
    attachments,
    conversationSettings,
    invitations: createInvitations({ db, now }),
    queue: createQueue({ db, log, news, now, isOn: async (siteId) => (await settingOf(siteId)).queue.on }),
    ratings: createRatings({
      db,
      conversations,
      now,
      isOn: async (siteId) => (await settingOf(siteId)).rating.on,
    }),
    resumeLinks: createResumeLinks({ db, outbox, canMail, now }),
    transcripts: createTranscripts({
      db,
      conversations,
      outbox,
      canMail,
      siteName: (siteId) => nameOfSite(db, siteId),
      visitor: (siteId, visitorId) => readVisitor(db, siteId, visitorId),
    }),
    inChatEffects: effects,
    planSweep: () => planSweep(db, now() + DAY_MS),
  };
}
