import { MAX_SYNC_EVENTS } from '@attune/protocol';
import * as v from 'valibot';
import { readConversation } from './conversations/conversation-access.ts';
import type { Conversations } from './conversations/conversations.ts';
import type { Db } from './db/open-database.ts';
import type { Outbox } from './jobs/outbox.ts';
import type { JobEffect } from './jobs/run-jobs.ts';
import type { Log } from './log/create-log.ts';
import { createContinuity, LOOK_EVERY_MS, MAIL_LOOK, MAIL_LOOK_DEBT } from './mail/continuity.ts';
import { createMailSettings } from './mail/mail-settings.ts';
import { createMails, MAIL_SEND } from './mail/mails.ts';
import { createMailTrial } from './mail/mail-trial.ts';
import { sendMail } from './mail/transport.ts';
import { createUnsubscribing } from './mail/unsubscribing.ts';
import { createLetterWriter } from './mail/write-letter.ts';
import { createAccountLinks } from './people/account-links.ts';
import { createPasswordResetLetters, PASSWORD_RESET_ASKED } from './people/password-resets.ts';
import { MAIL_RESUME_LINK, type ResumeLinks } from './resume-links/resume-links.ts';
import type { Secrets } from './secrets/secrets.ts';
import { nameOfSite } from './sites/site.repository.ts';
import { MAIL_TRANSCRIPT, type Transcripts } from './transcripts/transcripts.ts';
import { readVisitor } from './visitors/visitors.ts';
import { randomUUID } from 'node:crypto';

const transcriptPayload = v.object({
  siteId: v.string(),
  conversationId: v.string(),
  to: v.string(),
  askedBy: v.picklist(['visitor', 'agent']),
});
const resumePayload = v.object({
  siteId: v.string(),
  conversationId: v.string(),
  visitorId: v.string(),
  to: v.string(),
  pageUrl: v.string(),
});

export interface MailServicesDeps {
  readonly db: Db;
  readonly log: Log;
  readonly outbox: Outbox;
  readonly secrets: Secrets;
  readonly conversations: Pick<Conversations, 'syncAfter'>;
  readonly transcripts: Pick<Transcripts, 'forVisitor'>;
  readonly resumeLinks: Pick<ResumeLinks, 'createForMail'>;
  publicUrl(): string;
  now(): number;
  wakeJobs(): void;
}

/** What goes out by mail: what visitors asked for, what they have not seen, and the way in for colleagues. */
export function createMailServices(deps: MailServicesDeps) {
  const { db, log, outbox, secrets, conversations, transcripts, resumeLinks, publicUrl, now, wakeJobs } =
    deps;
  const mailSettings = createMailSettings({ db, secrets, now });
  const accountLinks = createAccountLinks({ db, publicUrl, now });
  const write = createLetterWriter({
    conversation: (siteId, conversationId) => readConversation(db, { siteId, conversationId }),
    visitor: (siteId, visitorId) => readVisitor(db, siteId, visitorId),
    siteName: (siteId) => nameOfSite(db, siteId),
    transcript: transcripts.forVisitor,
    async eventsAfter(row, afterSeq) {
      const { events } = await conversations.syncAfter(row, afterSeq);
      return events.slice(0, MAX_SYNC_EVENTS);
    },
    async resumeToken({ siteId, visitorId }) {
      return (await resumeLinks.createForMail({ siteId, visitorId })).token;
    },
    unsubscribeUrl: (siteId, address) => unsubscribing.urlFor(siteId, address),
    invitation: accountLinks.invitation,
    passwordReset: accountLinks.passwordReset,
  });
  const mails = createMails({
    db,
    log,
    outbox,
    postbox: mailSettings.postbox,
    write,
    send: sendMail,
    now,
    wakeJobs,
  });
  const unsubscribing = createUnsubscribing({ secrets, publicUrl, optOut: mails.optOut });
  const look = createContinuity({ mails, now });
  const planLook = (tx: Db, runAt: number) =>
    outbox.plan(tx, { id: MAIL_LOOK_DEBT, topic: MAIL_LOOK, payload: {}, runAt });
  const mailJobs: Readonly<Record<string, JobEffect>> = {
    [MAIL_SEND]: mails.run,
    [PASSWORD_RESET_ASKED]: createPasswordResetLetters({ mails, wakeJobs }),
    async [MAIL_LOOK](tx) {
      await look(tx);
      await planLook(tx, now() + LOOK_EVERY_MS);
      return wakeJobs;
    },
    async [MAIL_TRANSCRIPT](tx, payload) {
      const { siteId, conversationId, to, askedBy } = v.parse(transcriptPayload, payload);
      const row = await readConversation(tx, { siteId, conversationId });
      if (row === null) return;
      const letter = { kind: 'transcript', conversationId, askedBy } as const;
      // Each one that was asked for is an effect of its own; the debt that is settled here had one row.
      const effectKey = `transcript:${conversationId}:${randomUUID()}`;
      await mails.owe(tx, { effectKey, siteId, visitorId: row.visitorId, to, letter });
      return wakeJobs;
    },
    async [MAIL_RESUME_LINK](tx, payload) {
      const { siteId, conversationId, visitorId, to, pageUrl } = v.parse(resumePayload, payload);
      if ((await readConversation(tx, { siteId, conversationId })) === null) return;
      const letter = { kind: 'resume-link', conversationId, pageUrl } as const;
      await mails.owe(tx, {
        effectKey: `resume:${conversationId}:${randomUUID()}`,
        siteId,
        visitorId,
        to,
        letter,
      });
      return wakeJobs;
    },
  };
  return {
    mailSettings,
    mails,
    mailTrial: createMailTrial({ mailSettings, send: sendMail }),
    unsubscribing,
    mailJobs,
    planMailLook: () => planLook(db, now() + LOOK_EVERY_MS),
  };
}
