import type { VisitItem } from '@attune/protocol';
import type { ConversationKey } from '../conversations/conversation-access.ts';
import type { Db } from '../db/open-database.ts';
import { messageItem, pageItems, signalItem } from './visit-items.ts';
import {
  listBatchesBefore,
  listMessagesBefore,
  listSignalsBefore,
  type VisitBatch,
} from './visit.repository.ts';

/** Lines of one answer; a few more when several stand at the instant where it ends. */
const PAGE = 200;

/** Batches read for one answer. Each holds at least one line's worth of facts, most hold several. */
const BATCHES = 150;

/** What came of a press is reported within this time after it. */
const OUTCOMES_MS = 15_000;

export interface Timeline {
  readonly items: readonly VisitItem[];
  /** There is more before the first of them. */
  readonly more: boolean;
}

export type Visits = ReturnType<typeof createVisits>;

/** How conversations' visits went, line by line. */
export function createVisits({ db, now }: { readonly db: Db; now(): number }) {
  /** Everything at hand before an instant, and from when on it is complete. */
  const read = async (key: ConversationKey, end: number, at: number) => {
    const [batches, signals, messages] = await Promise.all([
      listBatchesBefore(db, key, end + OUTCOMES_MS, BATCHES),
      listSignalsBefore(db, key, end, PAGE),
      listMessagesBefore(db, key, end, PAGE),
    ]);
    const items = [
      ...[...byVisit(batches)].flatMap(([visitId, ofVisit]) => pageItems(visitId, ofVisit, at)),
      ...signals.map(signalItem),
      ...messages.map(messageItem),
    ];
    // Where a list was cut there may be more before; lines of the others from before then wait for the next page.
    const completeFrom = Math.max(
      batches.length < BATCHES ? -Infinity : (batches.at(-1)?.receivedAt ?? -Infinity),
      signals.length < PAGE ? -Infinity : (signals.at(-1)?.detectedAt ?? -Infinity),
      messages.length < PAGE ? -Infinity : (messages.at(-1)?.at ?? -Infinity),
    );
    return { items, completeFrom: Math.min(completeFrom, end - 1) };
  };

  return {
    /** The lines before an instant, latest last; left out: the latest there are. */
    async timeline(key: ConversationKey, before = Infinity): Promise<Timeline> {
      const at = now();
      // Instants of what was reported are clamped to the past, so nothing stands after this one.
      let end = Math.min(before, at + 1);
      for (;;) {
        const { items, completeFrom } = await read(key, end, at);
        const page = lastPage(items, { before: end, completeFrom });
        // A stretch of facts that make no line must not look like the beginning of the visit.
        if (page.items.length > 0 || !page.more) return page;
        end = completeFrom;
      }
    },
  };
}

function byVisit(batches: readonly VisitBatch[]): ReadonlyMap<string, VisitBatch[]> {
  const visits = new Map<string, VisitBatch[]>();
  for (const batch of batches) visits.set(batch.visitId, [...(visits.get(batch.visitId) ?? []), batch]);
  return visits;
}

/** Whole instants only: the next page ends before the first of them. */
export function lastPage(
  items: readonly VisitItem[],
  { before, completeFrom }: { readonly before: number; readonly completeFrom: number },
): Timeline {
  const inOrder = items
    .filter(({ at }) => at < before && at >= completeFrom)
    .sort((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1));
  const firstAt = inOrder.at(-PAGE)?.at ?? -Infinity;
  const page = inOrder.filter(({ at }) => at >= firstAt);
  return { items: page, more: page.length < inOrder.length || completeFrom > -Infinity };
}
