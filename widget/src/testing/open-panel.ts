import { vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { RunningPanel } from '../contract.ts';
import { createConversation, type Conversation } from '../conversation/conversation.ts';
import { createSiteStorage } from '../conversation/site-storage.ts';
import { createPanel } from '../panel/main.ts';
import { createFakeHost, type FakeHost, type FakeHostGiven } from './fake-host.ts';
import { createFakeServer, type FakeConnection, type FakeServer } from './fake-server.ts';

export const SITE = 'panel-under-test';

/** The panel on a page, with a conversation over a server in memory. */
export interface OpenPanel {
  readonly host: FakeHost;
  readonly server: FakeServer;
  readonly connection: FakeConnection;
  readonly conversation: Conversation;
  readonly panel: RunningPanel;
  /** Finds through our shadow roots. */
  find<Found extends Element = HTMLElement>(selector: string): Found | null;
  /** @throws when it is not there */
  get<Found extends Element = HTMLElement>(selector: string): Found;
  readonly field: HTMLTextAreaElement | null;
  /** Visible words of the first such element; empty when there is none. */
  words(selector: string): string;
  /** Words of the whole thread. */
  log(): string;
  bubbles(): readonly string[];
  write(text: string): Promise<void>;
  send(text: string): Promise<void>;
  /** What was asked of the server under this name. */
  asked(name: string): readonly unknown[];
  close(): void;
}

export interface OpenGiven extends FakeHostGiven {
  readonly server?: FakeServer;
}

/** Opens the chat as the loader does, and waits until it is connected. */
export async function openPanel({
  server = createFakeServer(),
  ...given
}: OpenGiven = {}): Promise<OpenPanel> {
  const host = createFakeHost(SITE, given);
  const connection = server.connect();
  const conversation = createConversation({ host, connection, storage: createSiteStorage(SITE) });
  const panel = createPanel(host, conversation);
  host.setOpen(true);
  panel.show();
  conversation.setOpen(true);

  function find<Found extends Element = HTMLElement>(selector: string): Found | null {
    const roots: (ShadowRoot | null | undefined)[] = [host.root];
    for (let root = roots.pop(); root; root = roots.pop()) {
      const found = root.querySelector<Found>(selector);
      if (found) return found;
      for (const element of root.querySelectorAll('*'))
        if (element.shadowRoot) roots.push(element.shadowRoot);
    }
    return null;
  }
  function get<Found extends Element = HTMLElement>(selector: string): Found {
    const found = find<Found>(selector);
    if (!found) throw new Error(`no ${selector}`);
    return found;
  }
  const words = (selector: string): string => {
    const found = find(selector);
    return ((found?.shadowRoot ?? found)?.textContent ?? '').replace(/\s+/g, ' ').trim();
  };

  const opened: OpenPanel = {
    host,
    server,
    connection,
    conversation,
    panel,
    find,
    get,
    get field() {
      return find<HTMLTextAreaElement>('textarea');
    },
    words,
    log: () => words('[role="log"]'),
    bubbles: () =>
      [...get('[role="log"]').querySelectorAll('.bubble')].map(({ textContent }) => textContent ?? ''),
    write: (text) => userEvent.fill(get('textarea'), text),
    async send(text) {
      await opened.write(text);
      await userEvent.keyboard('{Enter}');
    },
    asked: (name) => server.asked.filter((each) => each.name === name).map(({ input }) => input),
    close() {
      panel.remove();
      conversation.stop();
      host.remove();
      localStorage.clear();
      sessionStorage.clear();
    },
  };
  await vi.waitFor(() => expectThat(find('form') !== null && conversation.state.link === 'online'));
  return opened;
}

function expectThat(isSo: boolean): void {
  if (!isSo) throw new Error('not yet');
}
