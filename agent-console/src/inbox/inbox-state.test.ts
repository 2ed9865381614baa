import { describe, expect, it } from 'vitest';
import { anInboxItem } from '../../gallery/fixtures/inbox.ts';
import { emptyInbox, itemsIn, keepOnly, receiveItem, receivePage } from './inbox-state.ts';

const ids = (items: readonly { conversationId: string }[]) =>
  items.map(({ conversationId }) => conversationId);

describe('inbox state', () => {
  const a = anInboxItem({ conversationId: 'a', updatedAt: 5 });

  it('takes newer news of a row and ignores older', () => {
    const held = receiveItem(emptyInbox, a);
    const newer = receiveItem(held, { ...a, unread: 3, updatedAt: 6 });
    expect(newer.items.get('a')?.unread).toBe(3);
    expect(receiveItem(newer, { ...a, updatedAt: 4 })).toBe(newer);
  });

  it('moves a row to the other half when its status changes', () => {
    const resolved = receiveItem(receiveItem(emptyInbox, a), { ...a, status: 'resolved', updatedAt: 6 });
    expect(ids(itemsIn(resolved, 'open'))).toEqual([]);
    expect(ids(itemsIn(resolved, 'resolved'))).toEqual(['a']);
  });

  it('does not let a page overwrite news that came while it was on its way', () => {
    const live = receiveItem(emptyInbox, { ...a, unread: 2, updatedAt: 9 });
    const paged = receivePage(live, 'open', { items: [a], next: 'more' });
    expect(paged.items.get('a')?.unread).toBe(2);
    expect(paged.tabs.open).toEqual({ loading: 'loaded', next: 'more' });
  });

  it('drops what a full reading no longer has, unless it is newer than the reading', () => {
    const b = anInboxItem({ conversationId: 'b', updatedAt: 5 });
    const fresh = anInboxItem({ conversationId: 'fresh', updatedAt: 8 });
    const held = [a, b, fresh].reduce(receiveItem, emptyInbox);
    expect(ids(itemsIn(keepOnly(held, 'open', new Set(['a']), 5), 'open'))).toEqual(['a', 'fresh']);
  });
});
