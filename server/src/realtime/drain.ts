import { setTimeout as sleep } from 'node:timers/promises';

/** A connection that can be asked to end; what waits to be written goes out before. */
export interface Drainable {
  close(): unknown;
}

/** Everybody has been sent away by then, however many they are: whoever stops us waits 30 s at most. */
const LONGEST_MS = 6_000;
/** As many a second as another process takes in without its own clients noticing. */
const EACH_MS = 5;
const STEP_MS = 50;

/**
 * Sends clients away a few at a time, so that those who come back elsewhere do not all come at once. Each waits a random
 * while of its own before it does.
 * @param connections in any order; it is not kept
 */
export async function drain(connections: readonly Drainable[]): Promise<void> {
  const order = shuffled(connections);
  const steps = Math.ceil(Math.min(LONGEST_MS, order.length * EACH_MS) / STEP_MS);
  const each = Math.ceil(order.length / Math.max(1, steps));
  for (let at = 0; at < order.length; at += each) {
    if (at > 0) await sleep(STEP_MS);
    for (const connection of order.slice(at, at + each)) connection.close();
  }
}

/** Neighbours in the list came at the same time, often from the same place. */
function shuffled<T>(values: readonly T[]): readonly T[] {
  return values
    .map((value) => ({ value, place: Math.random() }))
    .toSorted((one, other) => one.place - other.place)
    .map(({ value }) => value);
}
