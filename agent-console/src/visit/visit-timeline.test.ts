import type { VisitItem } from '@attune/protocol';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createFakeConnection, ok, refused, type FakeConnection } from '../../gallery/fake-connection.ts';
import { createVisitTimeline, type VisitTimeline } from './visit-timeline.ts';

let connection: FakeConnection;
let visit: VisitTimeline;
let stored: readonly VisitItem[];
const item = (at: number): VisitItem => ({ key: `k${at}`, at, kind: 'signal', sentence: [`at ${at}`] });
const instants = (): number[] => visit.state.value.items.map(({ at }) => at);
const asked = (): number => connection.asked.length;
const page = (conversationId: string) =>
  connection.tell('page:changed', { conversationId, path: '/cart', at: 9 });

beforeEach(() => {
  connection = createFakeConnection();
  connection.goes({ kind: 'online' });
  stored = [item(3), item(4)];
  connection.answer('visit:timeline', ({ before }) =>
    ok(before === undefined ? { items: stored, more: true } : { items: [item(1), item(2)], more: false }),
  );
  visit = createVisitTimeline({ connection, conversationId: 'c1', settleMs: 1 });
});

describe('the timeline of a visit', () => {
  it('is read only when somebody looks', async () => {
    page('c1');
    await new Promise((after) => setTimeout(after, 20));
    expect(asked()).toBe(0);
    visit.watch();
    await vi.waitFor(() => expect(instants()).toEqual([3, 4]));
  });

  it('loads what stands before, and keeps it when the latest are read anew', async () => {
    visit.watch();
    await vi.waitFor(() => expect(instants()).toEqual([3, 4]));
    await visit.loadEarlier();
    expect(instants()).toEqual([1, 2, 3, 4]);
    stored = [item(3), item(4), item(5)];
    page('c1');
    await vi.waitFor(() => expect(instants()).toEqual([1, 2, 3, 4, 5]));
    expect(visit.state.value.more).toBe(false);
  });

  it('asks once for a burst of news, and not for another conversation’s', async () => {
    visit.watch();
    await vi.waitFor(() => expect(instants()).toHaveLength(2));
    page('c2');
    for (let count = 0; count < 5; count += 1) page('c1');
    await vi.waitFor(() => expect(asked()).toBe(2));
    await new Promise((after) => setTimeout(after, 20));
    expect(asked()).toBe(2);
  });

  it('says why it cannot be read', async () => {
    connection.answer('visit:timeline', () => refused('forbidden', 'Not for you.'));
    visit.watch();
    await vi.waitFor(() =>
      expect(visit.state.value.phase).toMatchObject({ refused: { message: 'Not for you.' } }),
    );
  });

  it('stays quiet once it is closed', async () => {
    visit.watch();
    visit.close();
    page('c1');
    await new Promise((after) => setTimeout(after, 20));
    expect(instants()).toEqual([]);
  });
});
