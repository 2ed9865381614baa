import type { Refusal, View, ViewFilter } from '@attune/protocol';
import type { AgentConnection } from '../connection/agent-connection.ts';
import { createStore, type Store } from '../state/store.ts';
import { builtInViews, everything, type BuiltInView } from './built-in-views.ts';

export interface ViewsState {
  readonly saved: readonly View[];
  /** The view on screen; null: a filter that has no name yet. */
  readonly currentId: string | null;
  readonly filter: ViewFilter;
  /** Open conversations in each view, by its id; counted up to a hundred. */
  readonly counts: ReadonlyMap<string, number>;
}

/** The filters an agent can look through. */
export interface Views {
  readonly state: Store<ViewsState>;
  load(): Promise<void>;
  /** Counts anew, soon: many changes in a row are counted together. */
  recount(): void;
  choose(view: Pick<View | BuiltInView, 'id' | 'filter'>): void;
  /** Narrows further, under no name yet. */
  filterBy(filter: ViewFilter): void;
  /** Keeps the filter under a name. @returns the refusal, or null when it is kept */
  save(view: {
    viewId?: string;
    name: string;
    sharedOn: string | null;
    teamId?: string | null;
  }): Promise<Refusal | null>;
  /** @returns the refusal, or null when it is gone */
  remove(view: View): Promise<Refusal | null>;
  close(): void;
}

/** Counting is a query; a busy minute asks for twenty of them at most. */
const RECOUNT_MS = 3_000;

export interface ViewsNeeds {
  readonly connection: AgentConnection;
  /** Another filter is to be shown. */
  show(filter: ViewFilter): void;
}

export function createViews({ connection, show }: ViewsNeeds): Views {
  const state = createStore<ViewsState>({
    saved: [],
    currentId: everything.id,
    filter: everything.filter,
    counts: new Map(),
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const change = (next: Partial<ViewsState>): void => state.update((now) => ({ ...now, ...next }));

  const count = async (): Promise<void> => {
    const views = [...builtInViews, ...state.value.saved].slice(0, 60);
    const filters = views.map(({ filter }): ViewFilter => ({ ...filter, statuses: ['open'] }));
    const reply = await connection.request('inbox:count', { filters });
    if (!reply.ok) return;
    const { counts } = reply.value;
    change({ counts: new Map(views.map(({ id }, index) => [id, counts[index] ?? 0])) });
  };
  const recount = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      void count();
    }, RECOUNT_MS);
  };

  const load = async (): Promise<void> => {
    const reply = await connection.request('views:list', {});
    if (reply.ok) change({ saved: reply.value.views });
    await count();
  };

  const turnTo = (currentId: string | null, filter: ViewFilter): void => {
    change({ currentId, filter });
    show(filter);
  };

  const ends = [connection.on('views:changed', () => void load()), connection.on('inbox:changed', recount)];

  return {
    state,
    load,
    recount,
    choose: ({ id, filter }) => turnTo(id, filter),
    filterBy: (filter) => turnTo(null, filter),
    async save({ viewId, name, sharedOn, teamId = null }) {
      const { filter } = state.value;
      const known = viewId === undefined ? {} : { viewId };
      const reply = await connection.request('view:save', { ...known, name, filter, sharedOn, teamId });
      if (!reply.ok) return reply.refusal;
      change({ currentId: reply.value.view.id });
      await load();
      return null;
    },
    async remove({ id }) {
      const reply = await connection.request('view:remove', { viewId: id });
      if (!reply.ok) return reply.refusal;
      if (state.value.currentId === id) turnTo(everything.id, everything.filter);
      await load();
      return null;
    },
    close() {
      clearTimeout(timer);
      for (const end of ends) end();
    },
  };
}

/** What the view on screen is called. */
export function currentName({ currentId, saved }: ViewsState): string {
  return [...builtInViews, ...saved].find(({ id }) => id === currentId)?.name ?? 'Filtered';
}
