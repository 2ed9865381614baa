import type { ConversationStatus, InboxItem } from '@attune/protocol';

/** The parts of the inbox the console shows: what is being answered, what comes back later, what is done. */
export type InboxTab = 'open' | 'later' | 'resolved';

/** The statuses of a part. */
export const statusesIn: Readonly<Record<InboxTab, readonly ConversationStatus[]>> = {
  open: ['open'],
  later: ['pending', 'snoozed'],
  resolved: ['resolved'],
};

/** How far one part has been loaded. */
export interface TabState {
  /** `failed` carries the sentence to show. */
  readonly loading: 'not-yet' | 'loading' | 'loaded' | { readonly failed: string };
  /** Where the next page begins; null when there is none. */
  readonly next: string | null;
}

export interface InboxState {
  readonly items: ReadonlyMap<string, InboxItem>;
  readonly tabs: Readonly<Record<InboxTab, TabState>>;
}

const notYet: TabState = { loading: 'not-yet', next: null };
export const emptyInbox: InboxState = {
  items: new Map(),
  tabs: { open: notYet, later: notYet, resolved: notYet },
};

export function tabOf(item: InboxItem): InboxTab {
  if (item.status === 'open' || item.status === 'resolved') return item.status;
  return 'later';
}

/** Rows of one part, in no particular order. */
export function itemsIn(state: InboxState, tab: InboxTab): readonly InboxItem[] {
  return [...state.items.values()].filter((item) => tabOf(item) === tab);
}

/** Live news of one row. Older news than what is held changes nothing. */
export function receiveItem(state: InboxState, item: InboxItem): InboxState {
  const held = state.items.get(item.conversationId);
  if (held && held.updatedAt >= item.updatedAt) return state;
  return { ...state, items: new Map(state.items).set(item.conversationId, item) };
}

/** One page of a part, in answer to `inbox:list`. */
export function receivePage(
  state: InboxState,
  tab: InboxTab,
  page: { readonly items: readonly InboxItem[]; readonly next: string | null },
): InboxState {
  const { items } = page.items.reduce(receiveItem, state);
  return { items, tabs: { ...state.tabs, [tab]: { loading: 'loaded', next: page.next } } };
}

/**
 * After the whole of a part was read anew: rows that were not in it and have not changed since are gone (erased, or
 * moved while we were away).
 * @param ids of everything that was read
 * @param newestBefore the highest `updatedAt` held when the reading began
 */
export function keepOnly(
  state: InboxState,
  tab: InboxTab,
  ids: ReadonlySet<string>,
  newestBefore: number,
): InboxState {
  const kept = [...state.items].filter(
    ([id, item]) => tabOf(item) !== tab || ids.has(id) || item.updatedAt > newestBefore,
  );
  return kept.length === state.items.size ? state : { ...state, items: new Map(kept) };
}

export function withLoading(state: InboxState, tab: InboxTab, loading: TabState['loading']): InboxState {
  return { ...state, tabs: { ...state.tabs, [tab]: { ...state.tabs[tab], loading } } };
}
