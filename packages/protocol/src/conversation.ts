import * as v from 'valibot';
import { attachmentIdsField, type Attachment } from './attachment.ts';
import { cardField, choicesField, type Card } from './card.ts';
import type { RatingScore } from './csat.ts';
import { seqField } from './fields.ts';

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

/** What a message carries beside its words. */
export interface MessageParts {
  readonly attachments?: readonly Attachment[];
  /** Position of the message that this one answers. */
  readonly replyTo?: number;
  /** Of agents alone. */
  readonly choices?: readonly string[];
  /** Of agents alone. */
  readonly card?: Card;
}

/** The same as a client asks for it: files by their ids. */
export const visitorPartsField = v.strictObject({ attachmentIds: v.optional(attachmentIdsField) });
export const agentPartsField = v.strictObject({
  attachmentIds: v.optional(attachmentIdsField),
  replyTo: v.optional(seqField),
  choices: v.optional(choicesField),
  card: v.optional(cardField),
});
export type PartsInput = v.InferOutput<typeof agentPartsField>;

export interface MessageEvent extends Entry {
  readonly kind: 'message';
  /** The id the sender's client made before sending; matches a pending draft to its stored entry. */
  readonly clientId: string;
  /** May be empty where `parts` say something. Empty for ever once the message was deleted. */
  readonly body: string;
  readonly parts?: MessageParts;
}

/** The author put other words in the place of their message at `targetSeq`. */
export interface EditEvent extends Entry {
  readonly kind: 'edit';
  readonly targetSeq: number;
  readonly body: string;
}

/** The author took back their message at `targetSeq`; its words and files are gone from the list. */
export interface DeleteEvent extends Entry {
  readonly kind: 'delete';
  readonly targetSeq: number;
}

/** The visitor said how the conversation was; the last one counts. */
export interface RatingEvent extends Entry {
  readonly kind: 'rating';
  readonly score: RatingScore;
  readonly comment: string;
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
export type ConversationEvent =
  MessageEvent | ReadEvent | StatusEvent | EditEvent | DeleteEvent | RatingEvent;

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
