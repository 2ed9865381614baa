import type { ConversationEvent, SyncAnswer } from '@attune/protocol';
import { MAX_SYNC_EVENTS } from '@attune/protocol/limits';
import type { AgentConnection } from '../connection/agent-connection.ts';
import { createStore, type Store } from '../state/store.ts';
import {
  emptyThread,
  firstSeq,
  hasEarlier,
  isBehind,
  lastSeq,
  receiveEvent,
  receiveSlice,
  type Thread,
} from './thread.ts';

/** Holds one conversation's list and asks for whatever is missing from it. */
export interface ThreadKeeper {
  readonly thread: Store<Thread>;
  /** A live event, or an own one that was just stored. */
  receive(event: ConversationEvent): void;
  /** The slice that came with the opening of the conversation. */
  receiveOpening(slice: SyncAnswer): void;
  /** Asks for what may have been missed. */
  catchUp(): Promise<void>;
  loadEarlier(): Promise<void>;
  close(): void;
}

interface ThreadKeeperNeeds {
  readonly connection: AgentConnection;
  readonly conversationId: string;
  /** Called with every event that came to be held. */
  readonly onHeld: (events: readonly ConversationEvent[]) => void;
}

export function createThreadKeeper({ connection, conversationId, onHeld }: ThreadKeeperNeeds): ThreadKeeper {
  const thread = createStore<Thread>(emptyThread(conversationId));
  let closed = false;
  let syncing = false;
  let loadingEarlier = false;

  const hold = (next: Thread): void => {
    const before = thread.value;
    if (closed || next === before) return;
    thread.set(next);
    const held = new Set(before.events);
    onHeld(next.events.filter((event) => !held.has(event)));
    if (isBehind(next)) void sync();
  };

  /** @returns whether there was an answer */
  const ask = async (afterSeq: number): Promise<boolean> => {
    const reply = await connection.request('conversation:sync', { conversationId, afterSeq });
    if (reply.ok) hold(receiveSlice(thread.value, reply.value));
    return reply.ok;
  };

  const sync = async (): Promise<void> => {
    if (syncing) return;
    syncing = true;
    try {
      // Without an answer the line is lost, and the next connection opens the conversation anew.
      while (!closed && isBehind(thread.value) && (await ask(lastSeq(thread.value))));
    } finally {
      syncing = false;
    }
  };

  return {
    thread,
    receive: (event) => hold(receiveEvent(thread.value, event)),
    receiveOpening(slice) {
      const joined = receiveSlice(thread.value, slice);
      // Of another epoch, the first time only empties what is held; the slice is the beginning of what is true now.
      hold(joined.events.length === 0 ? receiveSlice(joined, slice) : joined);
    },
    catchUp: async () => void (await ask(lastSeq(thread.value))),
    async loadEarlier() {
      if (loadingEarlier || !hasEarlier(thread.value)) return;
      loadingEarlier = true;
      await ask(Math.max(0, firstSeq(thread.value) - 1 - MAX_SYNC_EVENTS));
      loadingEarlier = false;
    },
    close() {
      closed = true;
    },
  };
}
