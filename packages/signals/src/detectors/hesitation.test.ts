import type { Interaction } from '@attune/protocol';
import { describe, expect, it } from 'vitest';
import { detectSignals } from '../detect-signals.ts';
import { anInput, at, untouched } from '../test/inputs.ts';
import { thresholdsOf } from '../thresholds.ts';
import { hesitation } from './hesitation.ts';

const cleared = (...instants: readonly number[]): readonly Interaction[] =>
  instants.map((ms) => ({ kind: 'draft-cleared', at: at(ms) }));
const found = (interactions: readonly Interaction[]) =>
  hesitation
    .detect(anInput({ interactions }), thresholdsOf(hesitation, {}))
    .map(({ evidence }) => evidence['times']);

describe('hesitation', () => {
  it('[HE1] two drafts deleted within three minutes; more of them join', () => {
    expect(found(cleared(0, 180_000))).toEqual([2]);
    expect(found(cleared(0, 180_001))).toEqual([]);
    expect(found(cleared(0, 60_000, 200_000))).toEqual([3]);
    expect(found(cleared(0, 0))).toEqual([]);
  });

  it('[HE2] is off until a site wants it', () => {
    expect(detectSignals(anInput({ interactions: cleared(0, 10_000) }), untouched)).toEqual([]);
  });
});
