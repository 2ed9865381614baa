/** The server's time as well as we know it, so that a wrong clock on this machine shows no wrong waits. */
export interface ServerClock {
  /** Epoch ms of the server. */
  now(): number;
  /** This machine's own time, epoch ms. */
  own(): number;
  /** Takes a reading: the server's time, and ours when the question left and when the answer came. */
  adjust(serverTime: number, askedAt: number, answeredAt: number): void;
}

export function createServerClock(ownTime: () => number = Date.now): ServerClock {
  let aheadMs = 0;
  return {
    now: () => ownTime() + aheadMs,
    own: ownTime,
    adjust(serverTime, askedAt, answeredAt) {
      // Whole: instants made from it go to the server, which takes no halves.
      aheadMs = Math.round(serverTime - (askedAt + answeredAt) / 2);
    },
  };
}
