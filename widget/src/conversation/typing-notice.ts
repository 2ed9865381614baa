import { TYPING_REPEAT_MS } from '@attune/protocol/limits';

/** Says that the visitor is typing, at most every few seconds, and never what. */
export interface TypingNotice {
  /** The composer's text changed. */
  wrote(isEmpty: boolean): void;
  /** Sent, left, emptied. */
  ended(): void;
}

export function createTypingNotice(tell: (typing: boolean) => void, now: () => number): TypingNotice {
  let toldAt: number | null = null;
  function ended(): void {
    if (toldAt === null) return;
    toldAt = null;
    tell(false);
  }
  return {
    wrote(isEmpty) {
      if (isEmpty) return ended();
      if (toldAt !== null && now() - toldAt < TYPING_REPEAT_MS) return;
      toldAt = now();
      tell(true);
    },
    ended,
  };
}
