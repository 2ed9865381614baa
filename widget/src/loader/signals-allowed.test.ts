import { expect, it } from 'vitest';
import { browserRefusesSignals } from './signals-allowed.ts';

it.each([
  [{ globalPrivacyControl: true }, true],
  [{ doNotTrack: '1' }, true],
  [{ globalPrivacyControl: false, doNotTrack: '0' }, false],
  [{ doNotTrack: null }, false],
  [{}, false],
])('%j: refuses %s', (browser, refuses) => {
  expect(browserRefusesSignals(browser)).toBe(refuses);
});
