import type { QueuePlace } from '@attune/protocol';
import type { ConversationRow } from '../conversations/conversation-access.ts';
import type { Db } from '../db/open-database.ts';
import type { Log } from '../log/create-log.ts';
import type { News } from '../news/news.ts';
import { countWaitingBefore, findUsualWait, listWaiting } from './queue.repository.ts';

/** Everybody hears of a move; a burst of moves is told once. */
const TELL_EVERY_MS = 1_000;

/** Whoever waits behind these is told when they come nearer. */
const TOLD = 100;

export interface QueueDeps {
  readonly db: Db;
  readonly log: Log;
  readonly news: Pick<News, 'queue'>;
  now(): number;
  isOn(siteId: string): Promise<boolean>;
}

export type Queue = ReturnType<typeof createQueue>;

/** The place of waiting visitors, and what first answers usually take: facts of this team, or nothing. */
export function createQueue({ db, log, news, now, isOn }: QueueDeps) {
  const timers = new Map<string, NodeJS.Timeout>();
  const telling = new Set<Promise<void>>();

  async function tell(siteId: string): Promise<void> {
    if (!(await isOn(siteId))) return;
    const [waiting, usual] = await Promise.all([
      listWaiting(db, siteId, TOLD),
      findUsualWait(db, siteId, now()),
    ]);
    for (const [index, { conversationId, visitorId }] of waiting.entries()) {
      news.queue({ siteId, conversationId, visitorId }, { place: index + 1, usual });
    }
  }

  function tellSoon(siteId: string): void {
    if (timers.has(siteId)) return;
    const timer = setTimeout(() => {
      timers.delete(siteId);
      const told = tell(siteId)
        .catch((err: unknown) => log.warn({ err, siteId }, 'places in the queue could not be told'))
        .finally(() => telling.delete(told));
      telling.add(told);
    }, TELL_EVERY_MS);
    timer.unref();
    timers.set(siteId, timer);
  }

  return {
    /** @returns null when this visitor waits for nobody, or the site does not tell */
    async placeOf({ siteId, waitingSince, status }: ConversationRow): Promise<QueuePlace | null> {
      if (waitingSince === null || status !== 'open' || !(await isOn(siteId))) return null;
      const [before, usual] = await Promise.all([
        countWaitingBefore(db, siteId, waitingSince),
        findUsualWait(db, siteId, now()),
      ]);
      return { place: before + 1, usual };
    },

    /** Somebody began to wait, or was answered. */
    moved: tellSoon,

    async close(): Promise<void> {
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
      await Promise.all(telling);
    },
  };
}
