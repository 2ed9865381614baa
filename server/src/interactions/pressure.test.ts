import { afterEach, beforeEach, expect, it } from 'vitest';
import { watchPressure, type Pressure } from './pressure.ts';

let pressure: Pressure;
beforeEach(() => {
  pressure = watchPressure();
});
afterEach(() => pressure.close());

/** Leaves the event loop next to nothing of its time, until something holds. */
function workUntil(holds: () => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const work = () => {
      if (holds()) return resolve();
      if (performance.now() - began > 30_000) return reject(new Error('it never held'));
      const end = performance.now() + 20;
      while (performance.now() < end);
      setImmediate(work);
    };
    work();
  });
}

it('is busy while there is work without a pause, and no more once it is quiet', async () => {
  expect(pressure.isBusy()).toBe(false);
  await workUntil(() => pressure.isBusy());
  expect(pressure.isBusy()).toBe(true);
  await expect.poll(() => pressure.isBusy(), { timeout: 30_000, interval: 100 }).toBe(false);
});
