import type { Interaction, SignalPolicy } from '@attune/protocol';
import type { ConversationKey } from '../conversations/conversation-access.ts';
import type { Db } from '../db/open-database.ts';
import type { Log } from '../log/create-log.ts';
import type { News } from '../news/news.ts';
import { allowedFacts } from '../signal-policy/allowed-facts.ts';
import type { SignalPolicies } from '../signal-policy/signal-policies.ts';
import { createFloodGate } from './flood-gate.ts';
import { createInteractionBuffer, type Written } from './interaction-buffer.ts';
import { FACTS_PER_VISIT } from './interaction-limits.ts';
import { findVisit, listPages } from './interaction.repository.ts';
import { openVisit, type OpenVisit } from './open-visit.ts';
import type { Pressure } from './pressure.ts';
import type { ShedCause, ShedCounts } from './shed-counts.ts';

/** How far back a report may reach: what the recorder keeps in memory, doubled for a slow hand-over. */
const OLDEST_MS = 120_000;

/** The journey shown beside a conversation goes back this far. */
const JOURNEY_MS = 30 * 60_000;

/** Visits remembered of one connection. It has one; after a lost server it says the end of that one again. */
const VISITS_OF_A_CONNECTION = 4;

export interface Report {
  readonly visitId: string;
  readonly batchNo: number;
  readonly sentAt: number;
  readonly interactions: readonly Interaction[];
}

/** Who reports, over what. */
export interface Reporter {
  /** Stands for the connection; what is remembered of its visits goes with it. */
  readonly connection: object;
  readonly key: ConversationKey;
  readonly visitorId: string;
  /** The visitor's budget of this minute holds these facts. */
  readonly fits: boolean;
}

/** What became of a report's facts. */
export interface Taken {
  readonly stored: number;
  readonly shed: number;
}

export interface InteractionsDeps {
  readonly db: Db;
  readonly log: Log;
  readonly news: News;
  readonly pressure: Pressure;
  /** Somebody writes: they must not wait for facts. */
  isChatInUse(): boolean;
  readonly shedCounts: ShedCounts;
  readonly policies: Pick<SignalPolicies, 'kept' | 'lately'>;
  now(): number;
  /** What became of the facts of a report, for whoever counts. */
  counted?(taken: Taken): void;
  /** Facts of a visit were written. */
  written(written: Written): void;
  /** Facts came again; whoever stored them the first time may have died before looking at what they mean. */
  cameAgain(key: ConversationKey): void;
}

export type Interactions = ReturnType<typeof createInteractions>;

/** What visitors' pages report: taken at once, and written together with others a moment later. */
export function createInteractions(deps: InteractionsDeps) {
  const { db, log, news, pressure, isChatInUse, shedCounts, policies, now, written, cameAgain } = deps;
  const gate = createFloodGate({ isChatLate: () => isChatInUse() && pressure.isFelt() });
  const visitsOf = new WeakMap<object, Map<string, OpenVisit | Promise<OpenVisit | null>>>();
  const buffer = createInteractionBuffer({
    db,
    log,
    pressure,
    written(done) {
      const { visit, row } = done;
      const audience = { ...visit.key, visitorId: visit.visitorId };
      if (row.page !== null) news.page(audience, row.page.path, row.page.at);
      written(done);
    },
  });

  /** Counts the facts of a report that is not taken. */
  const shed = (key: ConversationKey, { visitId, interactions }: Report, cause: ShedCause): Taken => {
    shedCounts.note(key, visitId, interactions.length, cause);
    deps.counted?.({ stored: 0, shed: interactions.length });
    return { stored: 0, shed: interactions.length };
  };

  const visitsOn = (connection: object): Map<string, OpenVisit | Promise<OpenVisit | null>> => {
    const known = visitsOf.get(connection);
    if (known !== undefined) return known;
    const visits = new Map<string, OpenVisit | Promise<OpenVisit | null>>();
    visitsOf.set(connection, visits);
    return visits;
  };

  /** Reads what is known of a visit, once for all its reports that come meanwhile. */
  const open = ({ connection, key, visitorId }: Reporter, visitId: string): Promise<OpenVisit | null> => {
    const visits = visitsOn(connection);
    const name = nameOf(key, visitId);
    const known = visits.get(name);
    if (known !== undefined) return Promise.resolve(known);
    const opening = findVisit(db, key, visitId).then((row) =>
      row === null ? null : openVisit({ key, visitorId, visitId }, row),
    );
    visits.set(name, opening);
    opening.then(
      (visit) => (visit === null ? visits.delete(name) : visits.set(name, visit)),
      () => visits.delete(name),
    );
    const [oldest] = visits.keys();
    if (visits.size > VISITS_OF_A_CONNECTION && oldest !== undefined) visits.delete(oldest);
    return opening;
  };

  const takeInto = (visit: OpenVisit, report: Report, policy: SignalPolicy): Taken => {
    const { batchNo, interactions } = report;
    if (visit.taken.has(batchNo)) {
      cameAgain(visit.key);
      return { stored: 0, shed: 0 };
    }
    const allowed = allowedFacts(interactions, policy, visit.path);
    const count = allowed.length;
    if (count === 0) return { stored: 0, shed: 0 };
    if (visit.stored + count > FACTS_PER_VISIT) return shed(visit.key, report, 'visit');
    const receivedAt = now();
    visit.stored += count;
    deps.counted?.({ stored: count, shed: 0 });
    visit.taken.add(batchNo);
    const facts = onServerTime({ ...report, interactions: allowed }, receivedAt);
    const { page } = buffer.add(visit, batchNo, facts, receivedAt);
    if (page !== null) visit.path = page.path;
    return { stored: count, shed: 0 };
  };

  const takeLater = async (by: Reporter, report: Report): Promise<Taken> => {
    const policy = await policies.lately(by.key.siteId);
    const visit = await open(by, report.visitId);
    // The conversation was erased a moment ago.
    return visit === null ? { stored: 0, shed: 0 } : takeInto(visit, report, policy);
  };

  return {
    /**
     * Takes what the site's policy lets us keep of a report; the same batch of a visit is taken once. Answers without a
     * promise once the visit is known to its connection.
     */
    take(by: Reporter, report: Report): Taken | Promise<Taken> {
      // The process has so much to do that the chat would wait for facts.
      if (pressure.isHigh() || buffer.isFull()) return shed(by.key, report, 'pressure');
      if (!by.fits) return shed(by.key, report, 'minute');
      if (!gate.lets(report.interactions.length)) return shed(by.key, report, 'pressure');
      const visit = visitsOf.get(by.connection)?.get(nameOf(by.key, report.visitId));
      const policy = policies.kept(by.key.siteId);
      if (visit === undefined || visit instanceof Promise || policy === undefined)
        return takeLater(by, report);
      return takeInto(visit, report, policy);
    },

    /** Pages of the latest visits, latest last. */
    async pages(key: ConversationKey): Promise<readonly { path: string; at: number }[]> {
      return listPages(db, key, now() - JOURNEY_MS);
    },

    /** Writes what was taken. */
    close: buffer.close,
  };
}

const nameOf = ({ conversationId }: ConversationKey, visitId: string): string =>
  `${conversationId}/${visitId}`;

/**
 * Puts the times of a report on the server's clock, in place: its facts are the packet's own. The visitor's clock may be
 * hours off, so its difference at sending is taken out; what still lies outside the last {@link OLDEST_MS} is clamped.
 */
export function onServerTime({ sentAt, interactions }: Report, receivedAt: number): readonly Interaction[] {
  const shift = receivedAt - sentAt;
  const oldest = receivedAt - OLDEST_MS;
  for (const fact of interactions as readonly { at: number }[]) {
    fact.at = Math.round(Math.min(receivedAt, Math.max(oldest, fact.at + shift)));
  }
  return interactions;
}
