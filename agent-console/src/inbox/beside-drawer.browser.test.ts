import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { createFakeServer } from '../../gallery/fake-server.ts';
import { drawn, find, findAll, unmountAll, words } from '../../gallery/mount.ts';
import { openScreen } from '../../gallery/screens.ts';
import '../ui/page.css';

let app: HTMLElement;
let router: ReturnType<typeof openScreen>['router'];

beforeEach(async () => {
  await page.viewport(820, 900);
  ({ app, router } = openScreen('/console/conversations/c-mara', { connection: createFakeServer() }));
  await vi.waitFor(async () => {
    await drawn(app);
    find(app, 'attune-friction-pane');
    if (findAll(app, '.bones').length > 0) throw new Error('something is not there yet');
  });
});
afterEach(() => {
  router.close();
  unmountAll();
});

const opener = () => find(app, 'attune-conversation-header .friction, button.friction');
const drawer = () => find(app, 'attune-inbox-screen').shadowRoot?.querySelector('dialog') ?? null;
/** The innermost element with the focus. */
const focused = (): Element | null => {
  let inner = document.activeElement;
  while (inner?.shadowRoot?.activeElement) inner = inner.shadowRoot.activeElement;
  return inner;
};
const isInDrawer = (element: Element | null): boolean => {
  for (let at: Node | null = element; at !== null; at = at instanceof ShadowRoot ? at.host : at.parentNode)
    if (at === drawer()) return true;
  return false;
};
/** Half way in, colours are not what they will be. */
const untilStill = async (): Promise<void> => {
  await drawn(app);
  await Promise.allSettled((drawer()?.getAnimations() ?? []).map(({ finished }) => finished));
};
const untilOpen = (isOpen: boolean) => vi.waitFor(() => expect(drawer()?.open).toBe(isOpen));

describe('what stands beside a conversation, where there is room for two panes', () => {
  it('comes as a drawer that takes the focus, keeps it, and gives it back on Escape', async () => {
    await userEvent.click(opener());
    await untilOpen(true);
    expect(isInDrawer(focused())).toBe(true);
    for (let presses = 0; presses < 4; presses += 1) {
      await userEvent.keyboard('{Tab}');
      expect(isInDrawer(focused())).toBe(true);
    }
    await userEvent.keyboard('{Escape}');
    await untilOpen(false);
    await vi.waitFor(() => expect(focused()).toBe(opener()));
  });

  it('opens and closes by b, and gives the focus back to where it was', async () => {
    opener().focus();
    await userEvent.keyboard('b');
    await untilOpen(true);
    expect(isInDrawer(focused())).toBe(true);
    await userEvent.keyboard('b');
    await untilOpen(false);
    await vi.waitFor(() => expect(focused()).toBe(opener()));
  });

  it('leads on to the answer with the words that were taken', async () => {
    await userEvent.click(opener());
    await untilOpen(true);
    await userEvent.keyboard('{Alt>}1{/Alt}');
    await untilOpen(false);
    const answer = () => find(app, 'textarea[aria-label="Answer"]') as HTMLTextAreaElement;
    await vi.waitFor(() => expect(focused()).toBe(answer()));
    expect(answer().value).toContain('I will [next step]');
  });

  it('gives its place to the pane when there is room for three, with the conversation as it was', async () => {
    await userEvent.click(opener());
    await untilOpen(true);
    await page.viewport(1240, 900);
    await vi.waitFor(() => expect(drawer()).toBeNull());
    await drawn(app);
    expect(words(find(app, 'attune-beside-pane'))).toContain('clicked Pay 6 times in 2 s; nothing happened');
    await userEvent.click(find(app, 'textarea[aria-label="Answer"]'));
    expect(focused()).toBe(find(app, 'textarea[aria-label="Answer"]'));
  });

  it.each([false, true])('shows axe nothing wrong, open: %s', async (isOpen) => {
    if (isOpen) await userEvent.click(opener());
    await untilOpen(isOpen);
    await untilStill();
    const { violations } = await axe.run(app, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`),
    ).toEqual([]);
  });

  it('says the path of the page only where it is not cut', async () => {
    expect(getComputedStyle(find(app, 'attune-conversation-header .path, span.path')).display).toBe('none');
    await page.viewport(1024, 768);
    const path = find(app, 'span.path');
    expect(getComputedStyle(path).display).not.toBe('none');
    expect(path.scrollWidth).toBeLessThanOrEqual(path.clientWidth + 1);
  });
});
