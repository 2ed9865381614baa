import { expect, it } from 'vitest';
import { isOn } from './hide-on.ts';

it.each([
  ['/checkout', '/checkout', true],
  ['/checkout', '/checkout/pay', false],
  ['/checkout*', '/checkout/pay', true],
  ['/*', '/anything', true],
])('a page of "%s": %s → %s', (pattern, path, expected) => {
  expect(isOn(pattern, path)).toBe(expected);
});
