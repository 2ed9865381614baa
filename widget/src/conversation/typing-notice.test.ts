import { TYPING_REPEAT_MS } from '@attune/protocol/limits';
import { createFakeClock } from '@attune/testing';
import { expect, it } from 'vitest';
import { createTypingNotice } from './typing-notice.ts';

function open() {
  const clock = createFakeClock();
  const told: boolean[] = [];
  return { clock, told, notice: createTypingNotice((typing) => told.push(typing), clock.now) };
}

it('says that somebody types once in three seconds', () => {
  const { clock, told, notice } = open();
  notice.wrote(false);
  clock.advance(TYPING_REPEAT_MS - 1);
  notice.wrote(false);
  expect(told).toEqual([true]);
  clock.advance(1);
  notice.wrote(false);
  expect(told).toEqual([true, true]);
});

it('says once that they stopped, and not at all when they never began', () => {
  const { told, notice } = open();
  notice.ended();
  notice.wrote(false);
  notice.wrote(true);
  notice.ended();
  expect(told).toEqual([true, false]);
});
