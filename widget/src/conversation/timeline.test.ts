import type { ConversationEvent } from '@attune/protocol';
import { aMessage } from '@attune/testing';
import { describe, expect, it } from 'vitest';
import {
  addLive,
  addSynced,
  beginTimeline,
  emptyTimeline,
  isBehind,
  lastSeq,
  settleTimeline,
} from './timeline.ts';

const ID = 'conversation-1';
const message = (seq: number): ConversationEvent => aMessage({ seq, clientId: `id-${seq}` });
const upTo = (count: number): ConversationEvent[] =>
  Array.from({ length: count }, (_, at) => message(at + 1));
const begun = (last: number, epoch = 'a') =>
  beginTimeline(emptyTimeline, { conversationId: ID, epoch, lastSeq: last });
const slice = (events: readonly ConversationEvent[], last: number, epoch = 'a') => ({
  conversationId: ID,
  events,
  upTo: last,
  more: false,
  epoch,
});

describe('a timeline', () => {
  it('adds the next live event', () => {
    expect(addLive(begun(0), ID, message(1)).events).toEqual([message(1)]);
  });

  it('ignores an event that it holds already', () => {
    const held = addSynced(begun(3), slice(upTo(3), 3));
    expect(addLive(held, ID, message(2))).toBe(held);
  });

  it('does not add an event beyond a gap, and knows that it is behind', () => {
    const gapped = addLive(addSynced(begun(1), slice(upTo(1), 1)), ID, message(4));
    expect(lastSeq(gapped)).toBe(1);
    expect(isBehind(gapped)).toBe(true);
    expect(gapped.upTo).toBe(4);
  });

  it('ignores events of another conversation', () => {
    const held = begun(0);
    expect(addLive(held, 'another', message(1))).toBe(held);
  });

  it('drops everything when the epoch changes, and asks from the beginning', () => {
    const held = addSynced(begun(5), slice(upTo(5), 5));
    const restored = addSynced(held, slice([], 3, 'b'));
    expect(restored.events).toEqual([]);
    expect(isBehind(restored)).toBe(true);
    expect(addSynced(restored, slice(upTo(3), 3, 'b')).events).toEqual(upTo(3));
  });

  it('drops everything when a connection names another epoch', () => {
    const held = addSynced(begun(5), slice(upTo(5), 5));
    expect(beginTimeline(held, { conversationId: ID, epoch: 'b', lastSeq: 5 }).events).toEqual([]);
  });

  it('drops everything when the list is shorter than what it holds', () => {
    const held = addSynced(begun(5), slice(upTo(5), 5));
    expect(beginTimeline(held, { conversationId: ID, epoch: 'a', lastSeq: 2 }).events).toEqual([]);
  });

  it('keeps what it holds when the same list has grown', () => {
    const held = addSynced(begun(5), slice(upTo(5), 5));
    const again = beginTimeline(held, { conversationId: ID, epoch: 'a', lastSeq: 9 });
    expect(again.events).toEqual(upTo(5));
    expect(isBehind(again)).toBe(true);
  });

  it('gives up on positions that the server does not have', () => {
    expect(isBehind(settleTimeline(addLive(begun(0), ID, message(9))))).toBe(false);
  });

  it('holds the list in order and without holes, whatever order, doubles and losses it hears it in', () => {
    const random = seeded(7);
    for (let round = 0; round < 300; round++) {
      const all = upTo(1 + Math.floor(random() * 20));
      let timeline = begun(0);
      for (let step = 0; step < 60; step++) {
        const from = Math.floor(random() * all.length);
        const until = from + Math.floor(random() * 4);
        timeline =
          random() < 0.7
            ? addLive(timeline, ID, all[from] ?? message(1))
            : addSynced(timeline, slice(all.slice(from, until), all.length));
        expect(timeline.events.map(({ seq }) => seq)).toEqual(timeline.events.map((_, at) => at + 1));
      }
      timeline = addSynced(timeline, slice(all.slice(lastSeq(timeline)), all.length));
      expect(timeline.events).toEqual(all);
      expect(isBehind(timeline)).toBe(false);
    }
  });
});

/** mulberry32 */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
