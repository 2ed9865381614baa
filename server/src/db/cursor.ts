import { RequestError } from '@attune/protocol';
import { and, lt, lte, or, type AnyColumn, type SQL } from 'drizzle-orm';

/** A place in a list whose latest come first: an instant and, among those of one instant, an id. */
export interface Cursor {
  readonly at: number;
  readonly id: string;
}

export const cursorOf = ({ at, id }: Cursor): string => `${at}.${id}`;

/** @throws RequestError `invalid` */
export function readCursor(cursor: string | undefined): Cursor | null {
  if (cursor === undefined) return null;
  const [, at, id] = /^(\d{1,16})\.([\w-]{1,64})$/.exec(cursor) ?? [];
  if (at === undefined || id === undefined) throw notACursor();
  return { at: Number(at), id };
}

export const notACursor = (): RequestError =>
  new RequestError('invalid', '"cursor" is not one that an earlier answer gave.', { field: 'cursor' });

/** What comes after the place. The instant alone bounds the look into an index. */
export const afterCursor = (at: AnyColumn, id: AnyColumn, after: Cursor | null): SQL | undefined =>
  after === null ? undefined : and(lte(at, after.at), or(lt(at, after.at), lt(id, after.id)));
