import * as v from 'valibot';
import type { InboxItem } from './inbox-item.ts';
import { priorityField } from './priority.ts';
import { conversationStatusField } from './conversation.ts';
import { idField, wholeInstantField } from './fields.ts';
import { MAX_LABELS_ON_ONE } from './label.ts';
import type { Refusal } from './refusal.ts';

/** Conversations arranged with one request. */
export const MAX_ARRANGED_AT_ONCE = 100;

const labelIdsField = v.pipe(
  v.array(idField),
  v.maxLength(MAX_LABELS_ON_ONE, `must name at most ${MAX_LABELS_ON_ONE} labels`),
);

/** What is to be otherwise about a conversation; what is left out stays. */
export const arrangementField = v.pipe(
  v.strictObject({
    status: v.optional(conversationStatusField),
    /** With status `snoozed` alone: when it comes back by itself; null: when the visitor writes. */
    snoozedUntil: v.optional(v.nullable(wholeInstantField)),
    priority: v.optional(priorityField),
    /** Null: nobody in particular. */
    assigneeId: v.optional(v.nullable(idField)),
    /** Null: no team. */
    teamId: v.optional(v.nullable(idField)),
    addLabelIds: v.optional(labelIdsField),
    removeLabelIds: v.optional(labelIdsField),
  }),
  v.check(
    ({ status, snoozedUntil }) => snoozedUntil === undefined || status === 'snoozed',
    'names a time to come back, but not the status "snoozed"',
  ),
);
export type Arrangement = v.InferOutput<typeof arrangementField>;

export const assignmentRequests = {
  /** Arranges each as a whole or not at all; one that is refused holds up none of the others. */
  'conversations:arrange': v.strictObject({
    changes: v.pipe(
      v.array(v.strictObject({ conversationId: idField, change: arrangementField })),
      v.minLength(1, 'must name a conversation'),
      v.maxLength(MAX_ARRANGED_AT_ONCE, `must name at most ${MAX_ARRANGED_AT_ONCE} conversations`),
    ),
  }),
} as const;

export interface Arranged {
  readonly conversationId: string;
  readonly item: InboxItem;
  /** Sent as a change, it brings back what was. */
  readonly undo: Arrangement;
}

export interface AssignmentAnswers {
  'conversations:arrange': {
    readonly done: readonly Arranged[];
    readonly refused: readonly { readonly conversationId: string; readonly refusal: Refusal }[];
  };
}
