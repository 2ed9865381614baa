import { expect, it } from 'vitest';
import { DEFAULT_LAUNCHER, launcherOnTheWire } from './launcher.ts';

it('sends nothing of a site that has set nothing', () => {
  expect(launcherOnTheWire(DEFAULT_LAUNCHER)).toEqual({});
});

it('sends what differs, and only that', () => {
  const settings = { ...DEFAULT_LAUNCHER, accent: '#a33', position: { ...DEFAULT_LAUNCHER.position } };
  expect(launcherOnTheWire(settings)).toEqual({ accent: '#a33' });
});
