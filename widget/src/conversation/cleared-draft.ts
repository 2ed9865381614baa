/** Shorter ones are a change of mind that everybody has all the time. */
const MIN_TYPED = 20;

/** How the composer's text came to be what it is. */
export type WrittenHow = 'typed' | 'composing' | 'otherwise';

/** Notices a message that was begun by hand and then emptied. Knows lengths, never text, and tells neither. */
export interface ClearedDraft {
  wrote(length: number, how: WrittenHow): void;
  /** Sent: what follows is another message. */
  sent(): void;
}

/** @param length what stood there from an earlier page; it was not typed here */
export function createClearedDraft(length: number, tell: () => void): ClearedDraft {
  let before = length;
  let typed = 0;
  let longest = 0;

  function begin(): void {
    before = 0;
    typed = 0;
    longest = 0;
  }

  return {
    wrote(now, how) {
      // A word that is still being composed may vanish again without anybody having deleted a message.
      if (how === 'composing') return;
      if (how === 'typed') typed += Math.max(0, now - before);
      before = now;
      longest = Math.max(longest, Math.min(now, typed));
      if (now > 0) return;
      if (longest >= MIN_TYPED) tell();
      begin();
    },
    sent: begin,
  };
}
