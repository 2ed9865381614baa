import { RequestError, type HotSpot } from '@attune/protocol';
import type { Db } from '../db/open-database.ts';
import {
  countHits,
  deleteMark,
  listMarks,
  listQuotes,
  listSpots,
  saveMark,
  type FoundSpot,
  type HotSpotMark,
} from './hot-spot.repository.ts';

const DAY_MS = 86_400_000;

/** What the list looks back on, and the longest that before and after a fix are compared. */
const LOOK_BACK_MS = 30 * DAY_MS;

export type HotSpots = ReturnType<typeof createHotSpots>;

/** Elements of a site that gave trouble, in how many conversations, in whose words, and whether a fix helped. */
export function createHotSpots({ db, now }: { readonly db: Db; now(): number }) {
  const told = async (siteId: string, spot: FoundSpot, mark: HotSpotMark | undefined): Promise<HotSpot> => {
    const { latest, ...found } = spot;
    const isFixed = mark?.status === 'fixed';
    return {
      ...found,
      quotes: await listQuotes(db, siteId, latest),
      status: isFixed ? 'fixed' : 'open',
      effect: isFixed ? await effectOf(siteId, mark) : null,
    };
  };

  /** Hits in as many days before the fix as there have been since. */
  const effectOf = async (siteId: string, mark: HotSpotMark): Promise<NonNullable<HotSpot['effect']>> => {
    const at = now();
    const since = Math.min(LOOK_BACK_MS, Math.max(DAY_MS, at - mark.markedAt));
    const [before, after] = await Promise.all([
      countHits(db, siteId, mark, { from: mark.markedAt - since, until: mark.markedAt }),
      countHits(db, siteId, mark, { from: mark.markedAt, until: mark.markedAt + since }),
    ]);
    return { days: Math.round((since / DAY_MS) * 10) / 10, before, after };
  };

  const list = async (siteId: string): Promise<readonly HotSpot[]> => {
    const [spots, marks] = await Promise.all([
      listSpots(db, siteId, now() - LOOK_BACK_MS),
      listMarks(db, siteId),
    ]);
    return Promise.all(
      spots.map((spot) =>
        told(
          siteId,
          spot,
          marks.find(({ kind, controlKey }) => kind === spot.kind && controlKey === spot.controlKey),
        ),
      ),
    );
  };

  return {
    list,

    /**
     * Says that a control is fixed, or open again.
     * @throws RequestError `not-found` for a control that gave no such trouble lately
     */
    async mark(
      siteId: string,
      spot: Pick<HotSpotMark, 'kind' | 'controlKey' | 'status'>,
      by: { readonly id: string },
    ): Promise<HotSpot> {
      const { kind, controlKey, status } = spot;
      const spots = await listSpots(db, siteId, now() - LOOK_BACK_MS);
      const found = spots.find((one) => one.kind === kind && one.controlKey === controlKey);
      if (found === undefined)
        throw new RequestError('not-found', 'This control gave no such trouble in the last 30 days.', {
          field: 'controlKey',
        });
      const mark = { siteId, kind, controlKey, status, markedAt: now(), markedBy: by.id };
      if (status === 'open') await deleteMark(db, mark);
      else await saveMark(db, mark);
      return told(siteId, found, status === 'open' ? undefined : mark);
    },
  };
}
