import type { Interaction } from '@attune/protocol';
import { MAX_BODY_LENGTH } from '@attune/protocol/limits';
import { aPress, anOutcome } from '@attune/testing';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { RunningPanel } from '../contract.ts';
import { createConversation, type Conversation } from '../conversation/conversation.ts';
import { createSiteStorage } from '../conversation/site-storage.ts';
import { storageKey } from '../shared/storage-key.ts';
import { createFakeHost, type FakeHost } from '../testing/fake-host.ts';
import { createFakeServer, type FakeConnection, type FakeServer } from '../testing/fake-server.ts';
import { createPanel } from './main.ts';

const SITE = 'panel-under-test';

let host: FakeHost;
let server: FakeServer;
let connection: FakeConnection;
let conversation: Conversation;
let panel: RunningPanel;

afterEach(() => {
  panel.remove();
  conversation.stop();
  host.remove();
  localStorage.clear();
  sessionStorage.clear();
});

interface Given {
  readonly server?: FakeServer;
  readonly signalsPossible?: boolean;
}

async function open(given: Given = {}): Promise<void> {
  server = given.server ?? createFakeServer();
  host = createFakeHost(SITE, { signalsPossible: given.signalsPossible ?? true });
  connection = server.connect();
  conversation = createConversation({ host, connection, storage: createSiteStorage(SITE) });
  panel = createPanel(host, conversation);
  panel.show();
  conversation.setOpen(true);
  await vi.waitFor(() => expect(field()).toBeTruthy());
  await vi.waitFor(() => expect(conversation.state.link).toBe('online'));
}

/** Finds through our shadow roots. */
function find<Found extends Element = HTMLElement>(selector: string): Found | null {
  const roots: (ShadowRoot | null | undefined)[] = [host.root];
  for (let root = roots.pop(); root; root = roots.pop()) {
    const found = root.querySelector<Found>(selector);
    if (found) return found;
    for (const element of root.querySelectorAll('*')) if (element.shadowRoot) roots.push(element.shadowRoot);
  }
  return null;
}

function get<Found extends Element = HTMLElement>(selector: string): Found {
  const found = find<Found>(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
}

const field = (): HTMLTextAreaElement | null => find<HTMLTextAreaElement>('textarea');
const words = (selector: string): string => (find(selector)?.textContent ?? '').replace(/\s+/g, ' ').trim();
const log = (): string => words('[role="log"]');
const bubbles = (): string[] =>
  [...(get('[role="log"]').querySelectorAll('.bubble') ?? [])].map(({ textContent }) => textContent ?? '');

async function write(text: string): Promise<void> {
  await userEvent.fill(get('textarea'), text);
}

async function send(text: string): Promise<void> {
  await write(text);
  await userEvent.keyboard('{Enter}');
}

const asked = (name: string) => server.asked.filter((each) => each.name === name).map(({ input }) => input);

describe('the header', () => {
  it('names the site and says honestly who is there', async () => {
    await open();
    await vi.waitFor(() => expect(words('.header h2')).toBe('Fern & Field'));
    expect(words('.presence')).toBe('Somebody is here now');
    expect(get('attune-panel').getAttribute('role')).toBe('dialog');
    expect(get('attune-panel').getAttribute('aria-label')).toBe('Chat with Fern & Field');
  });

  it('says that nobody is there when nobody is, until somebody shows up', async () => {
    const alone = createFakeServer();
    alone.agentsOnline = 0;
    await open({ server: alone });
    await vi.waitFor(() => expect(words('.presence')).toContain('Nobody is here right now'));
    server.agentTypes(true);
    await vi.waitFor(() => expect(words('.presence')).toBe('Somebody is here now'));
  });
});

describe('writing', () => {
  it('begins in the composer', async () => {
    await open();
    await vi.waitFor(() => expect(field()?.matches(':focus')).toBe(true));
  });

  it('sends with Enter, and shows how far the message has come', async () => {
    await open();
    await send('My card was charged twice.');
    await vi.waitFor(() => expect(words('.delivery')).toBe('Sent'));
    expect(bubbles()).toEqual(['My card was charged twice.']);
    expect(field()?.value).toBe('');
    server.agentRead(1);
    await vi.waitFor(() => expect(words('.delivery')).toBe('Seen'));
  });

  it('breaks the line with Shift-Enter', async () => {
    await open();
    await write('one');
    await userEvent.keyboard('{Shift>}{Enter}{/Shift}two');
    expect(field()?.value).toBe('one\ntwo');
    expect(server.events).toEqual([]);
  });

  it('sends with the button', async () => {
    await open();
    await write('Hello');
    await userEvent.click(get('.send'));
    await vi.waitFor(() => expect(bubbles()).toEqual(['Hello']));
  });

  it('does not send while a word is being composed', async () => {
    await open();
    await write('にほん');
    get('textarea').dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true }),
    );
    get('textarea').dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }));
    get('textarea').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    expect(field()?.value).toBe('にほん');
    expect(asked('message:send')).toEqual([]);
  });

  it.each(['', '   ', '\n'])('does not send %j', async (nothing) => {
    await open();
    await send(nothing);
    expect(get('.send').getAttribute('aria-disabled')).toBe('true');
    expect(asked('message:send')).toEqual([]);
  });

  it('grows to five lines and then scrolls', async () => {
    await open();
    const heights: number[] = [];
    for (const lines of [1, 2, 5, 6, 12]) {
      await write(Array.from({ length: lines }, (_, at) => `line ${at}`).join('\n'));
      await conversationDrawn();
      heights.push(get('textarea').clientHeight);
    }
    const [one = 0, two = 0, five = 0, six = 0, twelve = 0] = heights;
    expect(two).toBeGreaterThan(one);
    expect(five).toBeGreaterThan(two);
    expect(six).toBe(five);
    expect(twelve).toBe(five);
  });

  it('says how much room is left, and keeps what is too long', async () => {
    await open();
    await write('x'.repeat(MAX_BODY_LENGTH - 10));
    await vi.waitFor(() => expect(words('.room')).toBe('10 characters left'));
    await send('x'.repeat(MAX_BODY_LENGTH + 3));
    await vi.waitFor(() => expect(words('.room')).toContain('3 characters too many'));
    expect(field()?.value).toHaveLength(MAX_BODY_LENGTH + 3);
    expect(asked('message:send')).toEqual([]);
  });

  it('says that somebody types, and never what', async () => {
    await open();
    await userEvent.type(get('textarea'), 'canary-4711');
    expect(asked('typing:set')).toEqual([{ conversationId: 'conversation-1', typing: true }]);
    expect(JSON.stringify(server.asked)).not.toContain('canary');
    await userEvent.clear(get('textarea'));
    await vi.waitFor(() => expect(asked('typing:set')).toHaveLength(2));
    expect(JSON.stringify(localStorage)).not.toContain('canary');
  });
});

describe('what fails', () => {
  it('is said in words, with another try', async () => {
    await open();
    server.refuse('message:send', { code: 'internal', message: 'The server failed on this request.' });
    await send('Hello');
    await vi.waitFor(() =>
      expect(words('.problem')).toContain('Not sent. The server failed on this request.'),
    );
    await userEvent.click(get('.problem button'));
    await vi.waitFor(() => expect(words('.delivery')).toBe('Sent'));
    expect(bubbles()).toEqual(['Hello']);
  });

  it('is kept without a connection, with a bar that says so, and sent when it is back', async () => {
    await open();
    connection.breakLink();
    await vi.waitFor(() => expect(words('.bar')).toContain('No connection.'));
    await send('Are you there?');
    await vi.waitFor(() => expect(words('.delivery')).toBe('Waiting for a connection'));
    expect(localStorage.getItem(storageKey(SITE))).toContain('Are you there?');
    await userEvent.click(get('.bar button'));
    await vi.waitFor(() => expect(words('.delivery')).toBe('Sent'));
    expect(find('.bar')).toBeNull();
    expect(bubbles()).toEqual(['Are you there?']);
    expect(localStorage.getItem(storageKey(SITE))).not.toContain('Are you there?');
  });

  it('is said when the server will not have us', async () => {
    await open();
    connection.refuseConnection({ code: 'not-found', message: 'There is no site with this key.' });
    await vi.waitFor(() => expect(words('.bar')).toContain('There is no site with this key.'));
  });
});

describe('reading', () => {
  it('shows what an agent writes, with the name', async () => {
    await open();
    server.say('Hello, I am Marek.');
    await vi.waitFor(() => expect(bubbles()).toEqual(['Hello, I am Marek.']));
    expect(words('.group .name')).toBe('Marek');
  });

  it('is a log that a screen reader follows, with a name', async () => {
    await open();
    expect(get('[role="log"]').getAttribute('aria-label')).toBe('Messages');
  });

  it('shows that an agent is writing, until the message is there', async () => {
    await open();
    server.agentTypes(true);
    await vi.waitFor(() => expect(words('.writing')).toBe('Marek is writing…'));
    server.say('Done');
    await vi.waitFor(() => expect(find('.writing')).toBeNull());
  });

  it('makes links of addresses, and text of everything else', async () => {
    await open();
    server.say('See https://example.org/a <img src=x onerror=alert(1)> javascript:alert(1)');
    await vi.waitFor(() => expect(bubbles()).toHaveLength(1));
    const links = get('.bubble').querySelectorAll('a');
    expect(links).toHaveLength(1);
    expect(links[0]?.href).toBe('https://example.org/a');
    expect(links[0]?.rel).toBe('noopener noreferrer');
    expect(links[0]?.target).toBe('_blank');
    expect(get('.bubble').querySelector('img')).toBeNull();
    expect(bubbles()[0]).toContain('<img src=x onerror=alert(1)>');
  });

  it('says what was seen', async () => {
    await open();
    server.say('Hello');
    await vi.waitFor(() =>
      expect(asked('message:read')).toEqual([{ conversationId: 'conversation-1', upToSeq: 1 }]),
    );
    expect(host.unread).toBe(0);
  });

  it('counts what comes while it is closed', async () => {
    await open();
    conversation.setOpen(false);
    panel.hide();
    server.say('Hello');
    await vi.waitFor(() => expect(host.unread).toBe(1));
    expect(host.news).toContainEqual(['unread', { count: 1 }]);
    expect(asked('message:read')).toEqual([]);
  });

  it('does not move what somebody is reading, and offers the way down', async () => {
    const long = createFakeServer();
    for (let at = 0; at < 60; at++) long.say(`message ${at}`);
    await open({ server: long });
    await vi.waitFor(() => expect(bubbles()).toHaveLength(60));
    const scroller = get('[role="log"]');
    await vi.waitFor(() => expect(scroller.scrollTop).toBeGreaterThan(500));
    scroller.scrollTop = 100;
    server.say('news');
    await vi.waitFor(() => expect(words('.below')).toBe('New messages'));
    expect(scroller.scrollTop).toBe(100);
    await userEvent.click(get('.below'));
    await vi.waitFor(() => expect(find('.below')).toBeNull());
    expect(scroller.scrollTop).toBeGreaterThan(500);
  });

  it('follows the end when the reader is there', async () => {
    const long = createFakeServer();
    for (let at = 0; at < 60; at++) long.say(`message ${at}`);
    await open({ server: long });
    await vi.waitFor(() => expect(bubbles()).toHaveLength(60));
    const scroller = get('[role="log"]');
    server.say('news');
    await vi.waitFor(() => expect(bubbles()).toHaveLength(61));
    await vi.waitFor(() =>
      expect(scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight).toBeLessThan(2),
    );
  });
});

describe('signals', () => {
  const press = aPress({ id: 0 });
  const facts: Interaction[] = [press, anOutcome(press, 'none', 1_000)].map((fact) => ({
    ...fact,
    at: Date.now(),
  }));

  it('are announced before the first message, and under it afterwards', async () => {
    await open();
    expect(log()).toContain('The team sees which page you are on and where it did not respond.');
    await send('Hello');
    await vi.waitFor(() => expect(bubbles()).toEqual(['Hello']));
    expect(log()).toMatch(/Hello.*The team sees which page you are on/);
  });

  it('are handed over once the chat is open, and shown to the visitor as they are', async () => {
    await open();
    host.record(...facts);
    await vi.waitFor(() => expect(server.reported).toHaveLength(2));
    await userEvent.click(get('.notice button'));
    await vi.waitFor(() =>
      expect(words('attune-what-they-see li') || words('li')).toBe('Pressed Pay: the page did not respond'),
    );
  });

  it('are off for this browser once the visitor says so', async () => {
    await open();
    await userEvent.click(get('.notice button'));
    await vi.waitFor(() => expect(find('[role="switch"]')).not.toBeNull());
    await userEvent.click(get('[role="switch"]'));
    await vi.waitFor(() => expect(get('[role="switch"]').getAttribute('aria-checked')).toBe('false'));
    expect(host.recorderRuns).toBe(false);
    expect(JSON.parse(localStorage.getItem(storageKey(SITE)) ?? '{}')).toMatchObject({ signalsOff: true });
    host.record(...facts);
    await userEvent.keyboard('{Escape}');
    await vi.waitFor(() => expect(log()).toContain('nothing of what you do on the page'));
    expect(server.reported).toEqual([]);
  });

  it('are on again when the visitor says so', async () => {
    await open();
    conversation.setSignals(false);
    conversation.setSignals(true);
    await vi.waitFor(() => expect(host.recorderRuns).toBe(true));
    await vi.waitFor(() => {
      host.record(...facts);
      expect(server.reported.length).toBeGreaterThan(0);
    });
  });

  it('are not even offered where the browser or the site says no', async () => {
    await open({ signalsPossible: false });
    expect(log()).toContain('nothing of what you do on the page');
    await userEvent.click(get('.notice button'));
    await vi.waitFor(() => expect(words('.body')).toContain('no signals, so none are taken'));
    expect(find('[role="switch"]')).toBeNull();
    expect(asked('visit:start')).toEqual([expect.objectContaining({ path: '/' })]);
  });
});

describe('leaving', () => {
  it('closes with Escape', async () => {
    await open();
    await userEvent.click(get('textarea'));
    await userEvent.keyboard('{Escape}');
    expect(host.closed).toBe(1);
  });

  it('goes back from what they see with Escape, before it closes', async () => {
    await open();
    await userEvent.click(get('.notice button'));
    await vi.waitFor(() => expect(find('[role="switch"]')).not.toBeNull());
    await userEvent.keyboard('{Escape}');
    await vi.waitFor(() => expect(find('[role="switch"]')).toBeNull());
    expect(host.closed).toBe(0);
    await vi.waitFor(() => expect(field()?.matches(':focus')).toBe(true));
  });

  it('remembers the sound switch', async () => {
    await open();
    await userEvent.click(get('[aria-pressed="true"]'));
    await vi.waitFor(() => expect(conversation.state.soundOn).toBe(false));
    expect(createSiteStorage(SITE).read().soundOff).toBe(true);
  });

  it('leaves the token and no text in storage', async () => {
    await open();
    await send('Hello');
    await vi.waitFor(() => expect(words('.delivery')).toBe('Sent'));
    expect(Object.keys(localStorage)).toEqual([storageKey(SITE)]);
    expect(createSiteStorage(SITE).read()).toEqual({
      token: 'token-1',
      drafts: [],
      soundOff: false,
      signalsOff: false,
    });
  });
});

async function conversationDrawn(): Promise<void> {
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}
