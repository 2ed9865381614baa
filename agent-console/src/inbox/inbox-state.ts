import { isInView, type ConversationStatus, type InboxItem, type ViewFilter } from '@attune/protocol';

/** The parts of the inbox the console shows: what is being answered, what comes back later, what is done. */
export type InboxTab = 'open' | 'later' | 'resolved';
export const inboxTabs = ['open', 'later', 'resolved'] as const satisfies readonly InboxTab[];

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
  /** What of it is shown, whatever the part; of everything when empty. */
  readonly filter: ViewFilter;
  /** Whom `me` in the filter means. */
  readonly agentId: string;
}

const notYet: TabState = { loading: 'not-yet', next: null };
export const emptyInbox: InboxState = {
  items: new Map(),
  tabs: { open: notYet, later: notYet, resolved: notYet },
  filter: {},
  agentId: '',
};

/** The filter that leaves one part of what is shown. */
export function filterIn(filter: ViewFilter, tab: InboxTab): ViewFilter {
  return { ...filter, statuses: [...statusesIn[tab]] };
}

/** Rows of one part as far as they are shown, in no particular order. */
export function itemsIn({ items, filter, agentId }: InboxState, tab: InboxTab): readonly InboxItem[] {
  const wanted = filterIn(filter, tab);
  return [...items.values()].filter((item) => isInView(item, wanted, agentId));
}

/** Another filter: every part is to be read anew; what is known of it shows at once. */
export function withFilter(state: InboxState, filter: ViewFilter, agentId: string): InboxState {
  return { ...state, filter, agentId, tabs: emptyInbox.tabs };
}

/** Live news of one row. Older news than what is held changes nothing. */
export function receiveItem(state: InboxState, item: InboxItem): InboxState {
  const held = state.items.get(item.conversationId);
  if (held && held.updatedAt >= item.updatedAt) return state;
  return { ...state, items: new Map(state.items).set(item.conversationId, item) };
}

/** One page of a part, in answer to `inbox:page`. */
export function receivePage(
  state: InboxState,
  tab: InboxTab,
  page: { readonly items: readonly InboxItem[]; readonly next: string | null },
): InboxState {
  const items = new Map(state.items);
  for (const item of page.items) {
    const held = items.get(item.conversationId);
    if (!held || held.updatedAt < item.updatedAt) items.set(item.conversationId, item);
  }
  return { ...state, items, tabs: { ...state.tabs, [tab]: { loading: 'loaded', next: page.next } } };
}

/**
 * After a part was read anew: rows of it that were not read and have not changed since are gone (erased, moved while we
 * were away), or come again with a later page.
 * @param ids of everything that was read
 * @param newestBefore the highest `updatedAt` held when the reading began
 */
export function keepOnly(
  state: InboxState,
  tab: InboxTab,
  ids: ReadonlySet<string>,
  newestBefore: number,
): InboxState {
  const wanted = filterIn(state.filter, tab);
  const kept = [...state.items].filter(
    ([id, item]) => !isInView(item, wanted, state.agentId) || ids.has(id) || item.updatedAt > newestBefore,
  );
  return kept.length === state.items.size ? state : { ...state, items: new Map(kept) };
}

export function withLoading(state: InboxState, tab: InboxTab, loading: TabState['loading']): InboxState {
  return { ...state, tabs: { ...state.tabs, [tab]: { ...state.tabs[tab], loading } } };
}
