import { describe, expect, it } from 'vitest';
import { GO_EMOTIONS, MOOD_LABELS } from './labels.ts';
import { WEIGHTS_BYTES } from './mood-of.ts';
import { FORMAT_VERSION, packed, STEPS, unpacked } from './packed-weights.ts';
import { englishWeights, otherWeights, weightsHeader } from './weights.generated.ts';

describe('the file of weights', () => {
  it('[MW1] is of the format the code reads, in the size it announces', () => {
    expect(weightsHeader.version).toBe(FORMAT_VERSION);
    expect(unpacked(englishWeights, weightsHeader.english)).toHaveLength(englishWeights.length);
    expect(unpacked(otherWeights, weightsHeader.others)).toHaveLength(otherWeights.length);
  });

  it('[MW1] is refused when cut short', () => {
    expect(() => unpacked(otherWeights.slice(1), weightsHeader.others)).toThrow(RangeError);
  });

  it('[MW2] is small and printable', () => {
    expect(WEIGHTS_BYTES + JSON.stringify(weightsHeader).length).toBeLessThanOrEqual(1_000_000);
    expect(englishWeights + otherWeights).toMatch(/^[#-[\]-~]*$/u);
  });

  it('[MW3] has the heads of the code', () => {
    expect(weightsHeader.english.heads).toEqual([...GO_EMOTIONS, 'dissatisfied']);
    expect(weightsHeader.others.heads).toEqual(['angry', 'anxious', 'sad', 'happy', 'dissatisfied']);
    expect(weightsHeader.labels).toHaveLength(MOOD_LABELS.length);
    expect(weightsHeader.labelThresholds).toHaveLength(MOOD_LABELS.length);
  });

  it('keeps every step it can hold', () => {
    const steps = Int8Array.from({ length: 2 * STEPS + 2 }, (_, at) => (at > 2 * STEPS ? 0 : at - STEPS));
    const header = { bits: 1, heads: Array.from({ length: STEPS + 1 }, String), biases: [], scales: [] };
    expect([...unpacked(packed(steps), header)]).toEqual([...steps].map((step) => step * Math.abs(step)));
  });
});
