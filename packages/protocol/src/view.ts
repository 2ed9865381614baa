import * as v from 'valibot';
import type { InboxItem } from './inbox-item.ts';
import { priorityField } from './priority.ts';
import { conversationStatusField } from './conversation.ts';
import { cursorField, idField, labelField, pathField } from './fields.ts';
import type { FrictionLevel } from './signal.ts';

const frictionLevels = ['calm', 'watch', 'flag', 'urgent'] as const satisfies readonly FrictionLevel[];

const some = <Entry extends v.GenericSchema>(entry: Entry, most: number) =>
  v.optional(
    v.pipe(
      v.array(entry),
      v.minLength(1, 'must name at least one, or be left out'),
      v.maxLength(most, `must name at most ${most}`),
    ),
  );

/** Which conversations somebody wants to see. Every part narrows; one that is left out does not. */
export const viewFilterField = v.strictObject({
  /** Left out: all of the agent's sites. */
  siteIds: some(idField, 50),
  statuses: some(conversationStatusField, 4),
  /** `me`: whoever asks; `nobody`: not taken; else ids of agents. */
  assignees: some(idField, 20),
  teamIds: some(idField, 20),
  /** With at least one of these. */
  labelIds: some(idField, 20),
  priorities: some(priorityField, 4),
  levels: some(v.picklist(frictionLevels), 4),
  /** Somebody waits for an answer. */
  waiting: v.optional(v.boolean()),
  /** The visitor is on a page whose path begins so. */
  path: v.optional(pathField),
});
export type ViewFilter = v.InferOutput<typeof viewFilterField>;

/** A filter under a name, for its owner, for a team, or for everybody of a site. */
export interface View {
  readonly id: string;
  readonly name: string;
  readonly filter: ViewFilter;
  readonly ownerId: string;
  /** Set: everybody who works for this site has it; null: its owner alone. */
  readonly sharedOn: string | null;
  /** Set: of that site's people, those of this team alone have it. It goes with the team. */
  readonly teamId: string | null;
}

export const MAX_VIEWS_EACH = 50;

/** Counts stop here; the console shows "99+". */
export const COUNTED_UP_TO = 100;

export const viewRequests = {
  /** A page of the conversations a filter leaves: by need while it shows open ones alone, else latest first. */
  'inbox:page': v.strictObject({
    filter: viewFilterField,
    /** From the previous page's `next`. */
    cursor: v.optional(cursorField),
  }),
  /** How many conversations each filter leaves, in their order. */
  'inbox:count': v.strictObject({
    filters: v.pipe(
      v.array(viewFilterField),
      v.minLength(1, 'must hold a filter'),
      v.maxLength(MAX_VIEWS_EACH + 10, `must hold at most ${MAX_VIEWS_EACH + 10} filters`),
    ),
  }),
  'views:list': v.strictObject({}),
  /** Without an id a new one. Only its owner, and leads for shared ones, may change one. */
  'view:save': v.strictObject({
    viewId: v.optional(idField),
    name: labelField(40),
    filter: viewFilterField,
    sharedOn: v.nullable(idField),
    /** A team of that site, which the sender is in or leads. */
    teamId: v.optional(v.nullable(idField)),
  }),
  'view:remove': v.strictObject({ viewId: idField }),
} as const;

export interface ViewAnswers {
  'inbox:page': { readonly items: readonly InboxItem[]; readonly next: string | null };
  'inbox:count': { readonly counts: readonly number[] };
  'views:list': { readonly views: readonly View[] };
  'view:save': { readonly view: View };
  'view:remove': null;
}

/**
 * Whether a row belongs to a view: what the server's query says of it, so that live news of one row need no question.
 * @param agentId whom `me` means
 */
export function isInView(item: InboxItem, filter: ViewFilter, agentId: string): boolean {
  const { siteIds, statuses, assignees, teamIds, labelIds, priorities, levels, waiting, path } = filter;
  return (
    names(siteIds, item.siteId) &&
    names(statuses, item.status) &&
    isAssigned(item, assignees, agentId) &&
    names(teamIds, item.teamId) &&
    (labelIds === undefined || labelIds.some((id) => item.labelIds.includes(id))) &&
    names(priorities, item.priority) &&
    names(levels, item.friction.level) &&
    (waiting !== true || item.waitingSince !== null) &&
    (path === undefined || (item.path ?? '').startsWith(path))
  );
}

function names<Value>(wanted: readonly Value[] | undefined, value: Value | null): boolean {
  return wanted === undefined || (value !== null && wanted.includes(value));
}

function isAssigned(
  { assignee }: InboxItem,
  wanted: readonly string[] | undefined,
  agentId: string,
): boolean {
  if (wanted === undefined) return true;
  if (assignee === null) return wanted.includes('nobody');
  return wanted.includes(assignee.id) || (assignee.id === agentId && wanted.includes('me'));
}
