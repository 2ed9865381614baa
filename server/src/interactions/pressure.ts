import { monitorEventLoopDelay } from 'node:perf_hooks';
import { REPORTS_IN_HAND } from './interaction-limits.ts';

/** Turns of the event loop that come this late make people wait for each other's messages. */
const LATE_MS = 100;
const LOOK_EVERY_MS = 500;

export interface Pressure {
  /** The process has so much to do that facts about visits have to stand back behind the chat. */
  isHigh(): boolean;
  /** A report is being worked on until the returned function is called. */
  inHand(): () => void;
  close(): void;
}

/** Watches how late this process is, and how many reports it is working on. */
export function watchPressure(): Pressure {
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  let reports = 0;
  let isLate = false;
  const timer = setInterval(() => {
    // In nanoseconds; not a number while nothing was measured.
    isLate = delay.percentile(90) > LATE_MS * 1_000_000;
    delay.reset();
  }, LOOK_EVERY_MS);
  timer.unref();
  return {
    isHigh: () => isLate || reports >= REPORTS_IN_HAND,
    inHand() {
      reports++;
      return () => {
        reports--;
      };
    },
    close() {
      clearInterval(timer);
      delay.disable();
    },
  };
}
