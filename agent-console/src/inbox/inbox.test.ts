import { beforeEach, describe, expect, it } from 'vitest';
import { createFakeConnection, ok, refused, type FakeConnection } from '../../gallery/fake-connection.ts';
import { anInboxItem } from '../../gallery/fixtures/inbox.ts';
import { itemsIn } from './inbox-state.ts';
import { createInbox, type Inbox } from './inbox.ts';

let connection: FakeConnection;
let inbox: Inbox;
const ids = (): string[] => itemsIn(inbox.state.value, 'open').map(({ conversationId }) => conversationId);
const row = (conversationId: string, updatedAt = 1) => anInboxItem({ conversationId, updatedAt });

beforeEach(() => {
  connection = createFakeConnection();
  connection.goes({ kind: 'online' });
  inbox = createInbox(connection, () => 'site-1');
});

describe('the inbox', () => {
  it('reads every page of what is open, for it is sorted by need', async () => {
    connection.answer('inbox:list', ({ cursor }) =>
      cursor === undefined ? ok({ items: [row('a')], next: 'two' }) : ok({ items: [row('b')], next: null }),
    );
    await inbox.load('open');
    expect(ids()).toEqual(['a', 'b']);
  });

  it('reads what is resolved a page at a time', async () => {
    const resolved = (id: string) => anInboxItem({ conversationId: id, status: 'resolved' });
    connection.answer('inbox:list', ({ cursor }) =>
      cursor === undefined
        ? ok({ items: [resolved('a')], next: 'two' })
        : ok({ items: [resolved('b')], next: null }),
    );
    await inbox.load('resolved');
    expect(itemsIn(inbox.state.value, 'resolved')).toHaveLength(1);
    await inbox.loadMore('resolved');
    expect(itemsIn(inbox.state.value, 'resolved')).toHaveLength(2);
  });

  it('reads what comes later from both of its statuses', async () => {
    connection.answer('inbox:list', ({ status }) =>
      ok({ items: [anInboxItem({ conversationId: status, status })], next: null }),
    );
    await inbox.load('later');
    const later = itemsIn(inbox.state.value, 'later').map(({ conversationId }) => conversationId);
    expect(later).toEqual(['pending', 'snoozed']);
  });

  it('follows the news of its own site', () => {
    connection.tell('inbox:changed', { item: row('a') });
    connection.tell('inbox:changed', { item: { ...row('b'), siteId: 'site-2' } });
    expect(ids()).toEqual(['a']);
  });

  it('forgets, after reading anew, what is no longer there, and keeps what came meanwhile', async () => {
    connection.answer('inbox:list', () => ok({ items: [row('a'), row('gone')], next: null }));
    await inbox.load('open');
    connection.answer('inbox:list', () => {
      connection.tell('inbox:changed', { item: row('fresh', 5) });
      return ok({ items: [row('a')], next: null });
    });
    await inbox.load('open');
    expect(ids()).toEqual(['a', 'fresh']);
  });

  it('says why it could not be read, but not over a list that stands', async () => {
    connection.answer('inbox:list', () => refused('unavailable', 'The database restarts.'));
    await inbox.load('open');
    expect(inbox.state.value.tabs.open.loading).toEqual({ failed: 'The database restarts.' });
    connection.answer('inbox:list', () => ok({ items: [row('a')], next: null }));
    await inbox.load('open');
    connection.answer('inbox:list', () => refused('unavailable', 'The database restarts.'));
    await inbox.load('open');
    expect(inbox.state.value.tabs.open.loading).toBe('loaded');
    expect(ids()).toEqual(['a']);
  });
});
