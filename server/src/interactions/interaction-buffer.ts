import { setTimeout as sleep } from 'node:timers/promises';
import type { Interaction } from '@attune/protocol';
import { isUnavailable } from '../db/errors.ts';
import type { Db } from '../db/open-database.ts';
import type { Log } from '../log/create-log.ts';
import { FACTS_WAITING } from './interaction-limits.ts';
import { findVisit, insertVisitRows, type Standing } from './interaction.repository.ts';
import { NumberRanges } from './number-ranges.ts';
import type { Pressure } from './pressure.ts';
import {
  pendReport,
  rowOf,
  type Bundle,
  type OpenVisit,
  type PendingReport,
  type VisitRow,
} from './open-visit.ts';

/** While facts keep coming, they are written together this often at most; the first after a rest at once. */
const WRITE_EVERY_MS = 250;
const WRITE_EVERY_BUSY_MS = 500;

/** For each unit of time that writing took, so many pass before the next one: the chat has the database meanwhile. */
const REST_SHARE = 4;
const LONGEST_REST_MS = 1_000;
const RETRY_AFTER_MS = 1_000;

/** Visits in one statement. */
const ROWS_AT_ONCE = 50;

/** A visit's facts are in the database now. */
export interface Written {
  readonly visit: OpenVisit;
  readonly row: VisitRow;
  readonly standing: Standing;
}

export interface InteractionBufferDeps {
  readonly db: Db;
  readonly log: Log;
  readonly pressure: Pick<Pressure, 'isBusy'>;
  written(written: Written): void;
}

export interface InteractionBuffer {
  /** So much waits to be written that no more may be taken. */
  isFull(): boolean;
  /** @param facts on the server's clock, one at least */
  add(visit: OpenVisit, batchNo: number, facts: readonly Interaction[], receivedAt: number): PendingReport;
  /** Writes what waits, as long as the database takes it. */
  close(): Promise<void>;
}

/**
 * Holds what pages reported until it is written, many reports of a visit as one row and many visits in one statement. A
 * process that dies takes at most this moment with it: pages say their last minute again to the next one.
 */
export function createInteractionBuffer({
  db,
  log,
  pressure,
  written,
}: InteractionBufferDeps): InteractionBuffer {
  const waiting = new Set<OpenVisit>();
  let facts = 0;
  let writing: Promise<void> | undefined;
  let closing = false;

  const writeAll = async (): Promise<void> => {
    // Reports that arrived with the first one go with it.
    await new Promise(setImmediate);
    while (waiting.size > 0) {
      const began = performance.now();
      const isAway = await writeRound();
      if (isAway && closing) return giveUp();
      const tookMs = performance.now() - began;
      // Also after the last one: who reports within a moment is in company again.
      if (!closing) await sleep(isAway ? RETRY_AFTER_MS : restAfter(tookMs));
    }
  };

  const restAfter = (tookMs: number): number => {
    const least = pressure.isBusy() ? WRITE_EVERY_BUSY_MS : WRITE_EVERY_MS;
    const restMs = Math.min(LONGEST_REST_MS, Math.max(least, tookMs * REST_SHARE));
    // The more waits, the shorter: what has no room is lost.
    return restMs * Math.max(0, 1 - facts / FACTS_WAITING);
  };

  const start = () => {
    writing ??= writeAll().finally(() => {
      writing = undefined;
      if (waiting.size > 0) start();
    });
  };

  /** @returns whether the database is away */
  const writeRound = async (): Promise<boolean> => {
    const visits = [...waiting];
    waiting.clear();
    for (let from = 0; from < visits.length; from += ROWS_AT_ONCE) {
      const some = visits.slice(from, from + ROWS_AT_ONCE).flatMap(takePending);
      try {
        await write(some);
      } catch (error) {
        if (!isUnavailable(error)) {
          await writeEach(some);
          continue;
        }
        log.warn({ err: error }, 'what pages reported could not be written; it is tried again');
        putAllBack(some, visits.slice(from + ROWS_AT_ONCE));
        return true;
      }
    }
    return false;
  };

  const takePending = (visit: OpenVisit): Batch[] => {
    const [bundle, ...more] = visit.pending;
    visit.pending = more;
    if (bundle === undefined) return [];
    // What came back before stands apart from what came since.
    if (more.length > 0) waiting.add(visit);
    bundle.isClosed = true;
    facts -= countOf(bundle);
    return [{ visit, bundle }];
  };
  const putBack = ({ visit, bundle }: Batch) => {
    visit.pending = [bundle, ...visit.pending];
    facts += countOf(bundle);
    waiting.add(visit);
  };

  const putAllBack = (failed: readonly Batch[], untried: readonly OpenVisit[]) => {
    for (const batch of failed) putBack(batch);
    for (const visit of untried) waiting.add(visit);
  };

  const write = async (batches: readonly Batch[]): Promise<void> => {
    const rows = batches.map(({ visit, bundle }) => rowOf(visit, bundle));
    const standings = await insertVisitRows(db, rows);
    for (const [index, batch] of batches.entries()) {
      const [row, standing] = [rows[index], standings[index]];
      if (row === undefined || standing === undefined || standing === null) await takeAnew(batch);
      else written({ visit: batch.visit, row, standing });
    }
  };

  /** One of many cannot be written: the others still are. */
  const writeEach = async (batches: readonly Batch[]): Promise<void> => {
    for (const batch of batches) {
      try {
        await write([batch]);
      } catch (error) {
        if (isUnavailable(error)) putBack(batch);
        else
          log.error({ err: error, count: countOf(batch.bundle) }, 'facts about a visit could not be stored');
      }
    }
  };

  /** Another process took some of these meanwhile, or the conversation is gone. */
  const takeAnew = async ({ visit, bundle }: Batch): Promise<void> => {
    const known = await findVisit(db, visit.key, visit.visitId);
    if (known === null) return;
    const taken = NumberRanges.from(known.batches);
    bundle.reports = bundle.reports.filter(({ batchNo }) => !taken.has(batchNo));
    const pending = visit.pending.flatMap(({ reports }) => reports);
    for (const { batchNo } of [...bundle.reports, ...pending]) taken.add(batchNo);
    visit.taken = taken;
    if (bundle.reports.length > 0) putBack({ visit, bundle });
  };

  const giveUp = () => {
    log.error({ count: facts }, 'facts about visits could not be written before the end');
    waiting.clear();
  };

  return {
    isFull: () => facts >= FACTS_WAITING,
    add(visit, batchNo, given, receivedAt) {
      const report = pendReport(visit, batchNo, given, receivedAt);
      facts += report.count;
      waiting.add(visit);
      start();
      return report;
    },
    async close() {
      closing = true;
      await writing;
    },
  };
}

interface Batch {
  readonly visit: OpenVisit;
  readonly bundle: Bundle;
}

const countOf = ({ reports }: Bundle): number => reports.reduce((sum, { count }) => sum + count, 0);
