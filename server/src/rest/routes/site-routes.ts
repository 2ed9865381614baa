import type { Site } from '@attune/protocol';
import * as v from 'valibot';
import type { Handover } from '../../handover/handover.ts';
import { keyAnswer, pageOf, personAnswer, siteAnswer } from '../answers.ts';
import { none, siteOf, siteQuery } from '../fields.ts';
import { restRoute, type RestRoute } from '../rest-route.ts';

export interface SiteRoutesDeps {
  readonly sites: { byIds(ids: readonly string[]): Promise<readonly Site[]> };
  readonly handover: Pick<Handover, 'colleagues'>;
}

/** What a key opens, the sites, and who works on them. */
export function siteRoutes({ sites, handover }: SiteRoutesDeps): readonly RestRoute[] {
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
  ];
}
