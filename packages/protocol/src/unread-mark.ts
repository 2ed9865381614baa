import * as v from 'valibot';
import { idField } from './fields.ts';

/** Conversations that one agent can have marked unread on one site. */
export const MAX_UNREAD_MARKS = 500;

/** What an agent wants to read once more. It is theirs alone: nobody else's list changes, and seen stays seen. */
export const unreadMarkRequests = {
  'unread-marks:list': v.strictObject({ siteId: idField }),
  'unread-mark:set': v.strictObject({ conversationId: idField, unread: v.boolean() }),
} as const;

export interface UnreadMarkAnswers {
  'unread-marks:list': { readonly conversationIds: readonly string[] };
  'unread-mark:set': { readonly unread: boolean };
}

/** Socket.IO event map, server → console. */
export interface UnreadMarkNews {
  /** To whose mark it is, wherever they are signed in. */
  'unread-mark:changed': (news: {
    readonly siteId: string;
    readonly conversationId: string;
    readonly unread: boolean;
  }) => void;
}
