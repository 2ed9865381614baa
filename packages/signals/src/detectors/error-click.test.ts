import type { Interaction } from '@attune/protocol';
import { aControl, anOutcome, aPress, judgedPress, TUESDAY_AFTERNOON } from '@attune/testing';
import { describe, expect, it } from 'vitest';
import { plainText } from '../sentence.ts';
import { anInput } from '../test/inputs.ts';
import { thrown } from '../test/page-facts.ts';
import { errorClick } from './error-click.ts';

const press = aPress({ id: 4 });
const failed = [...judgedPress(press, 'error'), thrown(4, 80)];
const detect = (
  interactions: readonly Interaction[],
  given: { dampedErrors?: string[]; now?: number } = {},
) => {
  const { now = 60_000, ...context } = given;
  return errorClick.detect(anInput({ interactions, context, now }), { withinMs: 1_000 });
};

describe('error click', () => {
  it('[EC1] tells that the page failed', () => {
    const [found] = detect(failed);
    expect(found).toMatchObject({
      key: 'error-click:visit-1:4',
      points: 25,
      halfLifeMs: 180_000,
      detectedAt: TUESDAY_AFTERNOON + 80,
      evidence: { hash: 'e1', hadEffect: false },
    });
    expect(plainText(found?.sentence ?? [])).toBe('clicked Pay; the page failed');
  });

  it('[EC1] the outcome alone is enough', () => {
    expect(detect(judgedPress(press, 'error')).map(({ points }) => points)).toEqual([25]);
  });

  it('[EC1] an error after the bound belongs to something else', () => {
    const at = (ms: number) => [...judgedPress(press), thrown(4, ms)];
    expect(detect(at(1_000))).toHaveLength(1);
    expect(detect(at(1_001))).toEqual([]);
  });

  it.each(['effect', 'cannot-judge'] as const)('[EC2] weighs little beside %s', (outcome) => {
    expect(detect([...judgedPress(press, outcome), thrown(4, 200)]).map(({ points }) => points)).toEqual([8]);
  });

  it('[EC3] an error without a press is nothing', () => {
    expect(detect([...judgedPress(press), thrown(null, 200), thrown(99, 200)])).toEqual([]);
  });

  it('[EC4] what everybody meets is left out, and what is behind it is not', () => {
    expect(detect(failed, { dampedErrors: ['e1'] })).toEqual([]);
    expect(detect([...failed, thrown(4, 90, 'e2')], { dampedErrors: ['e1'] })).toHaveLength(1);
  });

  it('[EC5] waits until the press is settled, and says when', () => {
    const facts = [press, thrown(4, 80)];
    const look = errorClick.nextLookAt(anInput({ interactions: facts, now: 200 }), { withinMs: 1_000 });
    expect(detect(facts, { now: 3_000 })).toEqual([]);
    expect(look).toBe(TUESDAY_AFTERNOON + 3_001);
    expect(detect(facts, { now: 3_001 })).toHaveLength(1);
    expect(detect([...facts, anOutcome(press, 'effect', 300)]).map(({ points }) => points)).toEqual([8]);
  });

  it('[PR7] is nothing on a field of text', () => {
    expect(detect(judgedPress(aPress({ control: aControl({ role: 'combobox' }) }), 'error'))).toEqual([]);
  });
});
