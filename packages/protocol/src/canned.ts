import * as v from 'valibot';
import { bodyField, idField, labelField } from './fields.ts';

/** Who may take it: whoever saved it, a team, or everybody of the site. */
export const sharedWithField = v.picklist(['mine', 'team', 'site']);
export type SharedWith = v.InferOutput<typeof sharedWithField>;

/** What is typed after the slash: one word. */
export const shortcutField = v.pipe(
  v.string(),
  v.trim(),
  v.toLowerCase(),
  v.minLength(1, 'must not be empty'),
  v.maxLength(40, 'must have at most 40 characters'),
  v.regex(/^[\p{L}\p{N}][\p{L}\p{N}_-]*$/u, 'must be one word of letters, digits, "-" and "_"'),
);

/** Facts that fill a slot of their name; any other slot is filled by the agent. */
export const cannedSlots = ['visitor-name', 'agent-name', 'page', 'site-name', 'next-step', 'when'] as const;

/** An answer agents keep ready. What stands in braces in its body is a slot: `Hello {visitor-name}`. */
export interface CannedResponse {
  readonly id: string;
  readonly siteId: string;
  readonly sharedWith: SharedWith;
  /** The team it is shared with; null unless it is. */
  readonly teamId: string | null;
  readonly shortcut: string;
  readonly title: string;
  readonly body: string;
  readonly savedAt: number;
  /** Whether who asks may change or remove it. */
  readonly isYours: boolean;
}

export const cannedRequests = {
  /** One's own, one's teams' and the site's, by shortcut. */
  'canned:list': v.strictObject({ siteId: idField }),
  /** Saves a new one, or one of this id again. Those of the site are saved by leads and admins. */
  'canned:save': v.strictObject({
    siteId: idField,
    canned: v.strictObject({
      id: idField,
      sharedWith: sharedWithField,
      teamId: v.optional(idField),
      shortcut: shortcutField,
      title: labelField(80),
      body: bodyField,
    }),
  }),
  'canned:remove': v.strictObject({ siteId: idField, cannedId: idField }),
} as const;

export interface CannedAnswers {
  'canned:list': { readonly canned: readonly CannedResponse[] };
  'canned:save': { readonly canned: CannedResponse };
  'canned:remove': null;
}

/** Socket.IO event map, server → console. */
export interface CannedNews {
  /** The site's canned responses or macros are others than before: ask for them anew. */
  'canned:changed': (news: { readonly siteId: string }) => void;
}
