import type { Refusal, VisitItem } from '@attune/protocol';
import type { AgentConnection } from '../connection/agent-connection.ts';
import { createStore, type Store } from '../state/store.ts';
import { withEarlier, withLatest } from './visit-lines.ts';

export interface VisitState {
  readonly phase: 'loading' | 'loaded' | { readonly refused: Refusal };
  /** Latest last. */
  readonly items: readonly VisitItem[];
  /** There is more before the first of them. */
  readonly more: boolean;
  readonly loadsEarlier: boolean;
}

/** How one conversation's visit went, read when somebody looks at it and kept true while they do. */
export interface VisitTimeline {
  readonly conversationId: string;
  readonly state: Store<VisitState>;
  /** Somebody looks at it, until the returned function is called. */
  watch(): () => void;
  /** Reads the latest lines anew, if somebody looks: a new connection has missed what came meanwhile. */
  refresh(): void;
  loadEarlier(): Promise<void>;
  close(): void;
}

interface VisitTimelineNeeds {
  readonly connection: AgentConnection;
  readonly conversationId: string;
  /** News comes in bursts: the lines are read once they are over, at the latest this long after the first. */
  readonly settleMs?: number;
}

export function createVisitTimeline({
  connection,
  conversationId,
  settleMs = 700,
}: VisitTimelineNeeds): VisitTimeline {
  const state = createStore<VisitState>({ phase: 'loading', items: [], more: false, loadsEarlier: false });
  let watchers = 0;
  let turn = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const read = async (): Promise<void> => {
    const mine = ++turn;
    const reply = await connection.request('visit:timeline', { conversationId });
    if (mine !== turn) return;
    if (!reply.ok) {
      if (state.value.phase !== 'loaded')
        state.update((now) => ({ ...now, phase: { refused: reply.refusal } }));
      return;
    }
    const { items, more } = reply.value;
    state.update((now) => {
      const all = withLatest(now.items, items);
      // What was loaded from before already knows whether there is more.
      return { ...now, phase: 'loaded', items: all, more: all.length > items.length ? now.more : more };
    });
  };

  const refresh = (): void => {
    if (watchers === 0 || timer !== undefined) return;
    timer = setTimeout(() => {
      timer = undefined;
      if (watchers > 0) void read();
    }, settleMs);
  };

  const hear = (news: { readonly conversationId: string }): void => {
    if (news.conversationId === conversationId) refresh();
  };
  const endings = [
    connection.on('friction:changed', hear),
    connection.on('page:changed', hear),
    connection.on('conversation:event', (news) => {
      if (news.event.kind === 'message') hear(news);
    }),
  ];

  return {
    conversationId,
    state,
    watch() {
      watchers += 1;
      if (watchers === 1) void read();
      return () => {
        watchers -= 1;
      };
    },
    refresh,
    async loadEarlier() {
      const [first] = state.value.items;
      if (!first || !state.value.more || state.value.loadsEarlier) return;
      state.update((now) => ({ ...now, loadsEarlier: true }));
      const reply = await connection.request('visit:timeline', { conversationId, before: first.at });
      state.update((now) =>
        reply.ok
          ? {
              ...now,
              loadsEarlier: false,
              items: withEarlier(now.items, reply.value.items),
              more: reply.value.more,
            }
          : { ...now, loadsEarlier: false },
      );
    },
    close() {
      turn += 1;
      clearTimeout(timer);
      for (const end of endings) end();
    },
  };
}
