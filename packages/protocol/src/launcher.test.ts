import { expect, it } from 'vitest';
import { DEFAULT_LAUNCHER, launcherOnTheWire } from './launcher.ts';

it('sends the key alone of a site that has set nothing', () => {
  expect(launcherOnTheWire('key', DEFAULT_LAUNCHER)).toEqual({ site: 'key' });
});

it('sends what differs, by the names of the tag, and only that', () => {
  const position = { ...DEFAULT_LAUNCHER.position, inlinePx: 32 };
  const settings = { ...DEFAULT_LAUNCHER, accent: '#a33', position, launcherText: 'Talk to us' };
  expect(launcherOnTheWire('key', settings)).toEqual({
    site: 'key',
    accent: '#a33',
    inline: 32,
    text: 'Talk to us',
  });
});
