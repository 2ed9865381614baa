import { describe, expect, it } from 'vitest';
import { fitsSought, soughtWords } from './sought.ts';

describe('what is typed above a list', () => {
  it.each([
    ['', true],
    ['   ', true],
    ['jose', true],
    ['JOSÉ', true],
    ['mül', true],
    ['admin jos', true],
    ['jos example', true],
    ['jos agent', false],
    ['sé a', true],
  ])('%j finds José Müller: %j', (sought, isFound) => {
    expect(fitsSought(['José Müller', null, 'jose@example.com', 'Admin'], sought)).toBe(isFound);
  });

  it('has no word twice, and none that is empty', () => {
    expect(soughtWords('  webhook Webhook\tadded ')).toEqual(['webhook', 'added']);
  });
});
