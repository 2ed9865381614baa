import { expect } from 'vitest';

/** How long anything may hang on a busy machine before a story is given up. Nothing here asserts a speed. */
export const HANG_MS = 45_000;

/** Reads until what is expected holds: `await eventually(() => widget.said()).toEqual([…])`. */
export const eventually = <Value>(read: () => Value | Promise<Value>, timeout = HANG_MS) =>
  expect.poll(read, { timeout, interval: 100 });
