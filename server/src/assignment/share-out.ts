import { randomUUID } from 'node:crypto';
import { AUTO_AWAY_MS } from '@attune/protocol';
import type { ConversationKey } from '../conversations/conversation-access.ts';
import { toInboxItem } from '../conversations/inbox-item.ts';
import type { Db } from '../db/open-database.ts';
import { createTurns } from '../friction/turns.ts';
import { oweHappening } from '../happenings/happenings.ts';
import type { Log } from '../log/create-log.ts';
import type { News } from '../news/news.ts';
import {
  giveTo,
  holdCandidates,
  holdLongestWaiting,
  listQueues,
  type Queue,
} from './share-out.repository.ts';
import { nextFor } from './next-for.repository.ts';

/** Several causes in a row are looked at together. */
const REST_MS = 250;

/** A cause that was lost with its process, and people whose process died, are found by this look. */
const SWEEP_EVERY_MS = 15_000;

/** Conversations given in one go; the rest follows at the next look. */
const MOST_AT_ONCE = 50;

export interface ShareOutDeps {
  readonly db: Db;
  readonly log: Log;
  readonly news: Pick<News, 'inboxItem'>;
  now(): number;
  besideChanged(key: ConversationKey): void;
  /** An agent counts as connected while their process renewed within this. */
  readonly staleAfterMs: number;
}

/**
 * Gives waiting conversations to agents, where a site or team wants that: to who carries least, or strictly in turn. Who is
 * next is decided in the database under row locks, so that many processes together still give each conversation once and
 * nobody more than they take.
 */
export function createShareOut({ db, log, news, now, besideChanged, staleAfterMs }: ShareOutDeps) {
  /** @returns what tells of it; null when nobody has room or nobody waits */
  const giveOne = (queue: Queue): Promise<(() => void) | null> =>
    db.transaction(async (tx) => {
      const at = now();
      const atWork = { at, renewedAfter: at - staleAfterMs, activeAfter: at - AUTO_AWAY_MS };
      const held = await holdCandidates(tx, queue, atWork);
      const waiting = held.length === 0 ? null : await holdLongestWaiting(tx, queue, at);
      if (waiting === null) return null;
      const agent = await nextFor(tx, { queue, held, waiting, at });
      if (agent === null) return null;
      const key = { siteId: queue.siteId, conversationId: waiting.id };
      const row = await giveTo(tx, { ...key, ...waiting }, agent, at);
      if (row !== null) await oweHappening(tx, { kind: 'assigned', ...key, id: randomUUID() }, at);
      return () => {
        if (row !== null) news.inboxItem(toInboxItem(row));
        besideChanged(key);
      };
    });

  const shareOut = async (siteId: string | null): Promise<void> => {
    for (const queue of await listQueues(db, siteId)) {
      for (let given = 0; given < MOST_AT_ONCE; given += 1) {
        const tell = await giveOne(queue);
        if (tell === null) break;
        tell();
      }
    }
  };

  const turns = createTurns<string | null>({
    restMs: REST_MS,
    atOnce: 2,
    nameOf: (siteId) => siteId ?? '*',
    run: shareOut,
    onError: (error, siteId) => log.error({ err: error, siteId }, 'conversations could not be shared out'),
  });
  const timer = setInterval(() => turns.request(null), SWEEP_EVERY_MS);
  timer.unref();

  return {
    /** A conversation may need somebody, or somebody may have room. */
    request: (siteId: string): void => turns.request(siteId),
    /** Resolves when what is under way is done. */
    settled: turns.settled,
    async close(): Promise<void> {
      clearInterval(timer);
      await turns.settled();
    },
  };
}
