import { TYPING_TTL_MS, type Author } from '@attune/protocol';
import type { AgentConnection } from '../connection/agent-connection.ts';
import { createStore, type Store } from '../state/store.ts';

/** Who is writing right now, by conversation. */
export type Typing = ReadonlyMap<string, readonly Author[]>;

/** Hears who writes; forgets them when no new word of it came in time. */
export function createTyping(connection: AgentConnection, me: () => string | null) {
  const typing = createStore<Typing>(new Map());
  const timers = new Map<string, ReturnType<typeof setTimeout>>();

  const put = (conversationId: string, author: Author, on: boolean): void => {
    const others = (typing.value.get(conversationId) ?? []).filter(({ id }) => id !== author.id);
    typing.set(new Map(typing.value).set(conversationId, on ? [...others, author] : others));
  };

  // Only what comes live ends it: entries fetched from the past say nothing of this moment.
  const endMessages = connection.on('conversation:event', ({ conversationId, event }) => {
    if (event.kind === 'message') put(conversationId, event.author, false);
  });
  const endTyping = connection.on('typing:changed', ({ conversationId, author, typing: on }) => {
    if (author.id === me()) return;
    const key = `${conversationId} ${author.id}`;
    clearTimeout(timers.get(key));
    put(conversationId, author, on);
    if (on)
      timers.set(
        key,
        setTimeout(() => put(conversationId, author, false), TYPING_TTL_MS),
      );
  });

  return {
    typing: typing as Store<Typing>,
    close(): void {
      endTyping();
      endMessages();
      for (const timer of timers.values()) clearTimeout(timer);
    },
  };
}

export type TypingWatch = ReturnType<typeof createTyping>;
