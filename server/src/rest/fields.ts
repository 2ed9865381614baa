import { idField, RequestError, type ApiScope } from '@attune/protocol';
import * as v from 'valibot';
import type { ApiCaller } from '../api-keys/api-keys.ts';

/** Things in one page: as many as asked for, up to this. */
export const MAX_PAGE = 100;
export const PAGE = 25;

export const none = v.strictObject({});

/** A whole number in a query, where everything is text. */
export const wholeNumber = (least: number, most: number) =>
  v.pipe(
    v.string(),
    v.regex(/^\d{1,16}$/, 'must be a whole number'),
    v.transform(Number),
    v.minValue(least, `must be ${least} or more`),
    v.maxValue(most, `must be ${most} or less`),
  );
export const instantQuery = wholeNumber(0, 8.64e15);
export const limitQuery = v.optional(wholeNumber(1, MAX_PAGE), String(PAGE));
export const cursorQuery = v.optional(v.pipe(v.string(), v.maxLength(200)));
export const siteQuery = v.optional(idField);

/**
 * The site that is asked about: the one named, or the only one there is.
 * @throws RequestError `not-found` for a site that is not the caller's, `invalid` when one has to be named
 */
export function siteOf({ siteIds }: ApiCaller, named: string | undefined): string {
  const [only] = siteIds;
  if (named === undefined && siteIds.length === 1 && only !== undefined) return only;
  if (named === undefined)
    throw new RequestError('invalid', '"siteId" is needed: this key is for several sites.', {
      field: 'siteId',
    });
  if (!siteIds.includes(named))
    throw new RequestError('not-found', 'There is no such site among yours.', { field: 'siteId' });
  return named;
}

/** @throws RequestError `forbidden` */
export function requireScope({ scopes }: ApiCaller, scope: ApiScope): void {
  if (!scopes.has(scope))
    throw new RequestError('forbidden', `This key may not do this: it needs the scope "${scope}".`);
}
