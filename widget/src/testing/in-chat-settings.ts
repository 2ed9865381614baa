import type { ConversationSettings } from '@attune/protocol';

/** What a site lets be done inside a conversation when nobody has changed it. */
export const inChatSettings: ConversationSettings = {
  attachments: { on: true, maxMegabytes: 10, kinds: ['image', 'document', 'text'] },
  rating: { on: true },
  queue: { on: true },
};
