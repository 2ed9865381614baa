import { join } from 'node:path';
import * as v from 'valibot';
import type { ConversationKey } from './conversations/conversation.repository.ts';
import { createConversations } from './conversations/conversations.ts';
import { createLocalFiles } from './attachments/file-store.ts';
import type { Database, Db } from './db/open-database.ts';
import { createDeedServices, DEED } from './deed-services.ts';
import { createDeskServices } from './desk-services.ts';
import { createEmpathyServices, PROMISE_LOOK } from './empathy-services.ts';
import { createFriction } from './friction/friction.ts';
import { createIdentityServices } from './identity-services.ts';
import { createInChatServices } from './in-chat-services.ts';
import { createInteractions } from './interactions/interactions.ts';
import { watchPressure } from './interactions/pressure.ts';
import { createShedCounts } from './interactions/shed-counts.ts';
import { createOutsideServices } from './outside-services.ts';
import type { JobQueue } from './jobs/job-queue.ts';
import { createOutbox } from './jobs/outbox.ts';
import { runJobs, type JobEffect } from './jobs/run-jobs.ts';
import { createKeepingServices, RETENTION } from './keeping-services.ts';
import { createMailServices } from './mail-services.ts';
import type { LauncherSource } from './launcher/launchers.ts';
import type { Log } from './log/create-log.ts';
import type { SecondOpinion } from './model/second-opinion.ts';
import type { News } from './news/news.ts';
import { sealAtRest } from './secrets/seal-at-rest.repository.ts';
import type { Secrets } from './secrets/secrets.ts';
import { createReplays } from './replay/replays.ts';
import { createReportServices } from './report-services.ts';
import { createSignalServices, SITE_LOOK } from './signal-services.ts';
import type { Onlookers } from './telemetry/onlookers.ts';
import { createSightings } from './sites/sightings.ts';
import { createTeamServices, SNOOZE_END } from './team-services.ts';
import { createVisitors } from './visitors/visitors.ts';
import { createVisits } from './visits/visits.ts';
import { createWidgetServices } from './widget-services.ts';

const WAITING_CHECK = 'waiting-check';
const checkPayload = v.object({ siteId: v.string(), conversationId: v.string() });
const sitePayload = v.object({ siteId: v.string() });

export interface ServicesDeps {
  readonly database: Database;
  readonly queue: JobQueue;
  readonly news: News;
  readonly log: Log;
  /** Where files beside the database are kept. */
  readonly dataDir: string;
  readonly secrets: Secrets;
  /** Where links in mails lead. */
  publicUrl(): string;
  now(): number;
  /** What is asked beside our own card; left out: whatever endpoint a site's admin names. */
  readonly secondOpinion?: SecondOpinion;
  /** False: other processes run the jobs; left out: this one does. */
  readonly runsJobs?: boolean;
  /** Counts and times what runs here; left out: nobody does. */
  readonly onlookers?: Pick<Onlookers, 'jobs' | 'metrics'>;
  /** Webhooks may go to inner networks; left out: they may not. */
  readonly outboundToPrivate?: boolean;
}

export type Services = ReturnType<typeof createServices>;

/** The rules of the product, joined: conversations, what is known beside them, and the jobs that keep them up. */
export function createServices({ database, queue, news, log, dataDir, now, ...given }: ServicesDeps) {
  const { db, epoch } = database;
  const { secondOpinion, outboundToPrivate = false, runsJobs = true, onlookers, secrets, publicUrl } = given;
  const counted = onlookers?.metrics?.countFacts;
  const outbox = createOutbox({ db, log, now });
  const signals = createSignalServices({ db, news, outbox, now, wakeJobs: () => relay.wake() });
  const { thresholds, signalPolicies } = signals;
  const visitors = createVisitors({ db, now });
  const sightings = createSightings({ db, log, now });
  const widget = createWidgetServices({ db, news, now });

  const empathy = createEmpathyServices({
    db,
    log,
    secrets,
    news,
    outbox,
    now,
    lookAgain: (key) => friction.changed(key),
    isChatBusy: () => conversations.isBusy(),
    ...(secondOpinion === undefined ? {} : { secondOpinion }),
  });

  const pressure = watchPressure();
  const friction = createFriction({
    db,
    log,
    news,
    thresholds,
    suggestions: empathy.suggestions,
    beside: empathy.beside,
    now,
    closedTimes: widget.widgetSettings.hours.closedTimes,
    async planWaitingCheck(tx: Db, key: ConversationKey, runAt: number) {
      await outbox.enqueue(tx, { topic: WAITING_CHECK, payload: key, runAt });
    },
    wakeJobs: () => relay.wake(),
    besideChanged: empathy.besideChanged,
    isChatBusy: () => conversations.isBusy(),
    isBusy: pressure.isBusy,
  });

  const conversationsOn = (on: Db, urgent = on) =>
    createConversations({
      db: on,
      urgent,
      epoch,
      news,
      now,
      confirmPublished: (id) => outbox.confirm([id]),
      wakeJobs: () => relay.wake(),
      changed(key) {
        friction.changed(key);
        teamWork.shareOut.request(key.siteId);
        inChat.queue.moved(key.siteId);
      },
    });
  const conversations = conversationsOn(db, database.urgent);

  const outside = createOutsideServices({
    db,
    log,
    secrets,
    news,
    outboundToPrivate,
    conversationsOn,
    now,
    besideChanged: empathy.besideChanged,
  });
  const teamWork = createTeamServices({
    db,
    log,
    news,
    outbox,
    conversations,
    handover: empathy.handover,
    now,
    wakeJobs: () => relay.wake(),
    besideChanged: empathy.besideChanged,
  });
  const files = createLocalFiles(join(dataDir, 'files'));
  const inChat = createInChatServices({
    db,
    log,
    news,
    outbox,
    files,
    conversations,
    canMail: async () => (await mail.mailSettings.current()) !== null,
    now,
  });
  const mail = createMailServices({
    db,
    log,
    outbox,
    secrets,
    conversations,
    transcripts: inChat.transcripts,
    resumeLinks: inChat.resumeLinks,
    publicUrl,
    now,
    wakeJobs: () => relay.wake(),
  });

  const shedCounts = createShedCounts({ db, log, now });
  const interactions = createInteractions({
    db,
    news,
    pressure,
    isChatInUse: () => conversations.isInUse(),
    shedCounts,
    now,
    log,
    policies: signalPolicies,
    ...(counted === undefined ? {} : { counted }),
    written: ({ visit, row, standing }) =>
      friction.reported({ ...row, key: visit.key, isBeginning: row.batchNo === 0, standing }),
    cameAgain: friction.changed,
  });
  const { ledger, privacy, retention } = createKeepingServices({
    db,
    news,
    outbox,
    dataDir,
    tidyDeliveries: outside.webhooks.tidy,
    now,
  });

  const deeds = createDeedServices({
    db,
    news,
    outbox,
    secrets,
    ledger,
    conversationsOn,
    besideChanged: empathy.besideChanged,
    wakeJobs: () => relay.wake(),
    now,
  });

  const measuring = createReportServices({ db, log, widgetSettings: widget.widgetSettings, now });
  const replays = createReplays({ db, log, thresholds, now });

  const watchedJobs = onlookers?.jobs ?? ((effects: Readonly<Record<string, JobEffect>>) => effects);
  const relay = runJobs({
    db,
    queue,
    log,
    now,
    runsHere: runsJobs,
    effects: watchedJobs({
      [WAITING_CHECK]: (tx, payload) => friction.check(tx, v.parse(checkPayload, payload)),
      [SITE_LOOK]: (tx, payload) => friction.siteChanged(tx, v.parse(sitePayload, payload).siteId),
      [RETENTION]: (tx) => retention.run(tx),
      [PROMISE_LOOK]: empathy.lookAtPromise,
      [SNOOZE_END]: teamWork.endSnooze,
      [DEED]: deeds.run,
      ...inChat.inChatEffects,
      ...outside.outsideJobs,
      ...mail.mailJobs,
    }),
  });
  if (runsJobs) outside.webhooks.start();

  return {
    ...signals,
    ...empathy,
    ...teamWork,
    ...inChat,
    ...outside,
    ...mail,
    sightings,
    /** What stands in a site's script beside the tier: appearance, texts, invitations. */
    launcherSources: [
      widget.widgetSettings.launcher,
      inChat.invitations.onLauncher,
    ] as readonly LauncherSource[],
    ...createDeskServices({ db, news, handover: empathy.handover, now }),
    ...widget,
    ...measuring,
    ...createIdentityServices({ db, secrets, visitors, now }),
    conversations,
    deeds,
    friction,
    interactions,
    outbox,
    /** After something was owed in a transaction of the caller's. */
    wakeJobs: () => relay.wake(),
    privacy,
    replays,
    visitors,
    visits: createVisits({ db, now }),
    /** Plans what is done every day; once the server listens. */
    sealAtRest: () => sealAtRest(db, secrets),

    async planDaily(): Promise<void> {
      await retention.planFirst(db);
      await inChat.planSweep();
      await mail.planMailLook();
    },
    /** Finishes what is under way. */
    async close(): Promise<void> {
      replays.cancelAll();
      empathy.typing.close();
      await teamWork.shareOut.close();
      await relay.close();
      await queue.close();
      await inChat.queue.close();
      await interactions.close();
      await outside.webhooks.close();
      await mail.mails.settled();
      await sightings.settled();
      await measuring.widgetHealth.close();
      await friction.settled();
      await empathy.settled();
      pressure.close();
      await shedCounts.close();
      await outbox.close();
    },
  };
}
