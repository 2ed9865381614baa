import type { InteractionOf } from '@attune/protocol';
import type { Cell } from './cell.ts';
import type { ConversationState } from './state.ts';

/** For so long a press on "This didn't help" can be taken back; after that the team knows. */
const UNDO_MS = 6_000;

export interface AnswerFeedback {
  /** The agent's message at this position did not help. */
  reject(seq: number): void;
  takeBack(): void;
  /** Tells what is still held back: the page is going away. */
  settle(): void;
}

/** Lets the visitor say that an answer did not help, and think better of it for a moment. */
export function createAnswerFeedback(
  cell: Cell<ConversationState>,
  tell: (fact: InteractionOf<'answer-rejected'>) => void,
  now: () => number,
): AnswerFeedback {
  let timer: ReturnType<typeof setTimeout> | undefined;

  function settle(): void {
    clearTimeout(timer);
    const { rejected } = cell.get();
    if (!rejected || rejected.isTold) return;
    cell.set((state) => ({ ...state, rejected: { ...rejected, isTold: true } }));
    tell({ kind: 'answer-rejected', at: now(), seq: rejected.seq });
  }

  return {
    reject(seq) {
      if (cell.get().rejected?.seq === seq) return;
      settle();
      cell.set((state) => ({ ...state, rejected: { seq, isTold: false } }));
      timer = setTimeout(settle, UNDO_MS);
    },
    takeBack() {
      clearTimeout(timer);
      cell.set((state) => (state.rejected?.isTold === false ? { ...state, rejected: null } : state));
    },
    settle,
  };
}
