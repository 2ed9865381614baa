import type {
  AgentAnswers,
  AgentInput,
  AgentRequestName,
  Refusal,
  Reply,
  ServerToAgent,
} from '@attune/protocol';
import type { AgentConnection, LinkState } from '../src/connection/agent-connection.ts';
import { createStore } from '../src/state/store.ts';

type Answer<Name extends AgentRequestName> = (
  input: AgentInput<Name>,
) => Reply<AgentAnswers[Name]> | Promise<Reply<AgentAnswers[Name]>>;

/** A line to a server that lives in this page: the gallery and tests say what it answers. */
export interface FakeConnection extends AgentConnection {
  /** Everything that was asked, in order. */
  readonly asked: { readonly name: AgentRequestName; readonly input: unknown }[];
  answer<Name extends AgentRequestName>(name: Name, answer: Answer<Name>): void;
  /** News from the server. */
  tell<Name extends keyof ServerToAgent>(name: Name, ...news: Parameters<ServerToAgent[Name]>): void;
  goes(link: LinkState): void;
}

export const ok = <Value>(value: Value): Reply<Value> => ({ ok: true, value });
export const refused = (
  code: Refusal['code'],
  message: string,
  more: Partial<Refusal> = {},
): Reply<never> => ({
  ok: false,
  refusal: { code, message, ...more },
});

export function createFakeConnection(): FakeConnection {
  const link = createStore<LinkState>({ kind: 'connecting' });
  const answers = new Map<string, (input: never) => unknown>();
  const listeners = new Map<string, Set<(...news: never[]) => void>>();
  const asked: FakeConnection['asked'] = [];
  return {
    link,
    asked,
    async request(name, input) {
      if (link.value.kind !== 'online')
        return refused('unavailable', 'There is no connection to the server right now.');
      asked.push({ name, input });
      const answer = answers.get(name);
      if (!answer) return refused('not-found', `Nobody answers ${name} here.`);
      return (await answer(input as never)) as Reply<never>;
    },
    on(name, hear) {
      const hearing = listeners.get(name) ?? new Set();
      listeners.set(name, hearing.add(hear));
      return () => hearing.delete(hear);
    },
    renewing: (act) => act(),
    wake: () => {},
    close: () => {},
    answer: (name, answer) => void answers.set(name, answer),
    tell(name, ...news) {
      for (const hear of listeners.get(name) ?? []) hear(...(news as unknown as never[]));
    },
    goes: (next) => link.set(next),
  };
}
