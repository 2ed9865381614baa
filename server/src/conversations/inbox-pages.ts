import type { InboxItem, ViewFilter } from '@attune/protocol';
import { notACursor } from '../db/cursor.ts';
import type { Db } from '../db/open-database.ts';
import { toInboxItem } from './inbox-item.ts';
import { countInbox, listInboxPage, type InboxPlace, type InboxReader } from './inbox.repository.ts';

/** Rows in one answer: more than stand on a screen, few enough to come at once. */
const PAGE_ROWS = 100;

export interface InboxPage {
  readonly items: readonly InboxItem[];
  readonly next: string | null;
}

export type InboxPages = ReturnType<typeof createInboxPages>;

/** The inbox a page at a time, as a filter leaves it: open conversations by need, others by their last message. */
export function createInboxPages({ db, now }: { readonly db: Db; now(): number }) {
  return {
    /** @throws RequestError `invalid` for a cursor that no page of this order gave */
    async page(reader: InboxReader, filter: ViewFilter, cursor?: string): Promise<InboxPage> {
      const byNeed = isByNeed(filter);
      const after = cursor === undefined ? null : readCursor(cursor, byNeed);
      const asOf = after?.asOf ?? now();
      if (reader.siteIds.length === 0) return { items: [], next: null };
      const rows = await listInboxPage(db, { reader, filter, asOf, byNeed, after, limit: PAGE_ROWS });
      const last = rows.at(-1);
      return {
        items: rows.map(toInboxItem),
        next:
          rows.length < PAGE_ROWS || last === undefined
            ? null
            : cursorOf({
                asOf,
                need: byNeed ? last.need : null,
                lastMessageAt: last.lastMessageAt ?? 0,
                id: last.id,
              }),
      };
    },

    async count(reader: InboxReader, filters: readonly ViewFilter[]): Promise<readonly number[]> {
      return reader.siteIds.length === 0 ? filters.map(() => 0) : countInbox(db, filters, reader);
    },
  };
}

/** Need orders what is open alone; with anything else among it, the latest comes first. */
function isByNeed({ statuses }: ViewFilter): boolean {
  return statuses !== undefined && statuses.every((status) => status === 'open');
}

function cursorOf({ asOf, need, lastMessageAt, id }: InboxPlace): string {
  return [asOf, need ?? '', lastMessageAt, id].join('~');
}

function readCursor(cursor: string, byNeed: boolean): InboxPlace {
  const [asOf, need, lastMessageAt, id, ...more] = cursor.split('~');
  const place = {
    asOf: Number(asOf),
    need: need === '' ? null : Number(need),
    lastMessageAt: Number(lastMessageAt),
    id: id ?? '',
  };
  const isOne =
    more.length === 0 &&
    [place.asOf, place.lastMessageAt].every((at) => Number.isSafeInteger(at) && at >= 0) &&
    (place.need !== null) === byNeed &&
    (place.need === null || Number.isFinite(place.need)) &&
    /^[\w-]{1,64}$/.test(place.id);
  if (isOne) return place;
  throw notACursor();
}
