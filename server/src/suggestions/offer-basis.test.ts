import { describe, expect, it } from 'vitest';
import { isNewBasis, offerBasis } from './offer-basis.ts';

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

describe('what an offer rests on', () => {
  const basisOf = (...keys: readonly string[]) =>
    offerBasis({
      events: [],
      friction: { contributions: keys.map((signalKey) => ({ signalKey, judged: null })) },
      signals: keys.map((key) => ({
        key,
        evidence: key.startsWith('waiting') ? {} : { controlKey: 'pay' },
      })),
    });

  it('is one fact for one control, whatever is found on it', () => {
    expect(basisOf('rage-click:v:1')).toBe(basisOf('dead-click:v:1', 'dead-click:v:2'));
    expect(isNewBasis(basisOf('dead-click:v:1'), basisOf('rage-click:v:1'))).toBe(false);
  });

  it('is another with another fact', () => {
    expect(isNewBasis(basisOf('rage-click:v:1'), basisOf('rage-click:v:1', 'waiting:1'))).toBe(true);
  });
});
