import { afterEach, beforeEach, vi } from 'vitest';
import { page } from 'vitest/browser';
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
import type { AttuneApi } from '../loader/attune-global.ts';
import { createWidget } from '../loader/widget.ts';
import { theSettings } from './the-settings.ts';

export const SITE = 'site-under-test';
let api: AttuneApi | undefined;

/** Registers what goes around every test of a file: nothing kept before it, and no widget left behind it. */
export function watchOverWidgets(): void {
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
}

/** The parts as spies: what was fetched, what was started. */
export function fakeParts() {
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

export function start(parts = fakeParts(), given: Partial<WidgetSettings> = {}) {
  const settings = theSettings({ siteKey: SITE, ...given });
  const forget = vi.fn();
  const fetchPart = ((name: PartName) => parts.loaders[name]()) as FetchPart;
  api = createWidget(settings, fetchPart, forget);
  return { ...parts, forget, api };
}

export async function ready(widget: AttuneApi): Promise<void> {
  await new Promise<void>((resolve) => widget.on('ready', () => resolve()));
}

/** Somebody moves the mouse over the page, and what that starts is given its time. */
export async function touch(widget: AttuneApi): Promise<void> {
  await ready(widget);
  dispatchEvent(new PointerEvent('pointermove'));
  await new Promise((resolve) => setTimeout(resolve, 50));
}

export const host = (): HTMLElement | null => document.querySelector('attune-chat');
export function button(): HTMLButtonElement {
  const found = host()?.shadowRoot?.querySelector('button');
  if (!found) throw new Error('no launcher');
  return found;
}
export const problem = (): HTMLElement | null | undefined =>
  host()?.shadowRoot?.querySelector('[role="alert"]');
