import { reportNames } from '@attune/protocol';
import axe from 'axe-core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { createFakeServer } from '../../gallery/fake-server.ts';
import { drawn, findAll, unmountAll } from '../../gallery/mount.ts';
import { openScreen } from '../../gallery/screens.ts';
import { places } from '../settings/places.ts';
import '../ui/page.css';
import { paths } from './routes.ts';

const screens = [
  ['the inbox with a conversation', '/console/conversations/c-mara', 1440],
  ['the inbox with a conversation, with a drawer', '/console/conversations/c-mara', 1000],
  ['a conversation on a phone', '/console/conversations/c-mara', 390],
  ['the inbox on a phone', '/console/', 390],
  ['the settings', '/console/settings', 1440],
  ['the settings on a phone', '/console/settings', 390],
  ...places.flatMap(({ name, label }) => [
    [label, paths.place(name), 1440] as const,
    [`${label} on a phone`, paths.place(name), 390] as const,
  ]),
  ['search', '/console/search?q=card', 1440],
  ['search on a phone', '/console/search?q=card', 390],
  ...reportNames.flatMap((name) => [
    [`the report ${name}`, paths.report(name), 1440] as const,
    [`the report ${name} on a phone`, paths.report(name), 390] as const,
  ]),
  ['visitors on the site', '/console/visitors', 1440],
  ['ready answers', '/console/ready', 390],
  ['notifications', '/console/notifications', 1440],
  ['the login', '/console/login', 1440],
  ['the first setup', '/console/setup?token=t', 390],
  ['joining', '/console/join#t', 390],
  ['joining by a link that is void', '/console/join#void', 1440],
  ['a forgotten password', '/console/reset', 390],
  ['a new password', '/console/reset#t', 1440],
  ['setting up a code before anything else', '/console/two-factor', 390],
] as const;

afterEach(() => {
  unmountAll();
  delete document.documentElement.dataset['theme'];
});

describe.each(['light', 'dark'] as const)('in the %s theme, axe finds nothing wrong with', (theme) => {
  it.each(screens)('%s', async (_, address, width) => {
    await page.viewport(width, 900);
    const { app, router } = openScreen(address, { connection: createFakeServer() });
    document.documentElement.dataset['theme'] = theme;
    await vi.waitFor(async () => {
      await drawn(app);
      expect(findAll(app, 'h1')).not.toEqual([]);
      expect(findAll(app, '.bones')).toEqual([]);
    });
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
