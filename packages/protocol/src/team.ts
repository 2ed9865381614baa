import * as v from 'valibot';
import { idField, labelField } from './fields.ts';
import { sharingFields, type Sharing } from './sharing.ts';

/** Agents of a site who share conversations. */
export interface Team {
  readonly id: string;
  readonly siteId: string;
  readonly name: string;
  readonly memberIds: readonly string[];
  /** Its conversations go to its members in turn, by the server; otherwise members take them. */
  readonly sharesOut: boolean;
}

/** Members one team can have. */
const MAX_MEMBERS = 200;

export const teamRequests = {
  'teams:list': v.strictObject({ siteId: idField }),
  /** Leads and admins. Without an id a new one. Members work for the site. */
  'team:save': v.strictObject({
    siteId: idField,
    teamId: v.optional(idField),
    name: labelField(40),
    memberIds: v.pipe(v.array(idField), v.maxLength(MAX_MEMBERS, `must name at most ${MAX_MEMBERS} people`)),
    sharesOut: v.boolean(),
  }),
  /** Leads and admins. Its conversations stay with whoever has them. */
  'team:remove': v.strictObject({ siteId: idField, teamId: idField }),
  'sharing:get': v.strictObject({ siteId: idField }),
  /** Leads and admins. Whether conversations of no team go to the site's agents in turn, and what they weigh. */
  'sharing:save': v.strictObject({ siteId: idField, ...sharingFields }),
} as const;

export interface TeamAnswers {
  'teams:list': { readonly teams: readonly Team[] };
  'team:save': { readonly team: Team };
  'team:remove': null;
  'sharing:get': Sharing;
  'sharing:save': Sharing;
}
