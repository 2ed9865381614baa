import type { Site } from '@attune/protocol';
import * as v from 'valibot';
import type { Db } from '../../db/open-database.ts';
import type { Handover } from '../../handover/handover.ts';
import { keyAnswer, pageOf, personAnswer, siteAnswer, volumeAnswer } from '../answers.ts';
import { instantQuery, none, siteOf, siteQuery } from '../fields.ts';
import { readVolume } from '../rest.repository.ts';
import { restRoute, type RestRoute } from '../rest-route.ts';

const MONTH_MS = 30 * 86_400_000;

export interface SiteRoutesDeps {
  readonly db: Db;
  readonly sites: { byIds(ids: readonly string[]): Promise<readonly Site[]> };
  readonly handover: Pick<Handover, 'colleagues'>;
  now(): number;
}

/** What a key opens, the sites, who works on them, and how it goes there. */
export function siteRoutes({ db, sites, handover, now }: SiteRoutesDeps): readonly RestRoute[] {
  return [
    restRoute({
      id: 'getKey',
      method: 'get',
      path: '/key',
      about: 'Sites',
      summary: 'What this key may do',
      scope: 'read:conversations',
      params: none,
      query: none,
      body: null,
      answer: keyAnswer,
      status: 200,
      handle: async (_asked, { scopes, role, author, siteIds }) => ({
        value: { scopes: [...scopes], role, author, siteIds: [...siteIds] },
      }),
    }),
    restRoute({
      id: 'listSites',
      method: 'get',
      path: '/sites',
      about: 'Sites',
      summary: 'The sites this key is for',
      scope: 'read:conversations',
      params: none,
      query: none,
      body: null,
      answer: pageOf(siteAnswer),
      status: 200,
      handle: async (_asked, { siteIds }) => ({
        value: { items: [...(await sites.byIds(siteIds))], next: null },
      }),
    }),
    restRoute({
      id: 'listPeople',
      method: 'get',
      path: '/people',
      about: 'Sites',
      summary: 'Who answers on a site',
      scope: 'read:people',
      params: none,
      query: v.strictObject({ siteId: siteQuery }),
      body: null,
      answer: pageOf(personAnswer),
      status: 200,
      async handle({ query }, caller) {
        const people = await handover.colleagues(siteOf(caller, query.siteId));
        return { value: { items: [...people], next: null } };
      },
    }),
    restRoute({
      id: 'getVolume',
      method: 'get',
      path: '/reports/volume',
      about: 'Reports',
      summary: 'How many conversations began, were answered and resolved',
      more: 'Of the conversations whose first message came in this time; the last 30 days when nothing is named.',
      scope: 'read:reports',
      params: none,
      query: v.strictObject({
        siteId: siteQuery,
        from: v.optional(instantQuery),
        to: v.optional(instantQuery),
      }),
      body: null,
      answer: volumeAnswer,
      status: 200,
      async handle({ query }, caller) {
        const to = query.to ?? now();
        const from = query.from ?? to - MONTH_MS;
        return { value: { from, to, ...(await readVolume(db, siteOf(caller, query.siteId), from, to)) } };
      },
    }),
  ];
}
