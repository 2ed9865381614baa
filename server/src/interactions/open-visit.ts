import type { Interaction } from '@attune/protocol';
import type { ConversationKey } from '../conversations/conversation-access.ts';
import { NumberRanges } from './number-ranges.ts';

/** A report that was taken and is not written yet. */
export interface PendingReport {
  readonly batchNo: number;
  /** On the server's clock. */
  readonly facts: readonly Interaction[];
  readonly receivedAt: number;
}

/** A visit that reports over one connection of this process, as far as taking its next report needs it. */
export interface OpenVisit {
  readonly key: ConversationKey;
  readonly visitorId: string;
  readonly visitId: string;
  /** Facts that were taken, written or not. */
  stored: number;
  /** Numbers of the reports that were taken. */
  taken: NumberRanges;
  /** The page the visitor was on before the next report, where that is known. */
  path: string | null;
  pending: PendingReport[];
}

/** @param known what the database has of it */
export function openVisit(
  visit: Pick<OpenVisit, 'key' | 'visitorId' | 'visitId'>,
  known: { readonly stored: number; readonly batches: string; readonly currentPath: string | null },
): OpenVisit {
  const { stored, batches, currentPath } = known;
  return { ...visit, stored, taken: NumberRanges.from(batches), path: currentPath, pending: [] };
}

/** What the pending reports of a visit are as one row. */
export interface VisitRow extends ConversationKey {
  readonly visitId: string;
  /** The first of them. */
  readonly batchNo: number;
  readonly interactions: readonly Interaction[];
  readonly count: number;
  readonly firstAt: number;
  readonly lastAt: number;
  readonly receivedAt: number;
  readonly batches: string;
  /** Where the visitor went last; null when they stayed. */
  readonly page: { readonly path: string; readonly at: number } | null;
}

/** @param reports one at least */
export function rowOf({ key, visitId }: OpenVisit, reports: readonly PendingReport[]): VisitRow {
  const interactions = reports.flatMap(({ facts }) => facts);
  const numbers = reports.map(({ batchNo }) => batchNo);
  let [firstAt, lastAt] = [Infinity, 0];
  for (const { at } of interactions) {
    firstAt = Math.min(firstAt, at);
    lastAt = Math.max(lastAt, at);
  }
  const page = interactions.findLast((fact) => fact.kind === 'page');
  return {
    ...key,
    visitId,
    batchNo: Math.min(...numbers),
    interactions,
    count: interactions.length,
    firstAt,
    lastAt,
    receivedAt: reports.at(-1)?.receivedAt ?? lastAt,
    batches: new NumberRanges(numbers).toString(),
    page: page === undefined ? null : { path: page.path, at: page.at },
  };
}
