import * as v from 'valibot';
import type { InboxItem } from './inbox-item.ts';
import { conversationStatusField } from './conversation.ts';
import { cursorField, idField, wholeInstantField } from './fields.ts';

/** Characters of a query. */
export const MAX_QUERY_LENGTH = 200;
/** Hits on one page. */
export const SEARCH_PAGE = 20;

export const searchPlaces = ['conversations', 'messages', 'contacts', 'notes'] as const;
export type SearchPlace = (typeof searchPlaces)[number];

const queryField = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(MAX_QUERY_LENGTH, `must have at most ${MAX_QUERY_LENGTH} characters`),
);

export const searchRequests = {
  /**
   * Every word has to be there; "in quotes" they stand together, a minus leaves out, `or` joins, and the last word may be a
   * beginning. Without words it gives what the filters let through; messages and notes need words.
   */
  'search:run': v.strictObject({
    siteId: idField,
    place: v.picklist(searchPlaces),
    query: queryField,
    status: v.optional(conversationStatusField),
    /** Who wrote the message. */
    author: v.optional(v.picklist(['visitor', 'agent'])),
    /** Somebody's id, or `nobody`. */
    assignee: v.optional(idField),
    /** Last activity, or when it was written, at or after / before. */
    from: v.optional(wholeInstantField),
    until: v.optional(wholeInstantField),
    /** From the previous page's `next`. */
    cursor: v.optional(cursorField),
  }),
} as const;

/** A piece of an excerpt, in order; hits are what the query asked for. */
export interface ExcerptPart {
  readonly text: string;
  readonly isHit: boolean;
}

export type SearchHit =
  | { readonly kind: 'conversation'; readonly item: InboxItem; readonly excerpt: readonly ExcerptPart[] }
  | {
      readonly kind: 'message';
      readonly conversationId: string;
      readonly seq: number;
      readonly visitorName: string | null;
      readonly visitorLabel: string;
      readonly author: 'visitor' | 'agent' | 'system';
      readonly authorName: string | null;
      readonly at: number;
      readonly excerpt: readonly ExcerptPart[];
    }
  | {
      readonly kind: 'contact';
      readonly visitorId: string;
      readonly visitorName: string | null;
      readonly visitorLabel: string;
      readonly excerpt: readonly ExcerptPart[];
      readonly lastSeenAt: number;
      readonly conversations: number;
      /** Their latest conversation. */
      readonly conversationId: string;
    }
  | {
      readonly kind: 'note';
      readonly noteId: string;
      readonly conversationId: string;
      readonly visitorName: string | null;
      readonly visitorLabel: string;
      readonly authorName: string;
      readonly at: number;
      readonly excerpt: readonly ExcerptPart[];
    };

export interface SearchAnswers {
  'search:run': { readonly hits: readonly SearchHit[]; readonly next: string | null };
}
