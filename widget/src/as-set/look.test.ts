import { expect, it } from 'vitest';
import { lookOf } from './look.ts';

const variables = {
  '--attune-radius': '4px',
  '--attune-width': '440px',
  '--attune-font': 'Georgia',
  '--attune-text-size': '17px',
};

it('sets font, text size and the corners of bubbles on every screen, phones too', () => {
  const [everywhere] = lookOf({ language: 'en', variables }, '').split('@media');
  expect(everywhere).toBe(':host{--attune-radius:4px;font-family:Georgia;font-size:17px}');
});

it('sets corners and size of the panel on large screens alone: a phone is filled', () => {
  const [, large] = lookOf({ language: 'en', variables }, '').split('@media');
  expect(large).toBe(' (min-width:480px) and (min-height:480px){:host{border-radius:4px;width:440px}}');
});

it('has no rules where nothing is set', () => {
  expect(lookOf({ language: 'en' }, ':host{}')).toBe('');
});
