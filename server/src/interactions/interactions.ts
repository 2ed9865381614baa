import type { Interaction } from '@attune/protocol';
import {
  noteCurrentPath,
  type ConversationKey,
  type ConversationRow,
} from '../conversations/conversation-access.ts';
import type { Db } from '../db/open-database.ts';
import type { News } from '../news/news.ts';
import { insertBatch, listPages } from './interaction.repository.ts';

/** How far back a report may reach: what the recorder keeps in memory, doubled for a slow hand-over. */
const OLDEST_MS = 120_000;

/** The journey shown beside a conversation goes back this far. */
const JOURNEY_MS = 30 * 60_000;

export interface Report {
  readonly visitId: string;
  readonly batchNo: number;
  readonly sentAt: number;
  readonly interactions: readonly Interaction[];
}

export interface InteractionsDeps {
  readonly db: Db;
  readonly news: News;
  now(): number;
  changed(key: ConversationKey): void;
}

export type Interactions = ReturnType<typeof createInteractions>;

/** What visitors' pages report, stored a batch a row. */
export function createInteractions({ db, news, now, changed }: InteractionsDeps) {
  return {
    /**
     * Stores one report; the same batch of a visit is stored once.
     * @returns how many facts were stored, and `tell` for after the ack
     */
    async store(row: ConversationRow, report: Report): Promise<{ stored: number; tell(): void }> {
      const receivedAt = now();
      const interactions = onServerTime(report, receivedAt);
      const key = { siteId: row.siteId, conversationId: row.id };
      const times = interactions.map(({ at }) => at);
      const isNew = await insertBatch(db, {
        ...key,
        visitId: report.visitId,
        batchNo: report.batchNo,
        interactions,
        count: interactions.length,
        firstAt: Math.min(...times),
        lastAt: Math.max(...times),
        receivedAt,
      });
      if (!isNew) return { stored: 0, tell: () => {} };
      const page = interactions.findLast((fact) => fact.kind === 'page');
      if (page !== undefined) await noteCurrentPath(db, key, page.path, receivedAt);
      return {
        stored: interactions.length,
        tell() {
          if (page !== undefined) news.page({ ...key, visitorId: row.visitorId }, page.path, page.at);
          changed(key);
        },
      };
    },

    pages(key: ConversationKey): Promise<readonly { path: string; at: number }[]> {
      return listPages(db, key, now() - JOURNEY_MS);
    },
  };
}

/**
 * Times of a report on the server's clock. The visitor's clock may be hours off, so its difference at sending is taken
 * out; what still lies outside the last {@link OLDEST_MS} is clamped.
 */
export function onServerTime({ sentAt, interactions }: Report, receivedAt: number): readonly Interaction[] {
  const shift = receivedAt - sentAt;
  return interactions.map((fact) => ({
    ...fact,
    at: Math.round(Math.min(receivedAt, Math.max(receivedAt - OLDEST_MS, fact.at + shift))),
  }));
}
