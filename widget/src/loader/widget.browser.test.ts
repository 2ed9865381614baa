import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type {
  ConversationPart,
  EarlyPart,
  FetchPart,
  PanelPart,
  PartName,
  RecorderPart,
  WidgetSettings,
} from '../contract.ts';
import * as early from '../early/main.ts';
import { storageKey } from '../shared/storage-key.ts';
import type { AttuneApi } from './attune-global.ts';
import { aPolicy } from '../testing/a-policy.ts';
import { createWidget } from './widget.ts';
import { theSettings } from '../testing/the-settings.ts';

const SITE = 'site-under-test';
let api: AttuneApi | undefined;

beforeEach(async () => {
  await page.viewport(1_000, 700);
  localStorage.clear();
  sessionStorage.clear();
});
afterEach(() => {
  api?.destroy();
  api = undefined;
  localStorage.clear();
  vi.restoreAllMocks();
  Reflect.deleteProperty(navigator, 'globalPrivacyControl');
});

/** The parts as spies: what was fetched, what was started. */
function fakeParts() {
  const panel = { show: vi.fn(), hide: vi.fn(), remove: vi.fn() };
  const conversation = { setOpen: vi.fn(), consentChanged: vi.fn(), stop: vi.fn() };
  const recorder = { subscribe: vi.fn(() => () => {}), updatePolicy: vi.fn(), stop: vi.fn() };
  const started = {
    recorder: vi.fn<RecorderPart['startRecorder']>(() => recorder),
    conversation: vi.fn<ConversationPart['startConversation']>(() => conversation),
    panel: vi.fn<PanelPart['createPanel']>(() => panel),
  };
  const loaders = {
    early: vi.fn(() => Promise.resolve<EarlyPart>(early)),
    recorder: vi.fn(() => Promise.resolve<RecorderPart>({ startRecorder: started.recorder })),
    conversation: vi.fn(() => Promise.resolve<ConversationPart>({ startConversation: started.conversation })),
    panel: vi.fn(() => Promise.resolve<PanelPart>({ createPanel: started.panel })),
    invitations: vi.fn(() => Promise.resolve({ startInvitations: () => ({ stop: () => {} }) })),
  };
  return { panel, conversation, recorder, started, loaders };
}

function start(parts = fakeParts(), given: Partial<WidgetSettings> = {}) {
  const settings = theSettings({ siteKey: SITE, ...given });
  const forget = vi.fn();
  const fetchPart = ((name: PartName) => parts.loaders[name]()) as FetchPart;
  api = createWidget(settings, fetchPart, forget);
  return { ...parts, forget, api };
}

async function ready(widget: AttuneApi): Promise<void> {
  await new Promise<void>((resolve) => widget.on('ready', () => resolve()));
}

/** Somebody moves the mouse over the page, and what that starts is given its time. */
async function touch(widget: AttuneApi): Promise<void> {
  await ready(widget);
  dispatchEvent(new PointerEvent('pointermove'));
  await new Promise((resolve) => setTimeout(resolve, 50));
}

const host = (): HTMLElement | null => document.querySelector('attune-chat');
function button(): HTMLButtonElement {
  const found = host()?.shadowRoot?.querySelector('button');
  if (!found) throw new Error('no launcher');
  return found;
}
const problem = (): HTMLElement | null | undefined => host()?.shadowRoot?.querySelector('[role="alert"]');

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

describe('under each tier, before the chat is opened', () => {
  const asked = vi.fn<typeof fetch>();
  const siteSays = (policy: object, status = 200): void => {
    asked.mockReset();
    asked.mockImplementation(() => Promise.resolve(Response.json(policy, { status })));
    vi.spyOn(globalThis, 'fetch').mockImplementation(asked);
  };

  it.each(['off', 'in-chat', 'after-consent'] as const)(
    'the tag says %s: nothing is fetched, asked or kept',
    async (signals) => {
      siteSays(aPolicy({ tier: 'always' }));
      const { api: widget, loaders } = start(fakeParts(), { signals });
      await touch(widget);
      expect(loaders.recorder).not.toHaveBeenCalled();
      expect(loaders.early).not.toHaveBeenCalled();
      expect(asked).not.toHaveBeenCalled();
      expect(localStorage).toHaveLength(0);
    },
  );

  it('after-open asks the server nothing', async () => {
    siteSays(aPolicy());
    const { api: widget, started, loaders } = start();
    await touch(widget);
    expect(started.recorder).toHaveBeenCalledOnce();
    expect(loaders.early).not.toHaveBeenCalled();
    expect(asked).not.toHaveBeenCalled();
  });

  it.each(['off', 'in-chat', 'after-consent'] as const)(
    'after-open does not watch where the site was last heard to say %s',
    async (tier) => {
      localStorage.setItem(storageKey(SITE), JSON.stringify({ tier }));
      const { api: widget, loaders } = start();
      await touch(widget);
      expect(loaders.recorder).not.toHaveBeenCalled();
    },
  );

  it('always watches from the start, as the site has set it up', async () => {
    const policy = aPolicy({ tier: 'always', names: 'role' });
    siteSays(policy);
    const { api: widget, started } = start(fakeParts(), { signals: 'always' });
    await touch(widget);
    expect(asked.mock.calls).toEqual([[`${location.origin}/api/widget/policy?site=${SITE}`]]);
    expect(started.recorder).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ policy }));
    expect(localStorage).toHaveLength(0);
  });

  it.each([
    ['says off', { tier: 'off' }, 200],
    ['says in-chat', { tier: 'in-chat' }, 200],
    ['says after-consent', aPolicy({ tier: 'after-consent' }), 200],
    ['is not there', { ok: false, refusal: { code: 'not-found' } }, 404],
  ])('always does not watch where the site %s', async (_what, answer, status) => {
    siteSays(answer, status);
    const { api: widget, loaders } = start(fakeParts(), { signals: 'always' });
    await touch(widget);
    expect(loaders.recorder).not.toHaveBeenCalled();
  });

  it('after-consent watches from the consent on, which is kept for the pages to come', async () => {
    siteSays(aPolicy({ tier: 'after-consent' }));
    const { api: widget, started } = start(fakeParts(), { signals: 'after-consent' });
    await touch(widget);
    widget.consent(true);
    await vi.waitFor(() => expect(started.recorder).toHaveBeenCalledOnce());
    expect(localStorage.getItem(storageKey(SITE))).toBe('{"consented":true}');

    widget.destroy();
    const next = start(fakeParts(), { signals: 'after-consent' });
    await touch(next.api);
    expect(next.started.recorder).toHaveBeenCalledOnce();
  });

  it('a consent that is withdrawn ends the watching and leaves nothing behind', async () => {
    siteSays(aPolicy({ tier: 'after-consent' }));
    const { api: widget, started, recorder } = start(fakeParts(), { signals: 'after-consent' });
    widget.consent(true);
    await vi.waitFor(() => expect(started.recorder).toHaveBeenCalledOnce());
    widget.consent(false);
    await vi.waitFor(() => expect(recorder.stop).toHaveBeenCalledOnce());
    await vi.waitFor(() => expect(localStorage).toHaveLength(0));
  });

  it('a consent withdrawn while the site is asked is withdrawn', async () => {
    siteSays(aPolicy({ tier: 'after-consent' }));
    const { api: widget, loaders } = start(fakeParts(), { signals: 'after-consent' });
    widget.consent(true);
    widget.consent(false);
    await touch(widget);
    await vi.waitFor(() => expect(localStorage).toHaveLength(0));
    expect(loaders.recorder).not.toHaveBeenCalled();
  });

  it('a page that says no is not watched, under any tier', async () => {
    const { api: widget, loaders } = start();
    widget.consent(false);
    await touch(widget);
    expect(loaders.recorder).not.toHaveBeenCalled();
    expect(localStorage).toHaveLength(0);
  });

  it.each(['after-open', 'after-consent', 'always'] as const)(
    'the browser refuses (Global Privacy Control): not watched under %s, not even after a consent',
    async (signals) => {
      Object.defineProperty(navigator, 'globalPrivacyControl', { value: true, configurable: true });
      siteSays(aPolicy({ tier: signals }));
      const { api: widget, loaders } = start(fakeParts(), { signals });
      await touch(widget);
      widget.consent(true);
      await vi.waitFor(() => expect(localStorage).toHaveLength(1));
      expect(loaders.recorder).not.toHaveBeenCalled();
    },
  );

  it('the visitor has switched it off: a consent of the page does not switch it on', async () => {
    localStorage.setItem(storageKey(SITE), JSON.stringify({ signalsOff: true }));
    siteSays(aPolicy({ tier: 'always' }));
    const { api: widget, loaders } = start(fakeParts(), { signals: 'always' });
    await touch(widget);
    widget.consent(true);
    await vi.waitFor(() => expect(localStorage.getItem(storageKey(SITE))).toContain('consented'));
    expect(loaders.recorder).not.toHaveBeenCalled();
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
