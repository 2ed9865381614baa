import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { refused } from '../../gallery/fake-connection.ts';
import { createFakeServer, type FakeServer } from '../../gallery/fake-server.ts';
import { besideQuiet } from '../../gallery/fixtures/beside.ts';
import { troubledConversation } from '../../gallery/fixtures/conversation.ts';
import { inboxItems } from '../../gallery/fixtures/inbox.ts';
import { drawn, find, findAll, unmountAll, words } from '../../gallery/mount.ts';
import { openScreen } from '../../gallery/screens.ts';
import '../ui/page.css';
import type { App } from '../app/app.ts';

/** A loaded machine draws a screen late, never wrong. */
const soon = { timeout: 10_000 };

let server: FakeServer;
let app: App;
let router: ReturnType<typeof openScreen>['router'] | null = null;

const open = async (): Promise<HTMLElement> => {
  ({ app, router } = openScreen('/console/conversations/c-mara', { connection: server }));
  await vi.waitFor(async () => {
    await drawn(app);
    expect(findAll(app, 'attune-transcript-menu')).toHaveLength(1);
  }, soon);
  const menu = find(app, 'attune-transcript-menu');
  await vi.waitFor(() => find(menu, 'summary').click(), soon);
  return menu;
};

beforeEach(async () => {
  await page.viewport(1440, 900);
  server = createFakeServer();
});
afterEach(() => {
  router?.close();
  unmountAll();
});

describe('the transcript of a conversation', () => {
  it('is downloaded, or mailed to the verified address', async () => {
    server.answer('transcript:mail', () => ({ ok: true, value: null }));
    const menu = await open();
    const links = findAll(menu, 'a').map((link) => link.getAttribute('href'));
    expect(links).toEqual([
      '/api/conversations/c-mara/transcript.txt',
      '/api/conversations/c-mara/transcript.json',
    ]);
    find(menu, 'button').click();
    await vi.waitFor(() => expect(words(app)).toContain('on its way to mara@shop.example'), soon);
    expect(server.asked.filter(({ name }) => name === 'transcript:mail').map(({ input }) => input)).toEqual([
      { conversationId: 'c-mara', to: 'mara@shop.example' },
    ]);
  });

  it('says why it was not mailed', async () => {
    const message = 'This server is not set up to send mail yet.';
    server.answer('transcript:mail', () => refused('conflict', message));
    find(await open(), 'button').click();
    await vi.waitFor(() => expect(words(app)).toContain(message), soon);
  });

  it('is mailed to no address that nobody has verified', async () => {
    const [item] = inboxItems(Date.now());
    const troubled = troubledConversation(Date.now());
    server.answer('conversation:open', () => ({
      ok: true,
      value: {
        ...troubled,
        beside: besideQuiet,
        item: item ?? troubled.item,
        visitor: { ...troubled.visitor, identity: { proven: null, said: { email: 'mara@shop.example' } } },
      },
    }));
    const menu = await open();
    expect(findAll(menu, 'button')).toEqual([]);
    expect(words(menu)).toContain('No address of theirs is verified');
  });
});
