import * as v from 'valibot';

export const conversationStatuses = ['open', 'pending', 'snoozed', 'resolved'] as const;
export const conversationStatusField = v.picklist(conversationStatuses);
export type ConversationStatus = (typeof conversationStatuses)[number];

export type AuthorKind = 'visitor' | 'agent' | 'system';

/** Who did it. `name` is what the other side may read; null for a visitor who gave none. */
export interface Author {
  readonly kind: AuthorKind;
  readonly id: string;
  readonly name: string | null;
}

interface Entry {
  /** Gap-free position in the conversation, from 1. The only order there is. */
  readonly seq: number;
  /** Server time, epoch ms; for display, never for order. */
  readonly at: number;
  readonly author: Author;
}

export interface MessageEvent extends Entry {
  readonly kind: 'message';
  /** The id the sender's client made before sending; matches a pending draft to its stored entry. */
  readonly clientId: string;
  readonly body: string;
}

/** The author has seen everything up to and including `upToSeq`. */
export interface ReadEvent extends Entry {
  readonly kind: 'read';
  readonly upToSeq: number;
}

export interface StatusEvent extends Entry {
  readonly kind: 'status';
  readonly status: ConversationStatus;
}

/** One entry of a conversation's append-only list. Both sides see all of them: nothing private is ever one. */
export type ConversationEvent = MessageEvent | ReadEvent | StatusEvent;

/** A slice of the list after a position. */
export interface SyncAnswer {
  readonly conversationId: string;
  /** In order, without holes, the first with seq = afterSeq + 1. */
  readonly events: readonly ConversationEvent[];
  /** Last seq of the list when it was read. */
  readonly upTo: number;
  /** True when the slice ends before `upTo`: ask again from its last seq. */
  readonly more: boolean;
  /** Changes when the database was restored from a backup: drop what you hold and start from 0. */
  readonly epoch: string;
}
