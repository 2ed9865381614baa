import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { createFakeServer } from '../../gallery/fake-server.ts';
import { drawn, find, findAll, unmountAll, words } from '../../gallery/mount.ts';
import { openScreen } from '../../gallery/screens.ts';
import type { App } from '../app/app.ts';
import { shortcuts, writingKeys } from './shortcuts.ts';

let app: App;
let router: ReturnType<typeof openScreen>['router'];

const open = async (address: string): Promise<void> => {
  ({ app, router } = openScreen(address, { connection: createFakeServer() }));
  await vi.waitFor(async () => {
    await drawn(app);
    expect(findAll(app, '.bones')).toEqual([]);
  });
};

/** A press of a key as it is shown on the sheet: the last is the key, those before are held. */
function press(keys: readonly string[]): KeyboardEvent {
  const names: Readonly<Record<string, string>> = { '↓': 'ArrowDown', '↑': 'ArrowUp', Esc: 'Escape' };
  const [key = ''] = keys.slice(-1);
  const code = /^\d$/.test(key) ? `Digit${key}` : `Key${key.toUpperCase()}`;
  const event = new KeyboardEvent('keydown', {
    key: names[key] ?? key,
    code,
    altKey: keys.includes('Alt'),
    ctrlKey: keys.includes('Ctrl'),
    bubbles: true,
    composed: true,
    cancelable: true,
  });
  const focused = deepestFocus(document);
  (focused ?? document.body).dispatchEvent(event);
  return event;
}

function deepestFocus(root: Document | ShadowRoot): Element | null {
  const here = root.activeElement;
  return here?.shadowRoot?.activeElement ? deepestFocus(here.shadowRoot) : here;
}

beforeEach(() => page.viewport(1100, 800));
afterEach(() => {
  router.close();
  unmountAll();
});

describe('the keys', () => {
  it('all stand on the sheet, each once', async () => {
    await open('/console/');
    await userEvent.keyboard('?');
    const sheet = find(app, 'attune-shortcut-sheet');
    await vi.waitFor(() => expect(find(sheet, 'dialog').matches('[open]')).toBe(true));
    const listed = [...shortcuts, ...writingKeys].map(({ does, keys }) => `${does} ${keys.join(' ')}`);
    expect(findAll(sheet, 'li').map((line) => words(line).replaceAll(/\s+/g, ' '))).toEqual(listed);
    expect(new Set(shortcuts.map(({ keys }) => keys.join(' '))).size).toBe(shortcuts.length);
  });

  // A list with one key that means two things would obey the first alone.
  const alternatives = shortcuts.flatMap(({ name, keys }) =>
    keys.some((key) => key === 'Alt' || key === 'Ctrl')
      ? [{ name, keys }]
      : keys.map((key) => ({ name, keys: [key] })),
  );
  it.each(alternatives)('$keys does something: $name', async ({ name, keys }) => {
    await open(name === 'filter' ? '/console/people' : '/console/conversations/c-mara');
    if (name === 'leave') find(app, 'textarea[aria-label="Answer"]').focus();
    await vi.waitFor(() => expect(press(keys).defaultPrevented).toBe(true));
  });

  it('know no other letters than those on the sheet', () => {
    const sources = import.meta.glob<string>(['../**/*.ts', '!../**/*.test.ts'], {
      query: '?raw',
      import: 'default',
      eager: true,
    });
    const letters = Object.values(sources).flatMap((source) =>
      [...source.matchAll(/code === 'Key([A-Z])'/g)].map(([, letter]) => letter),
    );
    const shown = new Set(
      [...shortcuts, ...writingKeys].flatMap(({ keys }) => keys.map((key) => key.toUpperCase())),
    );
    expect(letters.length).toBeGreaterThan(3);
    expect(letters.filter((letter) => !shown.has(letter ?? ''))).toEqual([]);
  });

  it('begin an act in the command bar that asks for more, and leave the rest to be chosen', async () => {
    await open('/console/conversations/c-mara');
    await userEvent.keyboard('z');
    const bar = find(app, 'attune-command-bar');
    await vi.waitFor(() => expect((find(bar, 'input') as HTMLInputElement).value).toBe('Snooze: '));
    await vi.waitFor(() => expect(words(find(bar, '.line .title'))).toContain('Snooze:'));
    const isOpen = (): boolean => find(bar, 'dialog').matches('[open]');
    await userEvent.keyboard('{Escape}');
    await vi.waitFor(() => expect(isOpen()).toBe(false));
    await userEvent.keyboard('v');
    await vi.waitFor(() => expect(words(find(bar, '.line .title'))).toContain('Show the view'));
    // Chosen by its name it asks the same, in the bar that has just been closed.
    await userEvent.fill(find(bar, 'input'), 'put a label on');
    await vi.waitFor(() => expect(words(find(bar, '.line .title'))).toBe('Put a label on, or take one off'));
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(() => expect((find(bar, 'input') as HTMLInputElement).value).toBe('Label '));
    await new Promise((resolve) => requestAnimationFrame(resolve));
    await vi.waitFor(() => expect(findAll(bar, '.line .title').map(words).join()).toContain('Label it '));
    expect(isOpen()).toBe(true);
  });
});
