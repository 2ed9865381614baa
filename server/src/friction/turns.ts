import { setTimeout as sleep } from 'node:timers/promises';

export interface Turns<Key> {
  request(key: Key): void;
  settled(): Promise<void>;
}

export interface TurnsOptions<Key> {
  /** Runs of different keys at the same time; left out: any number. */
  readonly atOnce?: number;
  /** Pause before a run that follows another one: the longer, the more requests of a burst share it. */
  readonly restMs: number;
  /** Others need what the runs use more urgently: then one runs at a time, and rests many times as long as it took. */
  standsBack?(): boolean;
  nameOf(key: Key): string;
  run(key: Key): Promise<void>;
  onError(error: unknown, key: Key): void;
}

/** A twentieth of the time for runs that stand back, all of them together. */
const REST_SHARE = 19;

/** Whoever waits for a run hears of it in the end, also where runs take long because the machine has no time for them. */
const LONGEST_REST_MS = 5_000;

/**
 * Runs work by key, one at a time for each key. Requests that come while it runs are answered by one more run after it:
 * whatever they were about is then seen, and a burst costs two runs, not as many as it has requests.
 */
export function createTurns<Key>({
  nameOf,
  restMs,
  atOnce = Infinity,
  standsBack = () => false,
  run,
  onError,
}: TurnsOptions<Key>): Turns<Key> {
  const running = new Map<string, { again: boolean }>();
  const waiters = new Set<() => void>();
  const queue: (() => void)[] = [];
  /** Places in which something runs or rests. */
  let taken = 0;

  const hasRoom = () => taken < (standsBack() ? 1 : atOnce);
  const fill = () => {
    while (queue.length > 0 && hasRoom()) {
      taken++;
      queue.shift()?.();
    }
  };

  /** Waits for a place among those that run. */
  const place = (): Promise<void> | undefined => {
    if (queue.length === 0 && hasRoom()) {
      taken++;
      return undefined;
    }
    const waiting = new Promise<void>((resolve) => queue.push(resolve));
    fill();
    return waiting;
  };
  const leavePlace = () => {
    taken--;
    fill();
  };

  const runOnce = async (key: Key, turn: { again: boolean }) => {
    // Without an await where there is room, a run begins within its request.
    const waiting = place();
    if (waiting !== undefined) await waiting;
    turn.again = false;
    const began = performance.now();
    try {
      await run(key);
    } catch (error) {
      onError(error, key);
    } finally {
      const restsMs = standsBack() ? (performance.now() - began) * REST_SHARE : 0;
      if (restsMs === 0) leavePlace();
      else setTimeout(leavePlace, Math.min(restsMs, LONGEST_REST_MS));
    }
  };

  const work = async (key: Key, name: string, turn: { again: boolean }) => {
    await runOnce(key, turn);
    while (turn.again) {
      await sleep(restMs);
      await runOnce(key, turn);
    }
    running.delete(name);
    if (running.size > 0) return;
    for (const resolve of waiters) resolve();
    waiters.clear();
  };

  return {
    request(key) {
      const name = nameOf(key);
      const turn = running.get(name);
      if (turn !== undefined) {
        turn.again = true;
        return;
      }
      const started = { again: false };
      running.set(name, started);
      void work(key, name, started);
    },

    settled() {
      if (running.size === 0) return Promise.resolve();
      return new Promise((resolve) => waiters.add(resolve));
    },
  };
}
