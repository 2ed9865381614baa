import { monitorEventLoopDelay, performance } from 'node:perf_hooks';

/**
 * When half of the event loop's turns take this long, people wait for each other's messages. A single long turn (a
 * password being hashed, a neighbour on the same machine) is none of it.
 */
const LATE_MS = 200;
const LOOK_EVERY_MS = 1_000;

/** In a row, before it counts. */
const LATE_LOOKS = 2;

/** Share of the last second in which the event loop had something to do; beyond it, what can wait is done less often. */
const BUSY_SHARE = 0.7;

export interface Pressure {
  /** The process has little time to spare: what may come a moment later comes less often, and more of it together. */
  isBusy(): boolean;
  /** The process has so much to do that facts about visits have to stand back behind the chat. */
  isHigh(): boolean;
  close(): void;
}

/** Watches how late this process is. */
export function watchPressure(): Pressure {
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  let lateLooks = 0;
  let isBusy = false;
  let used = performance.eventLoopUtilization();
  const timer = setInterval(() => {
    // In nanoseconds; not a number while nothing was measured.
    lateLooks = delay.percentile(50) > LATE_MS * 1_000_000 ? lateLooks + 1 : 0;
    delay.reset();
    const now = performance.eventLoopUtilization();
    isBusy = performance.eventLoopUtilization(now, used).utilization > BUSY_SHARE;
    used = now;
  }, LOOK_EVERY_MS);
  timer.unref();
  return {
    isBusy: () => isBusy,
    isHigh: () => lateLooks >= LATE_LOOKS,
    close() {
      clearInterval(timer);
      delay.disable();
    },
  };
}
