import type {
  ConversationEvent,
  ConversationOpened,
  Flag,
  Friction,
  InboxItem,
  Refusal,
  Suggestion,
} from '@attune/protocol';
import { MAX_SYNC_EVENTS } from '@attune/protocol/limits';
import type { AgentConnection } from '../connection/agent-connection.ts';
import { createStore, type Store } from '../state/store.ts';
import {
  emptyThread,
  firstSeq,
  hasEarlier,
  isBehind,
  lastSeq,
  readUpTo,
  receiveEvent,
  receiveSlice,
  visitorMessages,
  type Thread,
} from './thread.ts';

/** One conversation and everything beside it, as far as it is known. */
export interface OpenState {
  readonly conversationId: string;
  readonly phase: 'opening' | 'open' | { readonly refused: Refusal };
  readonly thread: Thread;
  readonly item: InboxItem | null;
  readonly visitor: ConversationOpened['visitor'] | null;
  readonly friction: Friction | null;
  readonly flags: readonly Flag[];
  readonly suggestions: readonly Suggestion[];
  readonly pages: ConversationOpened['pages'];
  readonly loadingEarlier: boolean;
}

/** The conversation on screen: opened, followed, caught up after every break, closed. */
export interface OpenConversation {
  readonly state: Store<OpenState>;
  /** Opens it again: a new connection knows nothing of the old one's interest. */
  resume(): Promise<void>;
  /** Asks for what may have been missed, without a new connection: the tab was asleep. */
  catchUp(): Promise<void>;
  loadEarlier(): Promise<void>;
  /** An own message that was just stored. */
  receive(event: ConversationEvent): void;
  /** The visitor's messages up to here stood on screen before somebody's eyes. */
  markRead(): void;
  dismiss(suggestionId: string): Promise<Refusal | null>;
  close(): void;
}

export interface OpenConversationNeeds {
  readonly connection: AgentConnection;
  readonly conversationId: string;
  /** Called with every event that came to be held, also by slices. */
  readonly onHeld: (events: readonly ConversationEvent[]) => void;
}

/** Waits before a conversation is opened again that could not be opened just now. */
const RETRY_MS = 2_000;

export function openConversation({
  connection,
  conversationId,
  onHeld,
}: OpenConversationNeeds): OpenConversation {
  const state = createStore<OpenState>({
    conversationId,
    phase: 'opening',
    thread: emptyThread(conversationId),
    item: null,
    visitor: null,
    friction: null,
    flags: [],
    suggestions: [],
    pages: [],
    loadingEarlier: false,
  });
  const change = (next: Partial<OpenState>): void => state.update((now) => ({ ...now, ...next }));
  let closed = false;
  let syncing = false;
  let askedRead = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const hold = (next: (thread: Thread) => Thread): void => {
    const { thread } = state.value;
    const changed = next(thread);
    if (changed === thread) return;
    change({ thread: changed });
    const held = new Set(thread.events);
    onHeld(changed.events.filter((event) => !held.has(event)));
    if (isBehind(changed)) void sync();
  };

  const sync = async (): Promise<void> => {
    if (syncing || closed) return;
    syncing = true;
    try {
      while (!closed && isBehind(state.value.thread)) {
        const reply = await connection.request('conversation:sync', {
          conversationId,
          afterSeq: lastSeq(state.value.thread),
        });
        // After a lost line the next connection opens the conversation anew.
        if (!reply.ok || closed) return;
        hold((thread) => receiveSlice(thread, reply.value));
      }
    } finally {
      syncing = false;
    }
  };

  const resume = async (): Promise<void> => {
    clearTimeout(retry);
    const reply = await connection.request('conversation:open', { conversationId });
    if (closed) return;
    if (!reply.ok) return refuse(reply.refusal);
    const { sync: slice, ...beside } = reply.value;
    change({ ...beside, phase: 'open' });
    hold((thread) => {
      const joined = receiveSlice(thread, slice);
      // The latest slice of a restored list can be taken as it is: it is the list.
      return joined.epoch !== thread.epoch && thread.epoch !== null ? receiveSlice(joined, slice) : joined;
    });
  };

  const refuse = (refusal: Refusal): void => {
    const passing = refusal.code === 'unavailable' || refusal.code === 'rate-limited';
    if (!passing) return change({ phase: { refused: refusal } });
    retry = setTimeout(() => void resume(), refusal.retryAfterMs ?? RETRY_MS);
  };

  const endings = [
    connection.on('conversation:event', (news) => {
      if (news.conversationId === conversationId) hold((thread) => receiveEvent(thread, news.event));
    }),
    connection.on('friction:changed', (news) => {
      if (news.conversationId === conversationId) change({ friction: news.friction, flags: news.flags });
    }),
    connection.on('suggestions:offered', (news) => {
      if (news.conversationId === conversationId) change({ suggestions: news.suggestions });
    }),
    connection.on('page:changed', ({ conversationId: id, path, at }) => {
      if (id === conversationId) change({ pages: [...state.value.pages, { path, at }] });
    }),
    connection.on('inbox:changed', ({ item }) => {
      const held = state.value.item;
      const isOurs = item.conversationId === conversationId;
      if (isOurs && (held === null || item.updatedAt > held.updatedAt)) change({ item });
    }),
  ];

  return {
    state,
    resume,
    async catchUp() {
      const reply = await connection.request('conversation:sync', {
        conversationId,
        afterSeq: lastSeq(state.value.thread),
      });
      if (reply.ok && !closed) hold((thread) => receiveSlice(thread, reply.value));
    },
    async loadEarlier() {
      const { thread, loadingEarlier } = state.value;
      if (loadingEarlier || !hasEarlier(thread)) return;
      change({ loadingEarlier: true });
      const afterSeq = Math.max(0, firstSeq(thread) - 1 - MAX_SYNC_EVENTS);
      const reply = await connection.request('conversation:sync', { conversationId, afterSeq });
      change({ loadingEarlier: false });
      if (reply.ok && !closed) hold((now) => receiveSlice(now, reply.value));
    },
    receive: (event) => hold((thread) => receiveEvent(thread, event)),
    markRead() {
      const { thread } = state.value;
      const upToSeq = visitorMessages(thread).at(-1)?.seq ?? 0;
      const read = readUpTo(thread, (reader) => reader.kind === 'agent');
      if (upToSeq <= Math.max(read, askedRead) || connection.link.value.kind !== 'online') return;
      askedRead = upToSeq;
      void connection.request('message:read', { conversationId, upToSeq }).then((reply) => {
        // Not taken: the next look at the conversation says it again.
        if (!reply.ok) askedRead = 0;
      });
    },
    async dismiss(suggestionId) {
      const before = state.value.suggestions;
      change({ suggestions: before.filter(({ id }) => id !== suggestionId) });
      const reply = await connection.request('suggestion:decide', {
        conversationId,
        suggestionId,
        outcome: 'dismissed',
      });
      if (reply.ok) return null;
      if (state.value.suggestions.every(({ id }) => id !== suggestionId)) change({ suggestions: before });
      return reply.refusal;
    },
    close() {
      closed = true;
      clearTimeout(retry);
      for (const end of endings) end();
      if (connection.link.value.kind === 'online') {
        void connection.request('conversation:close', { conversationId });
      }
    },
  };
}
