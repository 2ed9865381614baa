import type { InboxItem, ViewFilter } from '@attune/protocol';
import type { AgentConnection } from '../connection/agent-connection.ts';
import { createStore, type Store } from '../state/store.ts';
import {
  emptyInbox,
  filterIn,
  inboxTabs,
  itemsIn,
  keepOnly,
  receiveItem,
  receivePage,
  withFilter,
  withLoading,
  type InboxState,
  type InboxTab,
} from './inbox-state.ts';

/** The list of conversations on all of the agent's sites, kept true by news and read anew after every reconnect. */
export interface Inbox {
  readonly state: Store<InboxState>;
  /** Reads a part from its start, as far as it had been read before; the server sorts. */
  load(tab: InboxTab): Promise<void>;
  /** The next page of a part. */
  loadMore(tab: InboxTab): Promise<void>;
  /** Shows what a filter leaves, of every part. */
  show(filter: ViewFilter): void;
  /** A row as an own act left it, before the news of it comes. */
  receive(item: InboxItem): void;
  /** Drops everything: another epoch. */
  clear(): void;
  close(): void;
}

/** Pages that are read again at most in one go. */
const MOST_PAGES = 20;

export function createInbox(connection: AgentConnection, agentId: () => string | null): Inbox {
  const state = createStore<InboxState>(emptyInbox);
  const reading: Record<InboxTab, number> = { open: 0, later: 0, resolved: 0 };
  const readingMore = new Set<InboxTab>();

  const readPage = (tab: InboxTab, cursor: string | null) =>
    connection.request('inbox:page', {
      filter: filterIn(state.value.filter, tab),
      ...(cursor === null ? {} : { cursor }),
    });

  const load = async (tab: InboxTab): Promise<void> => {
    const turn = ++reading[tab];
    const newestBefore = Math.max(0, ...[...state.value.items.values()].map(({ updatedAt }) => updatedAt));
    const held = state.value.tabs[tab].loading === 'loaded' ? itemsIn(state.value, tab).length : 0;
    const seen = new Set<string>();
    if (state.value.tabs[tab].loading !== 'loaded') state.update((now) => withLoading(now, tab, 'loading'));
    let cursor: string | null = null;
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const reply = await readPage(tab, cursor);
      if (turn !== reading[tab]) return;
      if (!reply.ok) {
        const { message } = reply.refusal;
        if (state.value.tabs[tab].loading === 'loaded') return;
        return state.update((now) => withLoading(now, tab, { failed: message }));
      }
      for (const { conversationId } of reply.value.items) seen.add(conversationId);
      state.update((now) => receivePage(now, tab, reply.value));
      cursor = reply.value.next;
      if (cursor === null || seen.size >= held) break;
    }
    state.update((now) => keepOnly(now, tab, seen, newestBefore));
  };

  const end = connection.on('inbox:changed', ({ item }) => state.update((now) => receiveItem(now, item)));

  return {
    state,
    load,
    async loadMore(tab) {
      const { next } = state.value.tabs[tab];
      if (next === null || readingMore.has(tab)) return;
      readingMore.add(tab);
      const turn = reading[tab];
      const reply = await readPage(tab, next);
      readingMore.delete(tab);
      if (reply.ok && turn === reading[tab]) state.update((now) => receivePage(now, tab, reply.value));
    },
    show(filter) {
      for (const tab of inboxTabs) reading[tab] += 1;
      state.update((now) => withFilter(now, filter, agentId() ?? ''));
      void load('open');
    },
    receive: (item) => state.update((now) => receiveItem(now, item)),
    clear() {
      for (const tab of inboxTabs) reading[tab] += 1;
      state.update(({ filter }) => ({ ...emptyInbox, filter, agentId: agentId() ?? '' }));
    },
    close: end,
  };
}
