import { expect, it } from 'vitest';
import { createServerClock } from './server-clock.ts';

it('follows the server although this machine is an hour behind', () => {
  let own = 1_000;
  const clock = createServerClock(() => own);
  clock.adjust(3_601_050, 1_000, 1_100);
  own = 2_000;
  expect(clock.now()).toBe(3_602_000);
});

it('keeps to whole milliseconds, as the server takes them, though the middle of an odd wait is half of one', () => {
  const clock = createServerClock(() => 1_000);
  clock.adjust(5_000, 1_000, 1_001);
  expect(Number.isInteger(clock.now())).toBe(true);
});
