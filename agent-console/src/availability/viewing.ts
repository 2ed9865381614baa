import { VIEWING_REPEAT_MS, VIEWING_TTL_MS, type Viewing } from '@attune/protocol';
import type { AgentConnection } from '../connection/agent-connection.ts';
import { createStore, type Store } from '../state/store.ts';

/** Which colleagues look at which conversation. */
export type Viewers = ReadonlyMap<string, readonly Viewing['agent'][]>;

/** Says which conversation is on screen, and hears what colleagues look at. */
export interface ViewingWatch {
  readonly viewers: Store<Viewers>;
  /** Who looks now; once on each connection, where nothing is known yet. */
  load(): Promise<void>;
  /** This conversation is on screen, or none. */
  show(conversationId: string | null): void;
  close(): void;
}

export function createViewing(connection: AgentConnection, me: () => string | null): ViewingWatch {
  const viewers = createStore<Viewers>(new Map());
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  let shown: string | null = null;

  const put = ({ conversationId, agent }: Viewing, on: boolean): void => {
    if (agent.id === me()) return;
    const key = `${conversationId} ${agent.id}`;
    clearTimeout(timers.get(key));
    const others = (viewers.value.get(conversationId) ?? []).filter(({ id }) => id !== agent.id);
    viewers.set(new Map(viewers.value).set(conversationId, on ? [...others, agent] : others));
    // Whoever lost their line never says that they left.
    if (on)
      timers.set(
        key,
        setTimeout(() => put({ conversationId, agent }, false), VIEWING_TTL_MS),
      );
  };
  const say = (): void => {
    if (connection.link.value.kind !== 'online' || me() === null) return;
    void connection.request('viewing:set', { conversationId: shown });
  };

  const end = connection.on('viewing:changed', ({ viewing, ...who }) => put(who, viewing));
  const repeat = setInterval(() => {
    if (shown !== null) say();
  }, VIEWING_REPEAT_MS);

  return {
    viewers,
    async load() {
      const reply = await connection.request('viewing:list', {});
      if (reply.ok) for (const each of reply.value.viewing) put(each, true);
      if (shown !== null) say();
    },
    show(conversationId) {
      if (conversationId === shown) return;
      shown = conversationId;
      say();
    },
    close() {
      end();
      clearInterval(repeat);
      for (const timer of timers.values()) clearTimeout(timer);
    },
  };
}
