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
 * their messages and facts cause. `ended` is told when one stops, or has not said so for a while.
 */
export function createTypingBook(ended: (key: ConversationKey) => void): TypingBook {
  const typing = new Map<string, NodeJS.Timeout>();
  const nameOf = ({ siteId, conversationId }: ConversationKey) => `${siteId}/${conversationId}`;
  const stop = (key: ConversationKey) => {
    const timer = typing.get(nameOf(key));
    if (timer === undefined) return;
    clearTimeout(timer);
    typing.delete(nameOf(key));
    ended(key);
  };
  return {
    set(key, isTyping) {
      if (!isTyping) {
        stop(key);
        return;
      }
      clearTimeout(typing.get(nameOf(key)));
      typing.set(
        nameOf(key),
        setTimeout(() => stop(key), TYPING_TTL_MS),
      );
    },
    isTyping: (key) => typing.has(nameOf(key)),
    close() {
      for (const timer of typing.values()) clearTimeout(timer);
      typing.clear();
    },
  };
}
