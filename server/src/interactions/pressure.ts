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

/** How late the event loop may be, at the middle of its turns, before a message on its way through several of them is felt to wait. */
const FELT_MS = 10;
const FELT_LOOK_EVERY_MS = 250;

/** Of `monitorEventLoopDelay`: a loop that is never late shows this. */
const RESOLUTION_MS = 20;

export interface Pressure {
  /** The event loop was late just now, by little: enough for who writes to feel it. */
  isFelt(): boolean;
  /** The process has little time to spare: what may come a moment later comes less often, and more of it together. */
  isBusy(): boolean;
  /** The process has so much to do that facts about visits have to stand back behind the chat. */
  isHigh(): boolean;
  close(): void;
}

/** Watches how late this process is. */
export function watchPressure(): Pressure {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  let lateLooks = 0;
  let isBusy = false;
  let used = performance.eventLoopUtilization();
  const shortly = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  shortly.enable();
  let isFelt = false;
  const feeling = setInterval(() => {
    isFelt = shortly.percentile(50) > (RESOLUTION_MS + FELT_MS) * 1_000_000;
    shortly.reset();
  }, FELT_LOOK_EVERY_MS);
  feeling.unref();
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
    isFelt: () => isFelt,
    isBusy: () => isBusy,
    isHigh: () => lateLooks >= LATE_LOOKS,
    close() {
      clearInterval(timer);
      clearInterval(feeling);
      delay.disable();
      shortly.disable();
    },
  };
}
