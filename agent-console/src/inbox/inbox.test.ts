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
  inbox = createInbox(connection, () => 'ines');
});

describe('the inbox', () => {
  it('reads a part a page at a time, as the server sorts it', async () => {
    connection.answer('inbox:page', ({ cursor }) =>
      cursor === undefined ? ok({ items: [row('a')], next: 'two' }) : ok({ items: [row('b')], next: null }),
    );
    await inbox.load('open');
    expect(ids()).toEqual(['a']);
    await inbox.loadMore('open');
    expect(ids()).toEqual(['a', 'b']);
    expect(inbox.state.value.tabs.open.next).toBeNull();
  });

  it('reads as far again as it had read before', async () => {
    connection.answer('inbox:page', ({ cursor }) =>
      cursor === undefined
        ? ok({ items: [row('a')], next: 'two' })
        : ok({ items: [row('b')], next: 'three' }),
    );
    await inbox.load('open');
    await inbox.loadMore('open');
    connection.asked.length = 0;
    await inbox.load('open');
    expect(connection.asked).toHaveLength(2);
    expect(ids()).toEqual(['a', 'b']);
  });

  it('asks for each part by its statuses, and for no more than the view shows', async () => {
    connection.answer('inbox:page', () => ok({ items: [], next: null }));
    inbox.show({ assignees: ['me'] });
    await inbox.load('later');
    expect(connection.asked.map(({ input }) => input)).toEqual([
      { filter: { assignees: ['me'], statuses: ['open'] } },
      { filter: { assignees: ['me'], statuses: ['pending', 'snoozed'] } },
    ]);
  });

  it('shows of the news what belongs to the view', () => {
    connection.answer('inbox:page', () => ok({ items: [], next: null }));
    inbox.show({ assignees: ['me'] });
    connection.tell('inbox:changed', { item: row('a') });
    connection.tell('inbox:changed', { item: { ...row('b'), assignee: { id: 'ines', name: 'Ines' } } });
    expect(itemsIn(inbox.state.value, 'open').map(({ conversationId }) => conversationId)).toEqual(['b']);
  });

  it('follows the news of every site of the agent', () => {
    connection.tell('inbox:changed', { item: row('a') });
    connection.tell('inbox:changed', { item: { ...row('b'), siteId: 'site-2' } });
    expect(ids()).toEqual(['a', 'b']);
  });

  it('forgets, after reading anew, what is no longer there, and keeps what came meanwhile', async () => {
    connection.answer('inbox:page', () => ok({ items: [row('a'), row('gone')], next: null }));
    await inbox.load('open');
    connection.answer('inbox:page', () => {
      connection.tell('inbox:changed', { item: row('fresh', 5) });
      return ok({ items: [row('a')], next: null });
    });
    await inbox.load('open');
    expect(ids()).toEqual(['a', 'fresh']);
  });

  it('says why it could not be read, but not over a list that stands', async () => {
    connection.answer('inbox:page', () => refused('unavailable', 'The database restarts.'));
    await inbox.load('open');
    expect(inbox.state.value.tabs.open.loading).toEqual({ failed: 'The database restarts.' });
    connection.answer('inbox:page', () => ok({ items: [row('a')], next: null }));
    await inbox.load('open');
    connection.answer('inbox:page', () => refused('unavailable', 'The database restarts.'));
    await inbox.load('open');
    expect(inbox.state.value.tabs.open.loading).toBe('loaded');
    expect(ids()).toEqual(['a']);
  });
});
