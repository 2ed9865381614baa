import { afterEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { createSiteStorage } from '../conversation/site-storage.ts';
import { storageKey } from '../shared/storage-key.ts';
import { createFakeServer } from '../testing/fake-server.ts';
import { openPanel, SITE, type OpenGiven, type OpenPanel } from '../testing/open-panel.ts';

let chat: OpenPanel;
const open = async (given?: OpenGiven): Promise<void> => {
  chat = await openPanel(given);
};
afterEach(() => chat.close());

describe('the header', () => {
  it('names the site and says honestly who is there', async () => {
    await open();
    await vi.waitFor(() => expect(chat.words('.header h2')).toBe('Fern & Field'));
    expect(chat.words('.presence')).toBe('Somebody is here now');
    expect(chat.get('attune-panel').getAttribute('role')).toBe('dialog');
    expect(chat.get('attune-panel').getAttribute('aria-label')).toBe('Chat with Fern & Field');
  });

  it('says that nobody is there when nobody is, until somebody shows up', async () => {
    const alone = createFakeServer();
    alone.agentsOnline = 0;
    await open({ server: alone });
    await vi.waitFor(() => expect(chat.words('.presence')).toContain('Nobody is here right now'));
    chat.server.agentTypes(true);
    await vi.waitFor(() => expect(chat.words('.presence')).toBe('Somebody is here now'));
  });
});

describe('leaving', () => {
  it('closes with Escape', async () => {
    await open();
    await userEvent.click(chat.get('textarea'));
    await userEvent.keyboard('{Escape}');
    expect(chat.host.closed).toBe(1);
  });

  it('goes back from what they see with Escape, before it closes', async () => {
    await open();
    await userEvent.click(chat.get('.notice button'));
    await vi.waitFor(() => expect(chat.find('[role="switch"]')).not.toBeNull());
    await userEvent.keyboard('{Escape}');
    await vi.waitFor(() => expect(chat.find('[role="switch"]')).toBeNull());
    expect(chat.host.closed).toBe(0);
    await vi.waitFor(() => expect(chat.field?.matches(':focus')).toBe(true));
  });

  it('remembers the sound switch', async () => {
    await open();
    await userEvent.click(chat.get('[aria-pressed="true"]'));
    await vi.waitFor(() => expect(chat.conversation.state.soundOn).toBe(false));
    expect(createSiteStorage(SITE).read().soundOff).toBe(true);
  });

  it('leaves the token and no text in storage', async () => {
    await open();
    await chat.send('Hello');
    await vi.waitFor(() => expect(chat.words('.delivery')).toBe('Sent'));
    expect(Object.keys(localStorage)).toEqual([storageKey(SITE)]);
    expect(createSiteStorage(SITE).read()).toEqual({
      token: 'token-1',
      drafts: [],
      soundOff: false,
      signalsOff: false,
      tier: 'after-open',
    });
  });
});

describe('the link', () => {
  it('is said to be gone as soon as the browser says so, and comes back with it', async () => {
    await open();
    const { restarts } = chat.connection;
    dispatchEvent(new Event('offline'));
    expect(chat.conversation.state.link).toBe('offline');
    await vi.waitFor(() => expect(chat.conversation.state.link).toBe('online'));
    dispatchEvent(new Event('online'));
    expect(chat.connection.restarts).toBe(restarts + 2);
    await vi.waitFor(() => expect(chat.conversation.state.link).toBe('online'));
  });

  it('says why the server ended it, until it stands again', async () => {
    await open();
    chat.server.endSessions('The server is restarting.');
    await vi.waitFor(() => expect(chat.words('.bar')).toContain('We cannot be reached right now.'));
    chat.connection.mendLink();
    await vi.waitFor(() => expect(chat.find('.bar')).toBeNull());
  });
});
