import type { Refusal, Site } from '@attune/protocol';
import type { AgentConnection } from '../connection/agent-connection.ts';
import { createStore, type Store } from '../state/store.ts';

/** What the agent set back to unread, to read it once more. Theirs alone, and the same in all their tabs. */
export interface UnreadMarks {
  /** Ids of conversations. */
  readonly state: Store<ReadonlySet<string>>;
  load(): Promise<void>;
  /** Shown at once. @returns the refusal, or null when it is kept */
  set(conversationId: string, unread: boolean): Promise<Refusal | null>;
  /** It is opened: the mark has done its work. */
  opened(conversationId: string): void;
  close(): void;
}

/** @param sites those the agent works for */
export function createUnreadMarks(
  connection: AgentConnection,
  sites: () => readonly Pick<Site, 'id'>[],
): UnreadMarks {
  const state = createStore<ReadonlySet<string>>(new Set());
  const put = (conversationId: string, unread: boolean): void =>
    state.update((now) => {
      const next = new Set(now);
      if (unread) next.add(conversationId);
      else next.delete(conversationId);
      return next;
    });
  const set = async (conversationId: string, unread: boolean): Promise<Refusal | null> => {
    const was = state.value.has(conversationId);
    if (was === unread) return null;
    put(conversationId, unread);
    const reply = await connection.request('unread-mark:set', { conversationId, unread });
    if (reply.ok) return null;
    put(conversationId, was);
    return reply.refusal;
  };
  const leave = connection.on('unread-mark:changed', ({ conversationId, unread }) =>
    put(conversationId, unread),
  );
  return {
    state,
    set,
    async load() {
      const replies = await Promise.all(
        sites().map(({ id }) => connection.request('unread-marks:list', { siteId: id })),
      );
      // With one site unread the rest would lose its marks without a word: what is held stays.
      if (replies.every((reply) => reply.ok))
        state.set(new Set(replies.flatMap(({ value }) => value.conversationIds)));
    },
    opened: (conversationId) => void set(conversationId, false),
    close: leave,
  };
}
