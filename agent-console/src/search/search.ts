import type { AgentInput, Refusal, SearchHit, SearchPlace } from '@attune/protocol';
import type { AgentConnection } from '../connection/agent-connection.ts';
import { createStore, type Store } from '../state/store.ts';

export type SearchFilters = Omit<AgentInput<'search:run'>, 'siteId' | 'cursor' | 'query' | 'place'>;

/** What is searched for, and what was found so far. */
export interface SearchState {
  readonly query: string;
  readonly place: SearchPlace;
  readonly filters: SearchFilters;
  readonly hits: readonly SearchHit[];
  readonly next: string | null;
  readonly phase: 'idle' | 'searching' | 'found' | { readonly refused: Refusal };
}

export interface Searching {
  readonly state: Store<SearchState>;
  /** Searches anew with what changed; only the last one asked is answered. */
  ask(change: Partial<Pick<SearchState, 'query' | 'place' | 'filters'>>): Promise<void>;
  more(): Promise<void>;
}

const atFirst: SearchState = {
  query: '',
  place: 'conversations',
  filters: {},
  hits: [],
  next: null,
  phase: 'idle',
};

export function createSearching(connection: AgentConnection, siteId: () => string | null): Searching {
  const state = createStore<SearchState>(atFirst);
  let turn = 0;

  const run = async (cursor: string | null): Promise<void> => {
    const site = siteId();
    const mine = ++turn;
    const { query, place, filters } = state.value;
    // Without a word and without a filter everything would be found, which helps nobody.
    if (site === null || (query.trim() === '' && Object.keys(filters).length === 0)) {
      state.update((now) => ({ ...now, hits: [], next: null, phase: 'idle' }));
      return;
    }
    state.update((now) => ({ ...now, phase: 'searching' }));
    const asked = { siteId: site, query, place, ...filters, ...(cursor === null ? {} : { cursor }) };
    const reply = await connection.request('search:run', asked);
    if (mine !== turn) return;
    if (!reply.ok) return state.update((now) => ({ ...now, phase: { refused: reply.refusal } }));
    const { hits, next } = reply.value;
    state.update((now) => ({
      ...now,
      hits: cursor === null ? hits : [...now.hits, ...hits],
      next,
      phase: 'found',
    }));
  };

  return {
    state,
    ask(change) {
      state.update((now) => ({ ...now, ...change }));
      return run(null);
    },
    async more() {
      const { next, phase } = state.value;
      if (next !== null && phase !== 'searching') await run(next);
    },
  };
}
