import type { DetectorContext } from '@attune/signals';
import {
  readContacts,
  readMedianFirstAnswer,
  type ConversationRow,
} from '../conversations/conversation-access.ts';
import type { Db } from '../db/open-database.ts';
import { readSharedErrors } from '../interactions/interaction-access.ts';

/** What everybody on the site met within this time is no trouble of one visitor's own. */
const SHARED_ERRORS_MS = 10 * 60_000;

/** How fast a team answers changes over days. */
const PACE_FRESH_MS = 60_000;

/** Reads what is known beside a conversation and bears on its signals. */
export type ContextReader = (tx: Db, row: ConversationRow, now: number) => Promise<DetectorContext>;

/** Times around now in which nobody has promised to answer. */
export type ClosedTimesReader = (
  tx: Db,
  siteId: string,
  now: number,
) => Promise<NonNullable<DetectorContext['closedTimes']>>;

/** @returns a reader that keeps each site's usual time to an answer for a minute */
export function createContextReader(readClosedTimes: ClosedTimesReader = async () => []): ContextReader {
  const paces = new Map<string, { readonly at: number; readonly medianMs: number | null }>();

  const paceOf = async (tx: Db, siteId: string, now: number): Promise<number | null> => {
    const known = paces.get(siteId);
    if (known !== undefined && now - known.at < PACE_FRESH_MS) return known.medianMs;
    const medianMs = await readMedianFirstAnswer(tx, siteId, now);
    paces.set(siteId, { at: now, medianMs });
    return medianMs;
  };

  return async (tx, row, now) => {
    const { siteId, visitorId, id: conversationId } = row;
    const contacts = await readContacts(tx, { siteId, conversationId }, visitorId);
    const dampedErrors = await readSharedErrors(tx, siteId, now - SHARED_ERRORS_MS);
    const teamMedianWaitMs = await paceOf(tx, siteId, now);
    const closedTimes = await readClosedTimes(tx, siteId, now);
    return {
      contacts,
      dampedErrors,
      closedTimes,
      ...(teamMedianWaitMs === null ? {} : { teamMedianWaitMs }),
    };
  };
}
