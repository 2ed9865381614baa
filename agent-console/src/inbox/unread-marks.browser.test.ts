import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { refused } from '../../gallery/fake-connection.ts';
import { createFakeServer } from '../../gallery/fake-server.ts';
import { findAll, unmountAll, words } from '../../gallery/mount.ts';
import { openScreen } from '../../gallery/screens.ts';
import type { InboxRow } from './inbox-row.ts';

const closing: (() => void)[] = [];
beforeEach(() => page.viewport(1440, 900));
afterEach(() => {
  for (const close of closing.splice(0)) close();
  unmountAll();
});

const opened = async (address: string) => {
  const server = createFakeServer();
  const { app, router } = openScreen(address, { connection: server });
  closing.push(router.close);
  const isMarked = (id: string): boolean => {
    const rows = findAll(app, 'attune-inbox-row') as InboxRow[];
    const row = rows.find(({ item }) => item?.conversationId === id);
    if (!row) throw new Error(`there is no row of ${id}`);
    return row.marked;
  };
  const told = () => server.asked.filter(({ name }) => name === 'unread-mark:set').map(({ input }) => input);
  await vi.waitFor(() => expect(isMarked('c-jo')).toBe(true));
  return { app, router, server, isMarked, told };
};

describe('a conversation marked unread', () => {
  it('[CV10] stays so by a key until it is opened again, and the key takes it back', async () => {
    const { app, router, isMarked, told } = await opened('/console/conversations/c-mara');
    await vi.waitFor(() => expect(findAll(app, 'attune-composer')).toHaveLength(1));
    await userEvent.keyboard('u');
    await vi.waitFor(() => expect(isMarked('c-mara')).toBe(true));
    await vi.waitFor(() => expect(words(app)).toContain('Marked unread.'));
    expect(told()).toEqual([{ conversationId: 'c-mara', unread: true }]);
    await userEvent.keyboard('u');
    await vi.waitFor(() => expect(isMarked('c-mara')).toBe(false));
    await userEvent.keyboard('u');
    await vi.waitFor(() => expect(isMarked('c-mara')).toBe(true));
    router.go('/console/conversations/c-jo');
    await vi.waitFor(() => expect(isMarked('c-jo')).toBe(false));
    expect(isMarked('c-mara')).toBe(true);
    router.go('/console/conversations/c-mara');
    await vi.waitFor(() => expect(isMarked('c-mara')).toBe(false));
  });

  it('is found by its name in the command bar', async () => {
    const { isMarked } = await opened('/console/conversations/c-mara');
    await userEvent.keyboard('{Control>}k{/Control}mark unread');
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(() => expect(isMarked('c-mara')).toBe(true));
  });

  it('follows what is done in another tab, and goes back when the server refuses', async () => {
    const { app, server, isMarked } = await opened('/console/conversations/c-mara');
    server.tell('unread-mark:changed', { siteId: 'site-1', conversationId: 'c-li', unread: true });
    await vi.waitFor(() => expect(isMarked('c-li')).toBe(true));
    server.answer('unread-mark:set', () => refused('conflict', 'You have marked 500 conversations unread.'));
    await vi.waitFor(() => expect(findAll(app, 'attune-composer')).toHaveLength(1));
    await userEvent.keyboard('u');
    await vi.waitFor(() => expect(words(app)).toContain('You have marked 500 conversations unread.'));
    expect(isMarked('c-mara')).toBe(false);
  });
});
