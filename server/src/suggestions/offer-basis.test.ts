import { describe, expect, it } from 'vitest';
import { isNewBasis } from './offer-basis.ts';

describe('what makes a new offer necessary', () => {
  it.each([
    ['a message', '3 a', '4 a', true],
    ['another fact', '3 a', '3 a b', true],
    ['a fact that was called wrong', '3 a', '3 !a', true],
    ['nothing yet offered', null, '3', true],
    ['a fact that faded', '3 a b', '3 b', false],
    ['nothing', '3 a', '3 a', false],
  ])('%s', (_what, before, basis, isNew) => {
    expect(isNewBasis(before, basis)).toBe(isNew);
  });
});
