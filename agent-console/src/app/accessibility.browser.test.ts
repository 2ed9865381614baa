import axe from 'axe-core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { createFakeServer } from '../../gallery/fake-server.ts';
import { drawn, findAll, unmountAll } from '../../gallery/mount.ts';
import { screenIndex } from '../../gallery/screen-index.ts';
import { openScreen } from '../../gallery/screens.ts';
import '../ui/page.css';

afterEach(() => {
  unmountAll();
  delete document.documentElement.dataset['theme'];
});

/** The first screen of all comes with its code, which a loaded machine fetches late. */
const soon = { timeout: 10_000 };

describe.each(['light', 'dark'] as const)('in the %s theme, axe finds nothing wrong with', (theme) => {
  it.each(screenIndex)('$title', async ({ address, width, elements }) => {
    await page.viewport(width, 900);
    const { app, router } = openScreen(address, { connection: createFakeServer() });
    document.documentElement.dataset['theme'] = theme;
    await vi.waitFor(async () => {
      await drawn(app);
      expect(findAll(app, 'h1')).not.toEqual([]);
      expect(findAll(app, '.bones')).toEqual([]);
      for (const name of elements) expect(findAll(app, name), name).not.toEqual([]);
    }, soon);
    const { violations, passes } = await axe.run(app, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    router.close();
    // Contrast was judged, so axe saw the inside of our elements.
    expect(passes.map(({ id }) => id)).toContain('color-contrast');
    expect(
      violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.flat().join(' > ')).join(' | ')}`,
      ),
    ).toEqual([]);
  });
});
