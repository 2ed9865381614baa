import type { Interaction } from '@attune/protocol';
import { anOutcome, aPress, judgedPress, TUESDAY_AFTERNOON } from '@attune/testing';
import { describe, expect, it } from 'vitest';
import { plainText } from '../sentence.ts';
import { anInput } from '../test/inputs.ts';
import { pages } from '../test/page-facts.ts';
import { slowResponse } from './slow-response.ts';

const press = aPress({ id: 4 });
const detect = (interactions: readonly Interaction[], fromMs = 3_000) =>
  slowResponse.detect(anInput({ interactions }), { fromMs });

describe('slow response', () => {
  it('[SL1] tells how long it took', () => {
    const [found] = detect(judgedPress(press, 'slow'));
    expect(found).toMatchObject({
      key: 'slow-response:visit-1:4',
      points: 5,
      detectedAt: TUESDAY_AFTERNOON + 4_000,
    });
    expect(plainText(found?.sentence ?? [])).toBe('clicked Pay; it answered only after 4 s');
  });

  it('[SL1] counts from the bound on', () => {
    const after = (ms: number) => [press, anOutcome(press, 'none', 1_000), anOutcome(press, 'slow', ms)];
    expect(detect(after(2_999))).toEqual([]);
    expect(detect(after(3_000))).toHaveLength(1);
  });

  it('[SL1] a page that came late is a slow answer too', () => {
    expect(detect([press, anOutcome(press, 'none', 1_000), ...pages(['/done', 4_000])])).toHaveLength(1);
  });

  it('[PR9] a reload is not', () => {
    expect(
      detect([press, anOutcome(press, 'none', 1_000), ...pages(['/checkout', 4_000, 'reload'])]),
    ).toEqual([]);
  });

  it.each(['none', 'effect', 'error', 'cannot-judge'] as const)('[SL1] %s is no slow answer', (outcome) => {
    expect(detect(judgedPress(press, outcome))).toEqual([]);
  });
});
