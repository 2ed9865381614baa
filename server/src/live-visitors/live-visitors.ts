import {
  MAX_LIVE_VISITORS,
  type LiveVisitor,
  type LiveVisitorAnswers,
  type SignalPolicy,
} from '@attune/protocol';
import { visitorLabel } from '../conversations/inbox-item.ts';
import type { Db } from '../db/open-database.ts';
import { watchesPages } from '../signal-policy/allowed-facts.ts';
import { listLiveRows } from './live-visitor.repository.ts';

/** A visitor's chat that is connected right now. */
export interface Connected {
  readonly conversationId: string;
  /** Since when, epoch ms. */
  readonly since: number;
}

export interface LiveVisitorsDeps {
  readonly db: Db;
  policyOf(siteId: string): Promise<SignalPolicy>;
  /** Over all processes; one for each tab. */
  connected(siteId: string): Promise<readonly Connected[]>;
}

export type LiveVisitors = ReturnType<typeof createLiveVisitors>;

/** Who is on the site now, as far as they are connected and the site's policy lets it be seen. */
export function createLiveVisitors({ db, policyOf, connected }: LiveVisitorsDeps) {
  return {
    async list(siteId: string): Promise<LiveVisitorAnswers['live-visitors:list']> {
      const [policy, sockets] = await Promise.all([policyOf(siteId), connected(siteId)]);
      const since = earliest(sockets);
      const rows = await listLiveRows(db, siteId, [...since.keys()]);
      const pagesSeen = watchesPages(policy);
      const byTrouble = rows.toSorted((one, other) => other.score - one.score);
      const visitors = byTrouble.map(
        ({ inboxAt, conversationId, level, path, score: _score, ...row }): LiveVisitor => ({
          ...row,
          visitorLabel: visitorLabel(row.visitorId),
          path: pagesSeen ? path : null,
          level: policy.tier === 'off' ? null : level,
          since: since.get(conversationId) ?? 0,
          conversationId: inboxAt === null ? null : conversationId,
        }),
      );
      return { visitors: visitors.slice(0, MAX_LIVE_VISITORS), count: visitors.length, pagesSeen };
    },
  };
}

/** Somebody with several tabs is there since the first of them. */
function earliest(sockets: readonly Connected[]): ReadonlyMap<string, number> {
  const since = new Map<string, number>();
  for (const { conversationId, since: at } of sockets) {
    since.set(conversationId, Math.min(at, since.get(conversationId) ?? at));
  }
  return since;
}
