import type { ConversationStatus } from '@attune/protocol';
import type { AgentConnection } from '../connection/agent-connection.ts';
import { createStore, type Store } from '../state/store.ts';
import {
  emptyInbox,
  keepOnly,
  receiveItem,
  receivePage,
  statusesIn,
  withLoading,
  type InboxState,
  type InboxTab,
} from './inbox-state.ts';

/** The site's list of conversations, kept true by news and read anew after every reconnect. */
export interface Inbox {
  readonly state: Store<InboxState>;
  /** Reads a part: all of what is open or comes later (both are sorted by need or time), the first page of what is done. */
  load(tab: InboxTab): Promise<void>;
  /** The next page of what is done. */
  loadMore(tab: InboxTab): Promise<void>;
  /** Drops everything: another site, or another epoch. */
  clear(): void;
  close(): void;
}

/** Pages of one status that are read at most; a page holds about 50 rows. */
const MOST_PAGES = 40;

export function createInbox(connection: AgentConnection, siteId: () => string | null): Inbox {
  const state = createStore<InboxState>(emptyInbox);
  const reading: Record<InboxTab, number> = { open: 0, later: 0, resolved: 0 };

  const readPage = async (status: ConversationStatus, cursor: string | null) => {
    const site = siteId();
    if (site === null) return null;
    return connection.request('inbox:list', {
      siteId: site,
      status,
      ...(cursor === null ? {} : { cursor }),
    });
  };

  /**
   * Reads one status page by page into its part.
   * @returns whether it was read to its end; null when it was refused or a later reading began, whose answer counts
   */
  const readStatus = async (
    tab: InboxTab,
    status: ConversationStatus,
    turn: number,
    seen: Set<string>,
  ): Promise<boolean | null> => {
    const most = tab === 'resolved' ? 1 : MOST_PAGES;
    let cursor: string | null = null;
    for (let page = 0; page < most; page += 1) {
      const reply = await readPage(status, cursor);
      if (reply === null || turn !== reading[tab]) return null;
      if (!reply.ok) {
        const { message } = reply.refusal;
        if (state.value.tabs[tab].loading !== 'loaded') {
          state.update((now) => withLoading(now, tab, { failed: message }));
        }
        return null;
      }
      for (const { conversationId } of reply.value.items) seen.add(conversationId);
      state.update((now) => receivePage(now, tab, reply.value));
      cursor = reply.value.next;
      if (cursor === null) return true;
    }
    return false;
  };

  const load = async (tab: InboxTab): Promise<void> => {
    const turn = ++reading[tab];
    const newestBefore = Math.max(0, ...[...state.value.items.values()].map(({ updatedAt }) => updatedAt));
    const seen = new Set<string>();
    if (state.value.tabs[tab].loading !== 'loaded') state.update((now) => withLoading(now, tab, 'loading'));
    let isWhole = true;
    for (const status of statusesIn[tab]) {
      const wasRead = await readStatus(tab, status, turn, seen);
      if (wasRead === null) return;
      isWhole &&= wasRead;
    }
    if (isWhole) state.update((now) => keepOnly(now, tab, seen, newestBefore));
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
      const [status] = statusesIn[tab];
      if (status === undefined) return;
      const reply = await readPage(status, next);
      if (reply?.ok) state.update((now) => receivePage(now, tab, reply.value));
    },
    clear() {
      for (const tab of ['open', 'later', 'resolved'] as const) reading[tab] += 1;
      state.set(emptyInbox);
    },
    close: end,
  };
}
