import * as v from 'valibot';
import { createArrangements } from './assignment/arrangements.ts';
import { createShareOut } from './assignment/share-out.ts';
import { createAvailabilities, STALE_AFTER_MS } from './availability/availability.ts';
import type { ConversationKey } from './conversations/conversation.repository.ts';
import type { Conversations } from './conversations/conversations.ts';
import { createSeenCheck } from './conversations/seen-check.ts';
import { createInboxPages } from './conversations/inbox-pages.ts';
import type { Db } from './db/open-database.ts';
import type { Handover } from './handover/handover.ts';
import type { Outbox } from './jobs/outbox.ts';
import { createLabels } from './labels/labels.ts';
import type { Log } from './log/create-log.ts';
import type { News } from './news/news.ts';
import { createTeams } from './teams/teams.ts';
import { createViews } from './views/views.ts';

export const SNOOZE_END = 'snooze-end';
const wakingField = v.object({ siteId: v.string(), conversationId: v.string(), until: v.number() });

export interface TeamServicesDeps {
  readonly db: Db;
  readonly log: Log;
  readonly news: News;
  readonly outbox: Outbox;
  readonly conversations: Conversations;
  readonly handover: Handover;
  now(): number;
  wakeJobs(): void;
  besideChanged(key: ConversationKey): void;
}

/** What a team shares its work by, joined: labels, teams, views, who has what, who is at work. */
export function createTeamServices(deps: TeamServicesDeps) {
  const { db, log, news, outbox, conversations, handover, now, wakeJobs, besideChanged } = deps;
  const sharing = createShareOut({ db, log, news, now, besideChanged, staleAfterMs: STALE_AFTER_MS });
  const shareOut = sharing.request;
  const labels = createLabels({ db, news, now });
  const teams = createTeams({ db, news, now, shareOut });
  const arrangements = createArrangements({
    db,
    news,
    conversations,
    handover,
    teams,
    labels,
    now,
    async planWaking(tx, waking) {
      await outbox.enqueue(tx, { topic: SNOOZE_END, payload: waking, runAt: waking.until });
    },
    wakeJobs,
    besideChanged,
    shareOut,
  });
  return {
    arrangements,
    availabilities: createAvailabilities({ db, log, news, now, shareOut }),
    inboxPages: createInboxPages({ db, now }),
    labels,
    seenCheck: createSeenCheck({ db }),
    shareOut: sharing,
    teams,
    views: createViews({ db, news, now }),
    /** The end of a snooze, as a job. */
    endSnooze: (tx: Db, payload: unknown) => arrangements.wake(tx, v.parse(wakingField, payload)),
  };
}
