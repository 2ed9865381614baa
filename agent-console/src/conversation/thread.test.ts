import { aMessage } from '@attune/testing';
import type { ConversationEvent, SyncAnswer } from '@attune/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  emptyThread,
  firstSeq,
  hasEarlier,
  isBehind,
  lastSeq,
  receiveEvent,
  receiveSlice,
} from './thread.ts';

const list = (length: number): ConversationEvent[] =>
  Array.from({ length }, (_, index) => aMessage({ seq: index + 1, body: `message ${index + 1}` }));

/** What the server answers to `conversation:sync`. */
function sliceOf(
  events: readonly ConversationEvent[],
  afterSeq: number,
  most = 200,
  epoch = 'first',
): SyncAnswer {
  const slice = events.slice(afterSeq, afterSeq + most);
  return {
    conversationId: 'c1',
    events: slice,
    upTo: events.length,
    more: afterSeq + slice.length < events.length,
    epoch,
  };
}

const seqs = (events: readonly ConversationEvent[]): number[] => events.map(({ seq }) => seq);

describe('a thread', () => {
  it('holds live events in order', () => {
    const thread = list(3).reduce(receiveEvent, emptyThread('c1'));
    expect(seqs(thread.events)).toEqual([1, 2, 3]);
    expect(isBehind(thread)).toBe(false);
  });

  it('takes an event that came twice once', () => {
    const [first] = list(1) as [ConversationEvent];
    const once = receiveEvent(emptyThread('c1'), first);
    expect(receiveEvent(once, first)).toBe(once);
  });

  it('knows that it is behind when an event leaves a gap, and does not hold it', () => {
    const events = list(4);
    const thread = receiveEvent(receiveSlice(emptyThread('c1'), sliceOf(events, 0, 2)), aMessage({ seq: 4 }));
    expect(seqs(thread.events)).toEqual([1, 2]);
    expect(isBehind(thread)).toBe(true);
    expect(seqs(receiveSlice(thread, sliceOf(events, 2)).events)).toEqual([1, 2, 3, 4]);
  });

  it('takes the latest slice first and earlier ones after it', () => {
    const events = list(10);
    const latest = receiveSlice(emptyThread('c1'), sliceOf(events, 6));
    expect(firstSeq(latest)).toBe(7);
    expect(hasEarlier(latest)).toBe(true);
    const whole = receiveSlice(latest, sliceOf(events, 0, 6));
    expect(seqs(whole.events)).toEqual(seqs(events));
    expect(hasEarlier(whole)).toBe(false);
  });

  it('refuses a slice that would leave a hole', () => {
    const events = list(10);
    const start = receiveSlice(emptyThread('c1'), sliceOf(events, 0, 3));
    expect(seqs(receiveSlice(start, sliceOf(events, 5)).events)).toEqual([1, 2, 3]);
    const end = receiveSlice(emptyThread('c1'), sliceOf(events, 8));
    expect(seqs(receiveSlice(end, sliceOf(events, 0, 3)).events)).toEqual([9, 10]);
  });

  it('starts over when the epoch changed', () => {
    const thread = receiveSlice(emptyThread('c1'), sliceOf(list(8), 0));
    const restored = list(3);
    const dropped = receiveSlice(thread, sliceOf(restored, 8, 200, 'second'));
    expect(dropped.events).toEqual([]);
    expect(isBehind(dropped)).toBe(true);
    expect(seqs(receiveSlice(dropped, sliceOf(restored, 0, 200, 'second')).events)).toEqual([1, 2, 3]);
  });

  it('equals a fresh one after any news, lost, late, twice or in any order, once it has synced', () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('live' as const), seq: fc.integer({ min: 1, max: 40 }) }),
      fc.record({ kind: fc.constant('later' as const), most: fc.integer({ min: 1, max: 9 }) }),
      fc.record({ kind: fc.constant('earlier' as const), most: fc.integer({ min: 1, max: 9 }) }),
      fc.record({ kind: fc.constant('stale' as const), after: fc.integer({ min: 0, max: 40 }) }),
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.nat(40),
        fc.array(step, { maxLength: 60 }),
        (length, openAt, steps) => {
          const events = list(length);
          let thread = receiveSlice(emptyThread('c1'), sliceOf(events, Math.min(openAt, length - 1)));
          for (const each of steps) {
            if (each.kind === 'live') {
              const event = events[each.seq - 1];
              if (event) thread = receiveEvent(thread, event);
            } else if (each.kind === 'later') {
              thread = receiveSlice(thread, sliceOf(events, lastSeq(thread), each.most));
            } else if (each.kind === 'earlier') {
              thread = receiveSlice(
                thread,
                sliceOf(events, Math.max(0, firstSeq(thread) - 1 - each.most), each.most),
              );
            } else {
              thread = receiveSlice(thread, sliceOf(events, each.after, 3));
            }
            expect(seqs(thread.events)).toEqual(seqs(events).slice(firstSeq(thread) - 1, lastSeq(thread)));
          }
          while (isBehind(thread)) thread = receiveSlice(thread, sliceOf(events, lastSeq(thread), 7));
          while (hasEarlier(thread)) {
            thread = receiveSlice(thread, sliceOf(events, Math.max(0, firstSeq(thread) - 8), 7));
          }
          expect(thread.events).toEqual(events);
        },
      ),
    );
  });
});
