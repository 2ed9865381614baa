import * as v from 'valibot';
import { attachmentKinds } from './attachment.ts';
import { MAX_ATTACHMENT_MEGABYTES } from './limits.ts';

/** What a site lets be done inside a conversation. */
export const conversationSettingsField = v.strictObject({
  attachments: v.strictObject({
    on: v.boolean(),
    maxMegabytes: v.pipe(
      v.number(),
      v.integer('must be a whole number'),
      v.minValue(1, 'must be 1 or more'),
      v.maxValue(MAX_ATTACHMENT_MEGABYTES, `must be ${MAX_ATTACHMENT_MEGABYTES} or less`),
    ),
    kinds: v.pipe(
      v.array(v.picklist(attachmentKinds)),
      v.minLength(1, 'must allow one kind of file; or switch attachments off'),
      v.check((kinds) => new Set(kinds).size === kinds.length, 'must not name a kind twice'),
    ),
  }),
  /** Ask for a rating when a conversation was resolved. */
  rating: v.strictObject({ on: v.boolean() }),
  /** Tell waiting visitors their place and how long it usually takes. */
  queue: v.strictObject({ on: v.boolean() }),
});
export type ConversationSettings = v.InferOutput<typeof conversationSettingsField>;

export const defaultConversationSettings: ConversationSettings = {
  attachments: { on: true, maxMegabytes: 10, kinds: ['image', 'document', 'text'] },
  rating: { on: true },
  queue: { on: true },
};
