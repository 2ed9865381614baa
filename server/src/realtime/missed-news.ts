import { listChanged, listWrittenTo } from '../conversations/changed-lately.repository.ts';
import { findEvent, type ConversationRow } from '../conversations/conversation.repository.ts';
import type { Conversations } from '../conversations/conversations.ts';
import { toInboxItem } from '../conversations/inbox-item.ts';
import type { Db } from '../db/open-database.ts';
import type { Log } from '../log/create-log.ts';
import type { AgentNamespace, VisitorNamespace } from './realtime-types.ts';
import type { RedisReach } from './redis-reach.ts';
import { conversationOf } from './rooms.ts';
import { createSocketNews } from './socket-news.ts';

export interface MissedNewsDeps {
  readonly db: Db;
  readonly reach: RedisReach;
  readonly visitors: VisitorNamespace;
  readonly agents: AgentNamespace;
  readonly conversations: Pick<Conversations, 'tellAgain'>;
  readonly log: Log;
  now(): number;
}

const LOOK_EVERY_MS = 1_000;

/** Processes find out one after the other that Redis is back, and what they told until then was lost. */
const LOOKS_AFTERWARDS = 4;

/** Reaches back before the moment we noticed, and over clocks of processes that differ. */
const MARGIN_MS = 60_000;

/** Rows of one query. */
const SLICE = 500;

/**
 * While Redis is away, processes hear nothing of each other. Each then looks into the database for what changed in the
 * conversations its own sockets have open, and tells them the latest entry: whoever finds a hole before it asks for the
 * rest. Once Redis is back, the same is told to everybody.
 */
export function tellMissed(deps: MissedNewsDeps): { stop(): Promise<void> } {
  const { db, reach, visitors, agents, conversations, log, now } = deps;
  const own = createSocketNews(visitors.local, agents.local);
  /** Version last told of each conversation, since Redis went away. */
  const told = new Map<string, number>();
  let since: number | null = null;
  let looksLeft = 0;
  let looking: Promise<void> = Promise.resolve();
  let busy = false;

  const isNew = ({ siteId, id, updatedAt }: ConversationRow): boolean => {
    const key = `${siteId} ${id}`;
    if ((told.get(key) ?? 0) >= updatedAt) return false;
    told.set(key, updatedAt);
    return true;
  };

  const tell = async (row: ConversationRow) => {
    const key = { siteId: row.siteId, conversationId: row.id };
    if (reach.isWhole()) return conversations.tellAgain(key, row.lastSeq);
    const event = await findEvent(db, key, row.lastSeq);
    if (event !== null) own.event({ ...key, visitorId: row.visitorId }, event);
  };

  const look = async (from: number) => {
    for (const [siteId, ids] of openHere(visitors, agents)) {
      for (let at = 0; at < ids.length; at += SLICE) {
        const rows = await listChanged(db, siteId, ids.slice(at, at + SLICE), from);
        for (const row of rows.filter(isNew)) await tell(row);
      }
    }
    for (const siteId of sitesWithAgents(agents)) {
      const rows = await listWrittenTo(db, siteId, from, SLICE);
      for (const row of rows) own.inboxItem(toInboxItem(row));
    }
  };

  const turn = async () => {
    if (!reach.isWhole()) {
      since ??= now() - MARGIN_MS;
      looksLeft = LOOKS_AFTERWARDS;
    } else if (looksLeft > 0) {
      // What was told to our own sockets alone is told once more, to all.
      if (looksLeft === LOOKS_AFTERWARDS) told.clear();
      looksLeft -= 1;
    } else {
      since = null;
      told.clear();
    }
    if (since !== null) await look(since);
  };

  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    looking = turn()
      .catch((err: unknown) => log.warn({ err }, 'news missed without Redis could not be looked for'))
      .finally(() => {
        busy = false;
      });
  }, LOOK_EVERY_MS);
  timer.unref();

  return {
    async stop() {
      clearInterval(timer);
      await looking;
    },
  };
}

/** Conversations that sockets of this process have open, by site. */
function openHere(
  visitors: VisitorNamespace,
  agents: AgentNamespace,
): ReadonlyMap<string, readonly string[]> {
  const open = new Map<string, Set<string>>();
  const add = (siteId: string, conversationId: string) => {
    const ids = open.get(siteId) ?? new Set();
    open.set(siteId, ids.add(conversationId));
  };
  for (const { data } of visitors.sockets.values()) {
    if (data.conversationId !== null) add(data.site.id, data.conversationId);
  }
  for (const room of agents.adapter.rooms.keys()) {
    const key = conversationOf(room);
    if (key !== null) add(key.siteId, key.conversationId);
  }
  return new Map([...open].map(([siteId, ids]) => [siteId, [...ids]]));
}

function sitesWithAgents(agents: AgentNamespace): ReadonlySet<string> {
  return new Set([...agents.sockets.values()].flatMap(({ data }) => data.sites.map(({ id }) => id)));
}
