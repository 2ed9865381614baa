/** One timer for all that is due some time. */
export interface Timer {
  /** Rings then; null for never. */
  setFor(at: number | null): void;
}

export function createTimer(now: () => number, signal: AbortSignal, ring: (at: number) => void): Timer {
  let timer: ReturnType<typeof setTimeout> | undefined;
  signal.addEventListener('abort', () => clearTimeout(timer));
  return {
    setFor(at) {
      clearTimeout(timer);
      if (at !== null && !signal.aborted) timer = setTimeout(() => ring(now()), Math.max(0, at - now()));
    },
  };
}
