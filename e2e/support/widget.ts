import type { Locator, Page } from 'playwright-core';
import { plain } from './plain.ts';

/** The chat as a visitor meets it on a page. */
export interface Widget {
  /** The round button while the panel is closed; its name tells of what is unread. */
  readonly launcher: Locator;
  readonly panel: Locator;
  readonly composer: Locator;
  readonly sendButton: Locator;
  /** "Sending…", "Sent" or "Seen" under the visitor's last message. */
  readonly delivery: Locator;
  open(): Promise<void>;
  close(): Promise<void>;
  send(text: string): Promise<void>;
  /** Everything that was said, oldest first: `visitor: …`, `agent: …`. */
  said(): Promise<readonly string[]>;
  /** The visible words of the thread, of whatever kind. */
  words(): Promise<string>;
}

export function widgetOn(page: Page): Widget {
  const launcher = page.getByRole('button', { name: /^Open chat/ });
  const panel = page.locator('attune-chat').getByRole('dialog');
  const thread = panel.getByRole('log', { name: 'Messages' });
  const composer = panel.getByRole('textbox', { name: 'Write a message' });
  const sendButton = panel.getByRole('button', { name: 'Send', exact: true });
  return {
    launcher,
    panel,
    composer,
    sendButton,
    delivery: thread.locator('.delivery'),
    async open() {
      await launcher.click();
      await composer.waitFor();
    },
    async close() {
      await panel.getByRole('button', { name: 'Close chat' }).click();
      await launcher.waitFor();
    },
    async send(text) {
      await composer.fill(text);
      await sendButton.click();
    },
    said: () =>
      thread
        .locator('.group')
        .evaluateAll((groups) =>
          groups.flatMap((group) =>
            [...group.querySelectorAll('.bubble')].map(
              ({ textContent }) => `${group.classList.contains('own') ? 'visitor' : 'agent'}: ${textContent}`,
            ),
          ),
        ),
    words: async () => plain(await thread.innerText()),
  };
}

/** Collects every word that stands under the visitor's last message, however briefly. Ask once the panel is open. */
export async function watchDeliveries(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.evaluate(() => {
    const panel = document.querySelector('attune-chat')?.shadowRoot?.querySelector('attune-panel');
    const thread = panel?.shadowRoot?.querySelector('attune-thread')?.shadowRoot;
    if (!thread) throw new Error('the panel is not open');
    const words: string[] = [];
    Reflect.set(window, 'deliveryWords', words);
    new MutationObserver(() => {
      const word = thread.querySelector('.delivery')?.textContent;
      if (word && word !== words.at(-1)) words.push(word);
    }).observe(thread, { subtree: true, childList: true, characterData: true });
  });
  return () => page.evaluate(() => Reflect.get(window, 'deliveryWords') as string[]);
}
