import { createFakeClock } from '@attune/testing';
import { expect, it } from 'vitest';
import { createFakeConnection, ok } from '../../gallery/fake-connection.ts';
import { createTypingTeller } from './typing-teller.ts';

it('tells once in three seconds that somebody writes, and once that they stopped', () => {
  const connection = createFakeConnection();
  connection.answer('typing:set', () => ok(null));
  connection.goes({ kind: 'online' });
  const clock = createFakeClock();
  const teller = createTypingTeller(connection, clock.now);
  const told = () => connection.asked.map(({ input }) => (input as { typing: boolean }).typing);

  teller.writing('c1');
  clock.advance(2_999);
  teller.writing('c1');
  expect(told()).toEqual([true]);
  clock.advance(1);
  teller.writing('c1');
  expect(told()).toEqual([true, true]);
  teller.stopped('c1');
  teller.stopped('c1');
  expect(told()).toEqual([true, true, false]);
});
