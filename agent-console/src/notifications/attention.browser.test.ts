import { defaultNotificationRules, type InboxItem, type NotificationRules } from '@attune/protocol';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createFakeConnection, ok } from '../../gallery/fake-connection.ts';
import { anInboxItem } from '../../gallery/fixtures/inbox.ts';
import { createInbox } from '../inbox/inbox.ts';
import { createStore } from '../state/store.ts';
import { createToasts } from '../ui/toasts.ts';
import { createAttention, type Attention, type Notice } from './attention.ts';
import { createNotifications } from './notifications.ts';

let attention: Attention | null = null;
afterEach(() => {
  attention?.close();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const row = (id: string, unread: number, updatedAt: number) =>
  anInboxItem({ conversationId: id, siteId: 'site-1', visitorName: id, unread, updatedAt });

const ines = {
  agent: { id: 'ines', name: 'Ines', email: 'ines@shop.example', role: 'agent' as const },
  ...{ sites: [], epoch: 'e', serverTime: 0 },
};

/** A console nobody looks at, with these rules; two conversations stand in its list. */
async function away(given: Partial<NotificationRules>, { hour = 12, isLookedAt = false } = {}) {
  vi.useFakeTimers();
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(!isLookedAt);
  const connection = createFakeConnection();
  connection.goes({ kind: 'online' });
  const rules = { ...defaultNotificationRules, desktop: true, ...given };
  connection.answer('notification-rules:get', () => ok({ rules }));
  connection.answer('mentions:list', () => ok({ mentions: [] }));
  connection.answer('inbox:page', () => ok({ items: [row('Mara', 0, 1), row('Jo', 0, 1)], next: null }));
  const site = () => 'site-1';
  const inbox = createInbox(connection, site);
  const notifications = createNotifications(connection, () => [{ id: 'site-1' }]);
  await notifications.load();
  await inbox.load('open');
  const notices: Notice[] = [];
  let sounds = 0;
  const desk = { inbox, notifications, me: createStore(ines), toasts: createToasts() };
  const now = () => new Date(2026, 0, 5, hour);
  attention = createAttention({
    page: window,
    desk,
    sound: () => sounds++,
    show: (each) => notices.push(each),
    now,
  });
  return {
    notices,
    said: () => desk.toasts.shown.value.map(({ text }) => text),
    gives: (id: string, givenFor: InboxItem['givenFor']) =>
      connection.tell('inbox:changed', {
        item: { ...row(id, 0, 9), assignee: { id: 'ines', name: 'Ines' }, givenFor },
      }),
    sounds: () => sounds,
    writes: (id: string, unread = 1) =>
      connection.tell('inbox:changed', { item: row(id, unread, 2 + unread) }),
    writesOn: (siteId: string, id: string, unread = 1) =>
      connection.tell('inbox:changed', { item: { ...row(id, unread, 2 + unread), siteId } }),
    rulesOf: (siteId: string, change: Partial<NotificationRules>) =>
      connection.tell('notification-rules:changed', { siteId, rules: { ...rules, ...change } }),
    mention: () =>
      connection.tell('mention:created', {
        siteId: 'site-1',
        mention: {
          ...{ noteId: 'n', conversationId: 'Mara', visitorName: 'Mara', visitorLabel: '', byName: 'Jo' },
          ...{ excerpt: 'Look, please', at: 1, seenAt: null },
        },
      }),
    pass: () => vi.advanceTimersByTime(2_000),
  };
}

describe('an agent who looks elsewhere', () => {
  it('is called once for a burst, with a count in the title', async () => {
    const { notices, sounds, writes, pass } = await away({});
    writes('Mara', 1);
    writes('Mara', 2);
    writes('Jo', 1);
    pass();
    expect(notices).toMatchObject([{ title: '2 conversations need a look', conversationId: null }]);
    expect(sounds()).toBe(1);
    expect(document.title).toMatch(/^\(3\) /);
  });

  it('reads what was written only when they want it to stand there', async () => {
    const one = await away({ preview: false });
    one.writes('Mara');
    one.pass();
    expect(one.notices).toEqual([{ title: 'Mara wrote', body: '', conversationId: 'Mara' }]);
    attention?.close();
    const other = await away({ preview: true });
    other.writes('Mara');
    other.pass();
    expect(other.notices[0]?.body).not.toBe('');
  });

  it('hears nothing in their quiet hours, and still finds the count', async () => {
    const { notices, sounds, writes, pass } = await away(
      { quiet: { from: 22 * 60, until: 7 * 60 } },
      { hour: 23 },
    );
    writes('Mara');
    pass();
    expect([notices.length, sounds()]).toEqual([0, 0]);
    expect(document.title).toMatch(/^\(1\) /);
  });

  it('is called by the rules of each website for what comes from it', async () => {
    const { notices, sounds, rulesOf, writesOn, pass } = await away({ messages: 'all' });
    rulesOf('site-2', { messages: 'none' });
    writesOn('site-2', 'Li');
    pass();
    expect([notices.length, sounds()]).toEqual([0, 0]);
    rulesOf('site-2', { messages: 'all', sound: false });
    writesOn('site-2', 'Li', 2);
    pass();
    expect([notices.length, sounds()]).toEqual([1, 0]);
  });

  it('is called by name', async () => {
    const { notices, mention, pass } = await away({ messages: 'none' });
    mention();
    pass();
    expect(notices).toMatchObject([{ title: 'Jo called you in a note', conversationId: 'Mara' }]);
  });

  it('is called for a conversation they are given', async () => {
    const { notices, gives, pass } = await away({ messages: 'mine' });
    gives('Mara', null);
    pass();
    expect(notices).toEqual([{ title: 'Mara was given to you', body: '', conversationId: 'Mara' }]);
  });
});

describe('an agent who looks at the console', () => {
  it('is told of a conversation that was shared out to them, and not of what somebody takes or gives', async () => {
    const { notices, said, gives, pass } = await away({}, { isLookedAt: true });
    gives('Mara', null);
    expect(said()).toEqual([]);
    gives('Jo', 'least-load');
    expect(said()).toEqual(['Jo was given to you (least load)']);
    pass();
    expect(notices).toEqual([]);
  });
});
