import type {
  Beside,
  ConversationEvent,
  ConversationOpened,
  Flag,
  Friction,
  InboxItem,
  Refusal,
  SignalVerdict,
  Suggestion,
} from '@attune/protocol';
import type { AgentConnection } from '../connection/agent-connection.ts';
import { withVerdict } from '../friction/verdicts.ts';
import { createStore, type Store } from '../state/store.ts';
import { emptyThread, readUpTo, visitorMessages, type Thread } from './thread.ts';
import { createThreadKeeper } from './thread-keeper.ts';

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
  /** How they are to be shown: only that there are some; or unchanged while the visitor writes. */
  readonly offer: { readonly collapsed: boolean; readonly held: boolean };
  readonly pages: ConversationOpened['pages'];
  /** What is known of the words; null until the server has said. */
  readonly beside: Beside | null;
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
  /** @returns the refusal, or null when it is gone */
  dismiss(suggestionId: string): Promise<Refusal | null>;
  /** Says of signals that they were seen or no frustration, or takes that back. @returns the refusal, or null */
  judge(signalKeys: readonly string[], verdict: SignalVerdict | 'none'): Promise<Refusal | null>;
  /** Takes in what an own act changed, before the news of it comes. */
  learn(change: Partial<Beside>): void;
  close(): void;
}

interface OpenConversationNeeds {
  readonly connection: AgentConnection;
  readonly conversationId: string;
  /** Called with every event that came to be held. */
  readonly onHeld: (events: readonly ConversationEvent[]) => void;
}

/** Waits before a conversation is opened again that could not be opened just now. */
const RETRY_MS = 2_000;

export function openConversation({
  connection,
  conversationId,
  onHeld,
}: OpenConversationNeeds): OpenConversation {
  const keeper = createThreadKeeper({ connection, conversationId, onHeld });
  const state = createStore<OpenState>(opening(conversationId));
  const change = (next: Partial<OpenState>): void => state.update((now) => ({ ...now, ...next }));
  keeper.thread.subscribe(() => change({ thread: keeper.thread.value }));
  const endNews = followNews(connection, state, keeper.receive);
  const markRead = createReadMark(connection, state);
  let closed = false;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const resume = async (): Promise<void> => {
    clearTimeout(retry);
    const before = state.value;
    const reply = await connection.request('conversation:open', { conversationId });
    if (closed) return;
    if (!reply.ok) return refuse(reply.refusal);
    const { sync, collapsed, ...rest } = reply.value;
    const heard = heardSince(before, state.value);
    change({ ...rest, offer: { collapsed, held: false }, ...heard, phase: 'open' });
    keeper.receiveOpening(sync);
  };

  const refuse = (refusal: Refusal): void => {
    const isPassing = refusal.code === 'unavailable' || refusal.code === 'rate-limited';
    if (!isPassing) return change({ phase: { refused: refusal } });
    retry = setTimeout(() => void resume(), refusal.retryAfterMs ?? RETRY_MS);
  };

  return {
    state,
    resume,
    catchUp: keeper.catchUp,
    loadEarlier: keeper.loadEarlier,
    receive: keeper.receive,
    markRead,
    async dismiss(suggestionId) {
      const before = state.value.suggestions;
      change({ suggestions: before.filter(({ id }) => id !== suggestionId) });
      const outcome = 'dismissed';
      const reply = await connection.request('suggestion:decide', { conversationId, suggestionId, outcome });
      if (reply.ok) return null;
      change({ suggestions: before });
      return reply.refusal;
    },
    async judge(signalKeys, verdict) {
      const before = state.value.friction;
      if (!before) return null;
      const shown = withVerdict(before, signalKeys, verdict);
      change({ friction: shown });
      const input = { conversationId, signalKeys: [...signalKeys], verdict };
      const reply = await connection.request('signal:judge', input);
      const now = state.value.friction;
      if (reply.ok) {
        if ((now?.at ?? 0) <= reply.value.friction.at) change({ friction: reply.value.friction });
        return null;
      }
      if (now === shown) change({ friction: before });
      return reply.refusal;
    },
    learn(known) {
      const { beside } = state.value;
      if (beside) change({ beside: { ...beside, ...known } });
    },
    close() {
      closed = true;
      clearTimeout(retry);
      keeper.close();
      endNews();
      if (connection.link.value.kind === 'online') {
        void connection.request('conversation:close', { conversationId });
      }
    },
  };
}

/**
 * What was told while the answer was on its way. News carry the whole state and are told after it was stored, so they
 * are never older than what the answer was read from.
 */
function heardSince(before: OpenState, now: OpenState): Partial<OpenState> {
  const { suggestions, offer, friction, flags, beside } = now;
  return {
    ...(offer === before.offer ? {} : { suggestions, offer }),
    ...(friction === before.friction ? {} : { friction, flags }),
    ...(beside === before.beside ? {} : { beside }),
  };
}

function opening(conversationId: string): OpenState {
  return {
    conversationId,
    phase: 'opening',
    thread: emptyThread(conversationId),
    item: null,
    visitor: null,
    friction: null,
    flags: [],
    suggestions: [],
    offer: { collapsed: false, held: false },
    pages: [],
    beside: null,
  };
}

/** Takes in what the server tells of this conversation. @returns a function that ends it */
function followNews(
  connection: AgentConnection,
  state: ReturnType<typeof createStore<OpenState>>,
  receive: (event: ConversationEvent) => void,
): () => void {
  const isOurs = (news: { readonly conversationId: string }): boolean =>
    news.conversationId === state.value.conversationId;
  const change = (next: Partial<OpenState>): void => state.update((now) => ({ ...now, ...next }));
  const endings = [
    connection.on('conversation:event', (news) => {
      if (isOurs(news)) receive(news.event);
    }),
    connection.on('friction:changed', (news) => {
      if (isOurs(news)) change({ friction: news.friction, flags: news.flags });
    }),
    connection.on('suggestions:offered', (news) => {
      const { suggestions, collapsed, held } = news;
      if (isOurs(news)) change({ suggestions, offer: { collapsed, held } });
    }),
    connection.on('beside:changed', (news) => {
      if (isOurs(news)) change({ beside: news.beside });
    }),
    connection.on('page:changed', (news) => {
      if (isOurs(news)) change({ pages: [...state.value.pages, { path: news.path, at: news.at }] });
    }),
    connection.on('inbox:changed', ({ item }) => {
      const isNewer = item.updatedAt > (state.value.item?.updatedAt ?? 0);
      if (isOurs(item) && isNewer) change({ item });
    }),
  ];
  return () => {
    for (const end of endings) end();
  };
}

/** Tells the server how far the visitor's messages were read, each step once. */
function createReadMark(connection: AgentConnection, state: Store<OpenState>): () => void {
  let told = 0;
  return () => {
    const { thread, conversationId } = state.value;
    const upToSeq = visitorMessages(thread).at(-1)?.seq ?? 0;
    const known = readUpTo(thread, (reader) => reader.kind === 'agent');
    if (upToSeq <= Math.max(known, told) || connection.link.value.kind !== 'online') return;
    told = upToSeq;
    void connection.request('message:read', { conversationId, upToSeq }).then((reply) => {
      // Not taken: the next look at the conversation says it again.
      if (!reply.ok) told = 0;
    });
  };
}
