import { launcherOnTheWire, DEFAULT_LAUNCHER, type LauncherSettings } from '@attune/protocol';
import { expect, it } from 'vitest';
import { DEFAULT_WIDGET_SETTINGS } from './default-settings.ts';
import { launcherOf } from './launcher-of.ts';

const onTheWire = (given: Partial<LauncherSettings>) =>
  launcherOnTheWire('key', { ...DEFAULT_LAUNCHER, ...given });
const { appearance } = DEFAULT_WIDGET_SETTINGS;

it('adds nothing to the script of a site that has set nothing', () => {
  expect(onTheWire(launcherOf(DEFAULT_WIDGET_SETTINGS))).toEqual({ site: 'key' });
});

it('carries what stands on the page before the chat is opened, and nothing of the panel', () => {
  const set = {
    ...DEFAULT_WIDGET_SETTINGS,
    appearance: { ...appearance, accent: '#123456', launcherText: 'Ask us', greeting: 'Hello' },
  };
  expect(onTheWire(launcherOf(set))).toEqual({ site: 'key', accent: '#123456', text: 'Ask us' });
});

it('speaks the site’s language, in its own words where it has some', () => {
  const set = {
    ...DEFAULT_WIDGET_SETTINGS,
    languages: { default: 'de', auto: false } as const,
    texts: { de: { 'launcher.open': 'Frag uns', 'panel.empty': 'Na?' } },
  };
  expect(launcherOf(set)).toMatchObject({
    locale: 'de',
    labels: { open: 'Frag uns', close: 'Chat schließen' },
  });
});
