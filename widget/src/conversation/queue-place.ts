import type { ConversationEvent, QueuePlace } from '@attune/protocol';
import type { Cell } from './cell.ts';
import type { Connection } from './connection.ts';
import { endsWaiting, type ConversationState } from './state.ts';

export interface QueuePlaceWatch {
  /** The link stands again: what was known of the line is old. */
  connected(): void;
  /** The server said where the visitor stands. */
  told(place: QueuePlace): void;
  /** All of the conversation is here. */
  caughtUp(): void;
}

/** Asks once on every connection where somebody stands who waits for an answer; moves are told by the server. */
export function createQueuePlace(connection: Connection, cell: Cell<ConversationState>): QueuePlaceWatch {
  let isKnown = false;
  const set = (queue: QueuePlace | null): void => cell.set((state) => ({ ...state, queue }));

  async function ask(conversationId: string): Promise<void> {
    const reply = await connection.request('queue:get', { conversationId });
    // Meanwhile they may have been told, or answered.
    if (isKnown || !reply.ok || !isWaiting(cell.get().timeline.events)) return;
    isKnown = true;
    set(reply.value.place);
  }

  return {
    connected() {
      isKnown = false;
    },
    told(place) {
      isKnown = true;
      set(place);
    },
    caughtUp() {
      const { settings, timeline } = cell.get();
      const { conversationId, events } = timeline;
      if (!isKnown && settings?.queue.on && conversationId !== null && isWaiting(events))
        void ask(conversationId);
    },
  };
}

/** The visitor had the last word. */
function isWaiting(events: readonly ConversationEvent[]): boolean {
  const last = events.findLast((event) => endsWaiting(event) || isOwn(event));
  return last !== undefined && isOwn(last);
}

const isOwn = ({ kind, author }: ConversationEvent): boolean =>
  kind === 'message' && author.kind === 'visitor';
