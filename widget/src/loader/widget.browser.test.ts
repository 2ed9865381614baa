import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import * as early from '../early/main.ts';
import { storageKey } from '../shared/storage-key.ts';
import {
  SITE,
  button,
  fakeParts,
  host,
  problem,
  ready,
  start,
  touch,
  watchOverWidgets,
} from '../testing/widget-under-test.ts';

watchOverWidgets();

describe('before the chat is opened', () => {
  it('draws the launcher and nothing else', () => {
    const { loaders } = start();
    expect(button().getAttribute('aria-label')).toBe('Open chat');
    expect(button().getBoundingClientRect()).toMatchObject({ width: 56, height: 56 });
    expect(document.querySelectorAll('attune-chat')).toHaveLength(1);
    expect(loaders.panel).not.toHaveBeenCalled();
  });

  it('stores nothing and connects nowhere, and watches once somebody is there', async () => {
    const { api: widget, loaders, started } = start();
    await ready(widget);
    expect(loaders.recorder).not.toHaveBeenCalled();
    await touch(widget);
    expect(started.recorder).toHaveBeenCalledOnce();
    expect(loaders.conversation).not.toHaveBeenCalled();
    expect(localStorage).toHaveLength(0);
    expect(sessionStorage).toHaveLength(0);
    expect(document.cookie).toBe('');
  });

  it('needs no inline style', () => {
    start();
    expect(host()?.shadowRoot?.querySelectorAll('style, [style]')).toHaveLength(0);
    expect(host()?.hasAttribute('style')).toBe(false);
  });

  it('does not watch when the browser refuses (Global Privacy Control)', async () => {
    Object.defineProperty(navigator, 'globalPrivacyControl', { value: true, configurable: true });
    const { api: widget, loaders } = start();
    await touch(widget);
    expect(loaders.recorder).not.toHaveBeenCalled();
  });

  it('does not watch when the visitor has switched signals off in this browser', async () => {
    localStorage.setItem(storageKey(SITE), JSON.stringify({ signalsOff: true }));
    const { api: widget, loaders } = start();
    await touch(widget);
    expect(loaders.recorder).not.toHaveBeenCalled();
    expect(loaders.conversation).not.toHaveBeenCalled();
  });

  it('connects in the background for somebody who had opened it before, without fetching the panel', async () => {
    localStorage.setItem(storageKey(SITE), JSON.stringify({ token: 't' }));
    const { api: widget, started, loaders, conversation } = start();
    await touch(widget);
    await vi.waitFor(() => expect(started.conversation).toHaveBeenCalledOnce());
    expect(loaders.panel).not.toHaveBeenCalled();
    expect(conversation.setOpen).not.toHaveBeenCalled();
  });

  it('takes what somebody else has put under our key for nothing', async () => {
    localStorage.setItem(storageKey(SITE), '{"token":');
    const { api: widget, loaders } = start();
    await touch(widget);
    expect(loaders.conversation).not.toHaveBeenCalled();
  });

  it('fetches the panel when somebody is about to press', async () => {
    const { loaders, started } = start();
    button().focus();
    expect(loaders.panel).toHaveBeenCalledOnce();
    expect(loaders.conversation).not.toHaveBeenCalled();
    expect(started.panel).not.toHaveBeenCalled();
  });
});

describe('opening and closing', () => {
  it('opens by a press and says so', async () => {
    const { panel, conversation, api: widget } = start();
    const opened = vi.fn();
    widget.on('opened', opened);
    await userEvent.click(button());
    await vi.waitFor(() => expect(panel.show).toHaveBeenCalledOnce());
    expect(conversation.setOpen).toHaveBeenLastCalledWith(true);
    expect(opened).toHaveBeenCalledOnce();
  });

  it('closes by a second press and gives the focus back', async () => {
    const { panel, conversation } = start();
    await userEvent.click(button());
    await vi.waitFor(() => expect(panel.show).toHaveBeenCalledOnce());
    await userEvent.click(button());
    await vi.waitFor(() => expect(conversation.setOpen).toHaveBeenLastCalledWith(false));
    expect(panel.hide).toHaveBeenCalledOnce();
    expect(host()?.shadowRoot?.activeElement).toBe(button());
  });

  it('makes one conversation and one panel, however often it is opened', async () => {
    const { api: widget, started, panel } = start();
    for (let time = 1; time <= 3; time++) {
      widget.open();
      widget.open();
      await vi.waitFor(() => expect(panel.show).toHaveBeenCalledTimes(time));
      widget.close();
    }
    expect(started.conversation).toHaveBeenCalledOnce();
    expect(started.panel).toHaveBeenCalledOnce();
  });

  it('stays closed when it was closed before it had loaded', async () => {
    const { api: widget, panel } = start();
    widget.open();
    widget.close();
    await touch(widget);
    expect(panel.show).not.toHaveBeenCalled();
    expect(button().getAttribute('aria-expanded')).toBe('false');
  });

  it('says in words that it could not be loaded, and tries again', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    const parts = fakeParts();
    parts.loaders.conversation.mockRejectedValueOnce(new TypeError('Failed to fetch'));
    const { api: widget, panel } = start(parts);
    const failed = vi.fn();
    widget.on('error', failed);
    await userEvent.click(button());
    await vi.waitFor(() => expect(problem()?.textContent).toContain('could not be loaded'));
    expect(failed).toHaveBeenCalledWith({ message: 'The chat could not be loaded. Try again' });
    await userEvent.click(button());
    await vi.waitFor(() => expect(panel.show).toHaveBeenCalledOnce());
    expect(problem()?.textContent).toBe('');
  });

  it('works without the recorder', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    const parts = fakeParts();
    parts.loaders.recorder.mockRejectedValue(new TypeError('blocked'));
    const { api: widget, panel } = start(parts);
    await touch(widget);
    widget.open();
    await vi.waitFor(() => expect(panel.show).toHaveBeenCalledOnce());
  });
});

it('logs out: the conversation ends, and nothing of it stays behind', async () => {
  localStorage.setItem(storageKey(SITE), JSON.stringify({ token: 't' }));
  sessionStorage.setItem(storageKey(SITE), '{}');
  const { api: widget, panel, conversation } = start();
  widget.open();
  await vi.waitFor(() => expect(panel.show).toHaveBeenCalledOnce());
  widget.logout();
  expect(conversation.stop).toHaveBeenCalledOnce();
  expect(panel.remove).toHaveBeenCalledOnce();
  await vi.waitFor(() => expect([localStorage.length, sessionStorage.length]).toEqual([0, 0]));
});

it('says who is there only once the chat is opened, and before it connects', async () => {
  const parts = fakeParts();
  const order: string[] = [];
  parts.loaders.early.mockResolvedValue({
    ...early,
    tellWho: (asking) => Promise.resolve(void order.push(JSON.stringify(asking.who))),
  });
  parts.started.conversation.mockImplementation(() => (order.push('connected'), parts.conversation));
  const { api: widget, panel, loaders } = start(parts);
  widget.q.push(['identify', { token: 'signed' }], ['setAttributes', { plan: 'gold' }]);
  await ready(widget);
  expect(loaders.early).not.toHaveBeenCalled();
  widget.open();
  await vi.waitFor(() => expect(panel.show).toHaveBeenCalledOnce());
  expect(order).toEqual(['{"token":"signed","attributes":{"plan":"gold"}}', 'connected']);
});

describe('as a guest', () => {
  it('stands outside the body, where a page that swaps its body leaves it standing', () => {
    start();
    expect(host()?.parentElement).toBe(document.documentElement);
  });

  it('comes back when the page has thrown it out', async () => {
    const { api: widget, panel } = start();
    host()?.remove();
    widget.open();
    await vi.waitFor(() => expect(panel.show).toHaveBeenCalledOnce());
    expect(host()).not.toBeNull();
  });

  it('takes everything along when it is destroyed, and can be started again', async () => {
    const { api: widget, panel, conversation, recorder, forget } = start();
    await touch(widget);
    widget.open();
    await vi.waitFor(() => expect(panel.show).toHaveBeenCalledOnce());
    widget.destroy();
    await vi.waitFor(() => expect(recorder.stop).toHaveBeenCalled());
    expect(panel.remove).toHaveBeenCalledOnce();
    expect(conversation.stop).toHaveBeenCalledOnce();
    expect(forget).toHaveBeenCalledOnce();
    expect(host()).toBeNull();
    start();
    expect(document.querySelectorAll('attune-chat')).toHaveLength(1);
  });

  it('fetches nothing any more when it was destroyed before the page was idle', async () => {
    const { api: widget, loaders } = start();
    widget.destroy();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(loaders.recorder).not.toHaveBeenCalled();
  });

  it('keeps its look on a page with styles for everything', () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      '*{display:block;margin:40px;transform:rotate(5deg);opacity:.2} attune-chat{position:relative}',
    );
    document.adoptedStyleSheets = [sheet];
    start();
    expect(getComputedStyle(host() ?? document.body).display).toBe('contents');
    expect(button().offsetWidth).toBe(56);
    document.adoptedStyleSheets = [];
  });
});
