/** What one node is to carry at any time (guarantees, load): as much is taken also while the chat waits, per second. */
const ALWAYS_TAKEN = 2_000;

/** How often it is judged anew. */
const LOOK_EVERY_MS = 250;

/** While the chat waits, each look takes so much less than came through before it; and gives back so much when it does not. */
const SHRINKS_BY = 0.7;
const GROWS_BY = 1.15;

export interface FloodGateDeps {
  /** People wait for each other's messages because of what this process has to do. */
  isChatLate(): boolean;
  /** Monotonic, ms. */
  clock?(): number;
}

export interface FloodGate {
  /** Whether so many facts may be taken now. */
  lets(count: number): boolean;
}

/**
 * Lets through what visitors' pages report, as long as nobody writes or the chat does not wait. When it does, a flood is
 * cut down step by step until it no longer does, never below what a node carries at any time: an honest site notices
 * nothing of it, on however slow a machine.
 */
export function createFloodGate({ isChatLate, clock = () => performance.now() }: FloodGateDeps): FloodGate {
  const least = (ALWAYS_TAKEN * LOOK_EVERY_MS) / 1_000;
  /** Facts that may pass until the next look. */
  let most = Infinity;
  let came = 0;
  let passed = 0;
  let lookedAt = clock();

  const look = (at: number) => {
    if (came > least && isChatLate()) most = Math.max(least, Math.min(most, passed) * SHRINKS_BY);
    else if (most !== Infinity) most = most * GROWS_BY > came ? Infinity : most * GROWS_BY;
    came = 0;
    passed = 0;
    lookedAt = at;
  };

  return {
    lets(count) {
      const at = clock();
      if (at - lookedAt >= LOOK_EVERY_MS) look(at);
      came += count;
      if (passed + count > most) return false;
      passed += count;
      return true;
    },
  };
}
