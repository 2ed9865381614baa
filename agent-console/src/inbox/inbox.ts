import type { AgentConnection } from '../connection/agent-connection.ts';
import { createStore, type Store } from '../state/store.ts';
import {
  emptyInbox,
  keepOnly,
  receiveItem,
  receivePage,
  withLoading,
  type InboxState,
  type InboxTab,
} from './inbox-state.ts';

/** The site's list of conversations, kept true by news and read anew after every reconnect. */
export interface Inbox {
  readonly state: Store<InboxState>;
  /** Reads a half: all of the open one (it is sorted by need, which needs all), the first page of the resolved one. */
  load(tab: InboxTab): Promise<void>;
  /** The next page of the resolved half. */
  loadMore(tab: InboxTab): Promise<void>;
  /** Drops everything: another site, or another epoch. */
  clear(): void;
  close(): void;
}

/** Pages of the open half that are read at most; a page holds about 50 rows. */
const MOST_PAGES = 40;

export function createInbox(connection: AgentConnection, siteId: () => string | null): Inbox {
  const state = createStore<InboxState>(emptyInbox);
  const reading: Record<InboxTab, number> = { open: 0, resolved: 0 };

  const readPage = async (tab: InboxTab, cursor: string | null) => {
    const site = siteId();
    if (site === null) return null;
    return connection.request('inbox:list', {
      siteId: site,
      status: tab,
      ...(cursor === null ? {} : { cursor }),
    });
  };

  const load = async (tab: InboxTab): Promise<void> => {
    const turn = ++reading[tab];
    const newestBefore = Math.max(0, ...[...state.value.items.values()].map(({ updatedAt }) => updatedAt));
    const seen = new Set<string>();
    const most = tab === 'open' ? MOST_PAGES : 1;
    if (state.value.tabs[tab].loading !== 'loaded') state.update((now) => withLoading(now, tab, 'loading'));
    let cursor: string | null = null;
    for (let page = 0; page < most; page += 1) {
      const reply = await readPage(tab, cursor);
      // A later reading has begun meanwhile: its answer counts.
      if (reply === null || turn !== reading[tab]) return;
      if (!reply.ok) {
        const { message } = reply.refusal;
        if (state.value.tabs[tab].loading !== 'loaded') {
          state.update((now) => withLoading(now, tab, { failed: message }));
        }
        return;
      }
      for (const { conversationId } of reply.value.items) seen.add(conversationId);
      state.update((now) => receivePage(now, tab, reply.value));
      cursor = reply.value.next;
      if (cursor === null) break;
    }
    if (cursor === null) state.update((now) => keepOnly(now, tab, seen, newestBefore));
  };

  const end = connection.on('inbox:changed', ({ item }) => {
    if (item.siteId === siteId()) state.update((now) => receiveItem(now, item));
  });

  return {
    state,
    load,
    async loadMore(tab) {
      const { next } = state.value.tabs[tab];
      if (next === null) return;
      const reply = await readPage(tab, next);
      if (reply?.ok) state.update((now) => receivePage(now, tab, reply.value));
    },
    clear() {
      reading.open += 1;
      reading.resolved += 1;
      state.set(emptyInbox);
    },
    close: end,
  };
}
