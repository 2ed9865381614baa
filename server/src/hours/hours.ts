import type { Hours, Opening } from '@attune/protocol';
import type { Db } from '../db/open-database.ts';
import { closedTimesBetween, upcomingTimes } from './open-times.ts';

/** A wait that began before this long ago says nothing new; a look further ahead is planned anew by then. */
const LOOK_DAYS_MS = 10 * 86_400_000;

/** What is known of a site's hours is used for so long, also when another process saved others. */
const FRESH_MS = 30_000;

/** The current time and the next ones; a widget that is open for longer asks anew when it connects. */
const TOLD_TIMES = 4;

export interface ClosedTime {
  readonly from: number;
  readonly until: number;
}

/** When each site's team is there, and when nobody has promised to be. */
export function createHours({ hoursOf }: { hoursOf(siteId: string, db?: Db): Promise<Hours> }) {
  const known = new Map<string, { readonly at: number; readonly closed: readonly ClosedTime[] }>();

  return {
    /** Around now; empty where no hours are set. Waits do not grow in it. */
    async closedTimes(db: Db, siteId: string, now: number): Promise<readonly ClosedTime[]> {
      const held = known.get(siteId);
      if (held !== undefined && Math.abs(now - held.at) < FRESH_MS) return held.closed;
      const hours = await hoursOf(siteId, db);
      const closed = hours.enabled ? closedTimesBetween(hours, now - LOOK_DAYS_MS, now + LOOK_DAYS_MS) : [];
      known.set(siteId, { at: now, closed });
      return closed;
    },

    /** What agents and visitors are told. */
    async opening(siteId: string, now: number): Promise<Opening> {
      return openingOf(await hoursOf(siteId), now);
    },

    /** The site's hours were saved. */
    forget: (siteId: string): void => void known.delete(siteId),
  };
}

export function openingOf(hours: Hours, now: number): Opening {
  return hours.enabled
    ? { openTimes: upcomingTimes(hours, now, TOLD_TIMES), timeZone: hours.timeZone }
    : { openTimes: null, timeZone: null };
}
