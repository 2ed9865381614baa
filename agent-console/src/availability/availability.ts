import {
  ACTIVE_REPEAT_MS,
  type AgentInput,
  type OwnAvailability as Own,
  type Refusal,
} from '@attune/protocol';
import type { AgentConnection } from '../connection/agent-connection.ts';
import { createStore, type Store } from '../state/store.ts';

/** Whether one is at work: said, and shown by what one does. */
export interface OwnAvailability {
  /** Null until the server has said. */
  readonly own: Store<Own | null>;
  /** When one's break ends, by this device's clock; null: one is on none. */
  readonly breakUntil: Store<number | null>;
  load(): Promise<void>;
  /** @returns the refusal, or null when it is so */
  set(change: AgentInput<'availability:set'>): Promise<Refusal | null>;
  /** Somebody did something here; told at most once a minute. */
  acted(): void;
  close(): void;
}

export function createAvailability(connection: AgentConnection, now: () => number): OwnAvailability {
  const own = createStore<Own | null>(null);
  const breakUntil = createStore<number | null>(null);
  let endOfBreak: ReturnType<typeof setTimeout> | undefined;
  let toldAt = -Infinity;

  const put = (next: Own): void => {
    own.set(next);
    clearTimeout(endOfBreak);
    const { breakLeftMs } = next;
    breakUntil.set(breakLeftMs === null ? null : now() + breakLeftMs);
    // The server knows by itself; this is for the eye.
    if (breakLeftMs !== null)
      endOfBreak = setTimeout(() => put({ ...next, mode: 'online', breakLeftMs: null }), breakLeftMs);
  };
  const set = async (change: AgentInput<'availability:set'>): Promise<Refusal | null> => {
    const reply = await connection.request('availability:set', change);
    if (reply.ok) put(reply.value.own);
    return reply.ok ? null : reply.refusal;
  };

  return {
    own,
    breakUntil,
    async load() {
      // Setting nothing says that somebody is here, and is answered with how it stands.
      toldAt = now();
      await set({});
    },
    set,
    acted() {
      if (now() - toldAt < ACTIVE_REPEAT_MS || connection.link.value.kind !== 'online') return;
      toldAt = now();
      void connection.request('availability:touch', {});
      const held = own.value;
      if (held !== null && held.mode === 'online') own.set({ ...held, state: 'online' });
    },
    close: () => clearTimeout(endOfBreak),
  };
}
