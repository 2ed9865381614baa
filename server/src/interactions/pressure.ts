import { monitorEventLoopDelay } from 'node:perf_hooks';

/**
 * When half of the event loop's turns take this long, people wait for each other's messages. A single long turn (a
 * password being hashed, a neighbour on the same machine) is none of it.
 */
const LATE_MS = 200;
const LOOK_EVERY_MS = 1_000;

/** In a row, before it counts. */
const LATE_LOOKS = 2;

export interface Pressure {
  /** The process has so much to do that facts about visits have to stand back behind the chat. */
  isHigh(): boolean;
  close(): void;
}

/** Watches how late this process is. */
export function watchPressure(): Pressure {
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  let lateLooks = 0;
  const timer = setInterval(() => {
    // In nanoseconds; not a number while nothing was measured.
    lateLooks = delay.percentile(50) > LATE_MS * 1_000_000 ? lateLooks + 1 : 0;
    delay.reset();
  }, LOOK_EVERY_MS);
  timer.unref();
  return {
    isHigh: () => lateLooks >= LATE_LOOKS,
    close() {
      clearInterval(timer);
      delay.disable();
    },
  };
}
