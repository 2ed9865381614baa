import { TYPING_TTL_MS } from '@attune/protocol';
import type { ConversationKey } from '../conversations/conversation-access.ts';

export interface TypingBook {
  /** The visitor said that they are writing, or no longer. */
  set(key: ConversationKey, typing: boolean): void;
  isTyping(key: ConversationKey): boolean;
  close(): void;
}

/**
 * Which visitors are writing right now, as far as this process hears: their own socket is here, and so are the looks that
 * their messages and facts cause. `ended` is told when one stops, or has not said so for a while, if somebody asked
 * meanwhile: what was put off until they stop is due then.
 */
export function createTypingBook(ended: (key: ConversationKey) => void): TypingBook {
  const typing = new Map<string, { readonly fades: NodeJS.Timeout; wasAsked: boolean }>();
  const nameOf = ({ siteId, conversationId }: ConversationKey) => `${siteId}/${conversationId}`;
  const stop = (key: ConversationKey) => {
    const entry = typing.get(nameOf(key));
    if (entry === undefined) return;
    clearTimeout(entry.fades);
    typing.delete(nameOf(key));
    if (entry.wasAsked) ended(key);
  };
  return {
    set(key, isTyping) {
      if (!isTyping) return stop(key);
      const entry = typing.get(nameOf(key));
      if (entry !== undefined) entry.fades.refresh();
      else typing.set(nameOf(key), { fades: setTimeout(() => stop(key), TYPING_TTL_MS), wasAsked: false });
    },
    isTyping(key) {
      const entry = typing.get(nameOf(key));
      if (entry !== undefined) entry.wasAsked = true;
      return entry !== undefined;
    },
    close() {
      for (const { fades } of typing.values()) clearTimeout(fades);
      typing.clear();
    },
  };
}
