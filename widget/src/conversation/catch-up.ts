import type { Cell } from './cell.ts';
import { NO_ANSWER, type Connection } from './connection.ts';
import { isPassing } from './drafts.ts';
import { withTimeline, type ConversationState } from './state.ts';
import { addSynced, isBehind, lastSeq, settleTimeline } from './timeline.ts';

/** Asking this often without learning anything means that there is nothing to learn. */
const MOST_FRUITLESS = 3;

const ASK_AGAIN_MS = 1_000;

export interface CatchUp {
  /** Asks for what is missing until nothing is. */
  run(): void;
  /** Asks in any case: after sleep or a lost network only an answer proves that the link lives. */
  check(): void;
  stop(): void;
}

/**
 * Keeps our copy of the conversation equal to the server's, by position alone; no clock is involved.
 * @param caughtUp called each time nothing is missing any more
 */
export function createCatchUp(
  connection: Connection,
  cell: Cell<ConversationState>,
  caughtUp: () => void,
): CatchUp {
  let running = false;
  let stopped = false;
  let again: ReturnType<typeof setTimeout> | undefined;

  async function run(force: boolean): Promise<void> {
    if (running || stopped) return;
    running = true;
    clearTimeout(again);
    try {
      let fruitless = 0;
      for (let mustAsk = force; !stopped && (mustAsk || isBehind(cell.get().timeline)); mustAsk = false) {
        const before = cell.get().timeline;
        if (before.conversationId === null) return;
        if (!(await askOnce(before.conversationId, lastSeq(before)))) return;
        const { timeline } = cell.get();
        fruitless =
          timeline.epoch === before.epoch && lastSeq(timeline) <= lastSeq(before) ? fruitless + 1 : 0;
        if (fruitless === MOST_FRUITLESS)
          cell.set((state) => withTimeline(state, settleTimeline(state.timeline)));
      }
      if (!stopped) caughtUp();
    } finally {
      running = false;
    }
  }

  /** @returns whether to go on */
  async function askOnce(conversationId: string, afterSeq: number): Promise<boolean> {
    const reply = await connection.request('conversation:sync', { conversationId, afterSeq });
    if (reply.ok) {
      cell.set((state) => withTimeline(state, addSynced(state.timeline, reply.value)));
      return true;
    }
    // Down: the next connection catches up. Up: ask again when we may.
    if (!connection.isUp() || stopped) return false;
    const { refusal } = reply;
    if (refusal === NO_ANSWER) connection.restart();
    else if (isPassing(refusal))
      again = setTimeout(() => void run(true), refusal.retryAfterMs ?? ASK_AGAIN_MS);
    return false;
  }

  return {
    run: () => void run(false),
    check: () => void run(true),
    stop() {
      stopped = true;
      clearTimeout(again);
    },
  };
}
