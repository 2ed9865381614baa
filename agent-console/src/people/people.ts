import type { AgentInput, Person, Refusal } from '@attune/protocol';
import type { AgentConnection } from '../connection/agent-connection.ts';
import { createStore, type Store } from '../state/store.ts';

export type PeopleState =
  | { readonly phase: 'loading' }
  | { readonly phase: 'refused'; readonly refusal: Refusal }
  | { readonly phase: 'loaded'; readonly people: readonly Person[] };

/** Who may sign in to this console. Methods answer with the refusal, or null when done. */
export interface People {
  readonly state: Store<PeopleState>;
  load(): Promise<void>;
  /** What a request of an admin changed of somebody. */
  put(person: Person): void;
  add(person: AgentInput<'people:create'>): Promise<Refusal | null>;
  update(change: AgentInput<'people:update'>): Promise<Refusal | null>;
}

export function createPeople(connection: AgentConnection): People {
  const state = createStore<PeopleState>({ phase: 'loading' });

  const put = (person: Person): void => {
    const held = state.value;
    if (held.phase !== 'loaded') return;
    const known = held.people.some(({ id }) => id === person.id);
    const people = known
      ? held.people.map((each) => (each.id === person.id ? person : each))
      : [...held.people, person];
    state.set({ ...held, people });
  };

  return {
    state,
    put,
    async load() {
      const reply = await connection.request('people:list', {});
      if (reply.ok) state.set({ phase: 'loaded', people: reply.value.people });
      else if (state.value.phase !== 'loaded') state.set({ phase: 'refused', refusal: reply.refusal });
    },
    async add(person) {
      const reply = await connection.request('people:create', person);
      if (reply.ok) put(reply.value.person);
      return reply.ok ? null : reply.refusal;
    },
    async update(change) {
      const reply = await connection.request('people:update', change);
      if (reply.ok) put(reply.value.person);
      return reply.ok ? null : reply.refusal;
    },
  };
}
