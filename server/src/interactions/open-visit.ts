import type { Interaction, InteractionOf } from '@attune/protocol';
import type { ConversationKey } from '../conversations/conversation-access.ts';
import { FactPacker } from '../db/schema/packed-facts.ts';
import { isOfChat } from '../signal-policy/allowed-facts.ts';
import { NumberRanges } from './number-ranges.ts';

/** A report that was taken and is not written yet: as it will be stored, with what else has to be known of it. */
export interface PendingReport {
  readonly batchNo: number;
  readonly receivedAt: number;
  /** Its part of the visit's row. */
  readonly packed: string;
  readonly count: number;
  readonly firstAt: number;
  readonly lastAt: number;
  /** Where the visitor went last; null when they stayed. */
  readonly page: { readonly path: string; readonly at: number } | null;
  /** Errors of the page, by what they are, with how often they came by themselves; null when there were none. */
  readonly errors: ReadonlyMap<string, number> | null;
  /** There are facts of the chat among them. */
  readonly tellsOfChat: boolean;
}

/** Reports that were packed together, and make one row. */
export interface Bundle {
  readonly packer: FactPacker;
  reports: PendingReport[];
  /** It is being written, or was: what comes now belongs to another. */
  isClosed: boolean;
}

const NOTHING: readonly Bundle[] = [];

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
  /** What is not written yet; the last one takes what comes. */
  pending: readonly Bundle[];
}

/** @param known what the database has of it */
export function openVisit(
  visit: Pick<OpenVisit, 'key' | 'visitorId' | 'visitId'>,
  known: { readonly stored: number; readonly batches: string; readonly currentPath: string | null },
): OpenVisit {
  const { stored, batches, currentPath } = known;
  return { ...visit, stored, taken: NumberRanges.from(batches), path: currentPath, pending: NOTHING };
}

/**
 * Takes a report into what is pending of a visit. Its facts are packed at once: as objects they would outlive the garbage
 * collector's young ones, which costs more than all else that is done with them.
 * @param facts on the server's clock, one at least
 */
export function pendReport(
  visit: OpenVisit,
  batchNo: number,
  facts: readonly Interaction[],
  receivedAt: number,
): PendingReport {
  let bundle = visit.pending.at(-1);
  if (bundle === undefined || bundle.isClosed) {
    bundle = { packer: new FactPacker(facts[0]?.at ?? receivedAt), reports: [], isClosed: false };
    visit.pending = [...visit.pending, bundle];
  }
  const packed = bundle.packer.pack(facts);
  const report = { batchNo, receivedAt, packed, count: facts.length, ...gistOf(facts) };
  bundle.reports.push(report);
  return report;
}

function gistOf(facts: readonly Interaction[]) {
  let [firstAt, lastAt] = [Infinity, 0];
  let page: PendingReport['page'] = null;
  let errors: Map<string, number> | null = null;
  let tellsOfChat = false;
  for (const fact of facts) {
    const { kind, at } = fact;
    if (at < firstAt) firstAt = at;
    if (at > lastAt) lastAt = at;
    // Most are one of these.
    if (kind === 'press' || kind === 'outcome') continue;
    if (kind === 'page') page = { path: fact.path, at };
    else if (kind === 'page-error') errors = counted(errors, fact);
    else if (isOfChat(fact)) tellsOfChat = true;
  }
  return { firstAt, lastAt, page, errors, tellsOfChat };
}

function counted(
  errors: Map<string, number> | null,
  { hash, press }: InteractionOf<'page-error'>,
): Map<string, number> {
  const all = errors ?? new Map<string, number>();
  return all.set(hash, (all.get(hash) ?? 0) + (press === null ? 1 : 0));
}

/** What the pending reports of a visit are as one row. */
export interface VisitRow extends ConversationKey {
  readonly visitId: string;
  /** The first of them. */
  readonly batchNo: number;
  /** All their facts, as they are stored. */
  readonly packed: string;
  readonly count: number;
  readonly firstAt: number;
  readonly lastAt: number;
  readonly receivedAt: number;
  readonly batches: string;
  readonly page: PendingReport['page'];
  readonly errors: ReadonlyMap<string, number>;
  readonly tellsOfChat: boolean;
}

/** @param bundle of one report at least */
export function rowOf({ key, visitId }: OpenVisit, { packer, reports }: Bundle): VisitRow {
  const numbers = new NumberRanges();
  const errors = new Map<string, number>();
  const row = {
    batchNo: Infinity,
    count: 0,
    firstAt: Infinity,
    lastAt: 0,
    receivedAt: 0,
    tellsOfChat: false,
  };
  let page: PendingReport['page'] = null;
  for (const report of reports) {
    numbers.add(report.batchNo);
    row.batchNo = Math.min(row.batchNo, report.batchNo);
    row.count += report.count;
    row.firstAt = Math.min(row.firstAt, report.firstAt);
    row.lastAt = Math.max(row.lastAt, report.lastAt);
    row.receivedAt = report.receivedAt;
    row.tellsOfChat ||= report.tellsOfChat;
    page = report.page ?? page;
    for (const [hash, times] of report.errors ?? []) errors.set(hash, (errors.get(hash) ?? 0) + times);
  }
  const packed = packer.whole(reports.map((report) => report.packed));
  return { ...key, visitId, ...row, packed, batches: numbers.toString(), page, errors };
}
