import type { Interaction, SignalPolicy } from '@attune/protocol';
import {
  noteCurrentPath,
  type ConversationKey,
  type ConversationRow,
} from '../conversations/conversation-access.ts';
import type { Db } from '../db/open-database.ts';
import type { News } from '../news/news.ts';
import { allowedFacts } from '../signal-policy/allowed-facts.ts';
import { FACTS_PER_VISIT } from './interaction-limits.ts';
import { insertBatch, listPages, type PageErrors } from './interaction.repository.ts';
import type { Pressure } from './pressure.ts';
import type { ShedCause, ShedCounts } from './shed-counts.ts';

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

/** What became of a report's facts; `tell` is for after the ack. */
export interface Stored {
  readonly stored: number;
  readonly shed: number;
  tell(): void;
}

export interface InteractionsDeps {
  readonly db: Db;
  readonly news: News;
  readonly pressure: Pressure;
  readonly shedCounts: ShedCounts;
  now(): number;
  policyOf(siteId: string): Promise<SignalPolicy>;
  changed(key: ConversationKey): void;
}

export type Interactions = ReturnType<typeof createInteractions>;

/** What visitors' pages report, stored a batch a row. */
export function createInteractions(deps: InteractionsDeps) {
  const { db, news, pressure, shedCounts, now, policyOf, changed } = deps;

  /** Counts the facts of a report that is not taken. */
  const shed = (key: ConversationKey, { visitId, interactions }: Report, cause: ShedCause): Stored => {
    shedCounts.note(key, visitId, interactions.length, cause);
    return { stored: 0, shed: interactions.length, tell: () => {} };
  };

  const insert = async (row: ConversationRow, report: Report): Promise<Stored> => {
    const key = { siteId: row.siteId, conversationId: row.id };
    const receivedAt = now();
    const allowed = allowedFacts(report.interactions, await policyOf(row.siteId), row.currentPath);
    if (allowed.length === 0) return { stored: 0, shed: 0, tell: () => {} };
    const interactions = onServerTime({ ...report, interactions: allowed }, receivedAt);
    const times = interactions.map(({ at }) => at);
    const batch = {
      ...key,
      visitId: report.visitId,
      batchNo: report.batchNo,
      interactions,
      count: interactions.length,
      firstAt: Math.min(...times),
      lastAt: Math.max(...times),
      receivedAt,
    };
    const outcome = await insertBatch(db, batch, pageErrorsIn(interactions), FACTS_PER_VISIT);
    if (outcome === 'full') return shed(key, report, 'visit');
    // Who stored it the first time may have died before it looked at what it means.
    if (outcome === 'known') return { stored: 0, shed: 0, tell: () => changed(key) };
    const page = interactions.findLast((fact) => fact.kind === 'page');
    if (page !== undefined) await noteCurrentPath(db, key, page.path, receivedAt);
    return {
      stored: interactions.length,
      shed: 0,
      tell() {
        if (page !== undefined) news.page({ ...key, visitorId: row.visitorId }, page.path, page.at);
        changed(key);
      },
    };
  };

  return {
    /** Whether reports have to stand back: the process has so much to do that the chat would wait for them. */
    mustStandBack: (): boolean => pressure.isHigh(),

    shed,

    /** Stores what the site's policy lets us keep of a report; the same batch of a visit is stored once. */
    async store(findRow: () => Promise<ConversationRow>, report: Report): Promise<Stored> {
      const done = pressure.inHand();
      try {
        return await insert(await findRow(), report);
      } finally {
        done();
      }
    },

    pages(key: ConversationKey): Promise<readonly { path: string; at: number }[]> {
      return listPages(db, key, now() - JOURNEY_MS);
    },
  };
}

/** Errors of a report by what they are, with how often they came by themselves. */
function pageErrorsIn(interactions: readonly Interaction[]): readonly PageErrors[] {
  const unprompted = new Map<string, number>();
  for (const fact of interactions) {
    if (fact.kind !== 'page-error') continue;
    unprompted.set(fact.hash, (unprompted.get(fact.hash) ?? 0) + (fact.press === null ? 1 : 0));
  }
  return [...unprompted].map(([hash, times]) => ({ hash, unprompted: times }));
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
