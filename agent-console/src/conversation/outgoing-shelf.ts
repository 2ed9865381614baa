import type { Keeping } from '../state/keeping.ts';
import { createStore, type Store } from '../state/store.ts';
import { outgoingFrom, type Outgoing } from './outgoing.ts';

/** Where messages lie until the server has them: in memory, and in the browser over a reload. */
export interface OutgoingShelf {
  readonly messages: Store<readonly Outgoing[]>;
  /** Brings back what this agent wrote before a reload. */
  open(agentId: string): void;
  /** @returns false when the browser refuses to keep it: then it is not taken at all */
  add(message: Outgoing): boolean;
  change(clientId: string, change: Partial<Outgoing>): void;
  /** The server has it: nothing needs keeping any more, but it is shown until the list shows it. */
  stored(clientId: string): void;
  drop(clientIds: readonly string[]): void;
  find(clientId: string): Outgoing | null;
  /** The oldest message of a conversation that waits to be sent. */
  next(conversationId: string): Outgoing | null;
}

/** Each message is kept under a key of its own, so that two tabs of one agent never overwrite each other's. */
export function createOutgoingShelf(keeping: Keeping): OutgoingShelf {
  const messages = createStore<readonly Outgoing[]>([]);
  let prefix = '';
  const replace = (clientId: string, change: Partial<Outgoing>): void =>
    messages.update((all) => all.map((each) => (each.clientId === clientId ? { ...each, ...change } : each)));
  const find = (clientId: string): Outgoing | null =>
    messages.value.find((each) => each.clientId === clientId) ?? null;
  return {
    messages,
    open(agentId) {
      const own = `attune.outbox.${agentId}.`;
      if (prefix === own) return;
      prefix = own;
      const kept = keeping.keys(prefix).map((key) => outgoingFrom(keeping.read(key)));
      messages.set(kept.filter((each) => each !== null).sort((a, b) => a.at - b.at));
    },
    add(message) {
      if (!keeping.write(prefix + message.clientId, message)) return false;
      messages.update((all) => [...all, message]);
      return true;
    },
    change(clientId, change) {
      replace(clientId, change);
      const changed = find(clientId);
      if (changed) keeping.write(prefix + clientId, changed);
    },
    stored(clientId) {
      keeping.remove(prefix + clientId);
      replace(clientId, { state: 'stored', problem: null });
    },
    drop(clientIds) {
      for (const clientId of clientIds) keeping.remove(prefix + clientId);
      if (messages.value.some(({ clientId }) => clientIds.includes(clientId))) {
        messages.update((all) => all.filter(({ clientId }) => !clientIds.includes(clientId)));
      }
    },
    find,
    next: (conversationId) =>
      messages.value.find((each) => each.conversationId === conversationId && each.state === 'sending') ??
      null,
  };
}
