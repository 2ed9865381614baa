import { expect, it } from 'vitest';
import { languageText, timeThere } from './places.ts';

it('names a language', () => {
  expect(languageText('de-AT')).toContain('German');
});

it('tells the time where the visitor is', () => {
  expect(timeThere('Asia/Kolkata', Date.UTC(2026, 2, 3, 14, 0))).toMatch(/(19:30|7:30\sPM) in Asia\/Kolkata/);
});

it('shows as it came what is no language and no place', () => {
  expect(languageText('<img>')).toBe('<img>');
  expect(timeThere('Middle_Earth', 0)).toBe('Middle Earth');
});
