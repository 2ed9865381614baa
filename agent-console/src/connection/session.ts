import type { AgentStarted } from '@attune/protocol';
import { createStore, type Store } from '../state/store.ts';
import type { AgentConnection } from './agent-connection.ts';
import type { ServerClock } from './server-clock.ts';

/** Called each time the server knows us on a new connection. */
export type StartedListener = (started: {
  readonly me: AgentStarted;
  /** The database was restored from a backup since: drop what you hold. */
  readonly epochChanged: boolean;
}) => void;

/** Who we are: asked first on every connection, before anything else is asked. */
export interface Session {
  /** Null until the server has said who we are. */
  readonly me: Store<AgentStarted | null>;
  onStarted(hear: StartedListener): () => void;
  close(): void;
}

/** Waits before asking again when the first request of a connection was refused for the moment. */
const RETRY_MS = 2_000;

export function createSession(connection: AgentConnection, clock: ServerClock): Session {
  const me = createStore<AgentStarted | null>(null);
  const listeners = new Set<StartedListener>();
  let retry: ReturnType<typeof setTimeout> | undefined;

  const start = async (): Promise<void> => {
    const askedAt = clock.own();
    const reply = await connection.request('agent:start', {});
    if (!reply.ok) {
      clearTimeout(retry);
      retry = setTimeout(() => {
        if (connection.link.value.kind === 'online') void start();
      }, reply.refusal.retryAfterMs ?? RETRY_MS);
      return;
    }
    clock.adjust(reply.value.serverTime, askedAt, clock.own());
    const epochChanged = me.value !== null && me.value.epoch !== reply.value.epoch;
    me.set(reply.value);
    for (const hear of [...listeners]) hear({ me: reply.value, epochChanged });
  };

  const leave = connection.link.subscribe(() => {
    clearTimeout(retry);
    if (connection.link.value.kind === 'online') void start();
  });
  const leaveSites = connection.on('sites:changed', () => void start());
  if (connection.link.value.kind === 'online') void start();

  return {
    me,
    onStarted(hear) {
      listeners.add(hear);
      return () => listeners.delete(hear);
    },
    close() {
      clearTimeout(retry);
      leave();
      leaveSites();
    },
  };
}
