import type { LitElement } from 'lit';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { createFakeServer } from '../../testing/fake-server.ts';
import { openPanel, type OpenGiven, type OpenPanel } from '../../testing/open-panel.ts';

let chat: OpenPanel;
const open = async (given?: OpenGiven): Promise<void> => {
  chat = await openPanel(given);
};
afterEach(() => chat.close());

describe('reading', () => {
  it('shows what an agent writes, with the name', async () => {
    await open();
    chat.server.say('Hello, I am Marek.');
    await vi.waitFor(() => expect(chat.bubbles()).toEqual(['Hello, I am Marek.']));
    expect(chat.words('.group .name')).toBe('Marek');
  });

  it('is a log that a screen reader follows, with a name', async () => {
    await open();
    expect(chat.get('[role="log"]').getAttribute('aria-label')).toBe('Messages');
  });

  it('shows that an agent is writing, until the message is there', async () => {
    await open();
    chat.server.agentTypes(true);
    await vi.waitFor(() => expect(chat.words('.writing')).toBe('Marek is writing…'));
    chat.server.say('Done');
    await vi.waitFor(() => expect(chat.find('.writing')).toBeNull());
  });

  it('makes links of addresses, and text of everything else', async () => {
    await open();
    chat.server.say('See https://example.org/a <img src=x onerror=alert(1)> javascript:alert(1)');
    await vi.waitFor(() => expect(chat.bubbles()).toHaveLength(1));
    const links = chat.get('.bubble').querySelectorAll('a');
    expect(links).toHaveLength(1);
    expect(links[0]?.href).toBe('https://example.org/a');
    expect(links[0]?.rel).toBe('noopener noreferrer');
    expect(links[0]?.target).toBe('_blank');
    expect(chat.get('.bubble').querySelector('img')).toBeNull();
    expect(chat.bubbles()[0]).toContain('<img src=x onerror=alert(1)>');
  });

  it('says what was seen', async () => {
    await open();
    chat.server.say('Hello');
    await vi.waitFor(() =>
      expect(chat.asked('message:read')).toEqual([{ conversationId: 'conversation-1', upToSeq: 1 }]),
    );
    expect(chat.host.unread).toBe(0);
  });

  it('counts what comes while it is closed', async () => {
    await open();
    chat.conversation.setOpen(false);
    chat.panel.hide();
    chat.server.say('Hello');
    await vi.waitFor(() => expect(chat.host.unread).toBe(1));
    expect(chat.host.news).toContainEqual(['unread', { count: 1 }]);
    expect(chat.asked('message:read')).toEqual([]);
  });

  it('does not move what somebody is reading, and offers the way down', async () => {
    const long = createFakeServer();
    for (let at = 0; at < 60; at++) long.say(`message ${at}`);
    await open({ server: long });
    await vi.waitFor(() => expect(chat.bubbles()).toHaveLength(60));
    const scroller = chat.get('[role="log"]');
    await vi.waitFor(() => expect(scroller.scrollTop).toBeGreaterThan(500));
    scroller.scrollTop = 100;
    chat.server.say('news');
    await vi.waitFor(() => expect(chat.words('.below')).toBe('New messages'));
    expect(scroller.scrollTop).toBe(100);
    await userEvent.click(chat.get('.below'));
    await vi.waitFor(() => expect(chat.find('.below')).toBeNull());
    expect(scroller.scrollTop).toBeGreaterThan(500);
  });

  it('follows the end when the reader is there', async () => {
    const long = createFakeServer();
    for (let at = 0; at < 60; at++) long.say(`message ${at}`);
    await open({ server: long });
    await vi.waitFor(() => expect(chat.bubbles()).toHaveLength(60));
    const scroller = chat.get('[role="log"]');
    chat.server.say('news');
    await vi.waitFor(() => expect(chat.bubbles()).toHaveLength(61));
    await vi.waitFor(() =>
      expect(scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight).toBeLessThan(2),
    );
  });

  it('keeps the end in view when something comes to stand below', async () => {
    const long = createFakeServer();
    for (let at = 0; at < 60; at++) long.say(`message ${at}`);
    await open({ server: long });
    await vi.waitFor(() => expect(chat.bubbles()).toHaveLength(60));
    const scroller = chat.get('[role="log"]');
    await vi.waitFor(() => expect(scroller.scrollTop).toBeGreaterThan(500));
    const height = scroller.clientHeight;
    chat.get('attune-in-chat').style.cssText = 'display: block; min-height: 120px';
    await vi.waitFor(() => expect(scroller.clientHeight).toBeLessThan(height - 50));
    await vi.waitFor(() =>
      expect(scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight).toBeLessThan(2),
    );
  });
});

describe('an answer', () => {
  const reported = () => chat.server.reported.filter(({ kind }) => kind === 'answer-rejected');
  const action = (): HTMLButtonElement => chat.get<HTMLButtonElement>('.feedback button');

  it('can be said not to have helped, by keyboard, and the visitor is thanked', async () => {
    await open();
    chat.server.say('Have you tried it again?');
    await vi.waitFor(() => expect(chat.words('.feedback')).toBe('This didn’t help'));
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    action().focus();
    await userEvent.keyboard('{Enter}');
    await chat.get<LitElement>('attune-thread').updateComplete;
    expect(chat.words('.feedback [role="status"]')).toBe('Thanks for saying so.');
    vi.advanceTimersByTime(6_000);
    expect(chat.conversation.state.rejected).toEqual({ seq: 1, isTold: true });
    vi.advanceTimersByTime(1_000);
    vi.useRealTimers();
    await vi.waitFor(() => expect(reported()).toMatchObject([{ seq: 1 }]));
    await vi.waitFor(() => expect(chat.words('.feedback')).toBe('Thanks for saying so. The team knows.'));
  });

  it('is not said to have failed when that is taken back in time', async () => {
    await open();
    chat.server.say('Have you tried it again?');
    await vi.waitFor(() => expect(chat.find('.feedback button')).not.toBeNull());
    await userEvent.click(action());
    await vi.waitFor(() => expect(action().textContent?.trim()).toBe('Undo'));
    await userEvent.click(action());
    await vi.waitFor(() => expect(chat.words('.feedback')).toBe('This didn’t help'));
    expect(chat.conversation.state.rejected).toBeNull();
    expect(reported()).toEqual([]);
  });

  it('is not asked about once the visitor has written on, or where nobody would hear it', async () => {
    await open();
    chat.server.say('Have you tried it again?');
    await vi.waitFor(() => expect(chat.find('.feedback')).not.toBeNull());
    await chat.send('Yes.');
    await vi.waitFor(() => expect(chat.find('.feedback')).toBeNull());
    chat.server.say('And now?');
    await vi.waitFor(() => expect(chat.find('.feedback')).not.toBeNull());
    chat.server.changePolicy({ tier: 'off' });
    await vi.waitFor(() => expect(chat.find('.feedback')).toBeNull());
  });
});

describe('what the visitor is told of the other side', () => {
  it('says who is reading for a while after they looked, and then that it was seen', async () => {
    await open();
    await chat.send('Where is it?');
    await vi.waitFor(() => expect(chat.words('.delivery')).toBe('Sent'));
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    chat.server.agentRead(1);
    await chat.get<LitElement>('attune-panel').updateComplete;
    await chat.get<LitElement>('attune-thread').updateComplete;
    expect(chat.words('.delivery')).toBe('Marek is reading your message');
    vi.advanceTimersByTime(7_000);
    vi.useRealTimers();
    await vi.waitFor(() => expect(chat.words('.delivery')).toBe('Seen'));
  });

  it('says nothing of reading when it was read before this page', async () => {
    await open();
    await chat.send('Where is it?');
    await vi.waitFor(() => expect(chat.words('.delivery')).toBe('Sent'));
    chat.connection.breakLink();
    chat.server.agentRead(1);
    chat.connection.mendLink();
    await vi.waitFor(() => expect(chat.words('.delivery')).toBe('Seen'));
  });

  it('counts down to a promised answer, and admits when it takes longer', async () => {
    await open();
    chat.server.expect(Date.now() + 2.5 * 60_000, 'Ines');
    await vi.waitFor(() => expect(chat.words('attune-expected')).toBe('Ines is still on it, about 3 min'));
    chat.server.expect(Date.now() + 100, 'Ines');
    await vi.waitFor(() =>
      expect(chat.words('attune-expected')).toBe('Ines is still on it, and it takes longer than planned'),
    );
    chat.server.say('Here it is.');
    await vi.waitFor(() => expect(chat.find('attune-expected')).toBeNull());
  });

  it('takes a promise away that no longer holds', async () => {
    await open();
    chat.server.expect(Date.now() + 60_000);
    await vi.waitFor(() => expect(chat.find('attune-expected')).not.toBeNull());
    chat.server.expect(null);
    await vi.waitFor(() => expect(chat.find('attune-expected')).toBeNull());
  });
});
