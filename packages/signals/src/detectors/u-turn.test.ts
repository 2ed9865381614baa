import type { Interaction } from '@attune/protocol';
import { aPress } from '@attune/testing';
import { describe, expect, it } from 'vitest';
import { plainText } from '../sentence.ts';
import { anInput, at } from '../test/inputs.ts';
import { pages } from '../test/page-facts.ts';
import { uTurn } from './u-turn.ts';

const defaults = { minTurns: 2, stayMs: 7_000, withinMs: 60_000 };
const detect = (interactions: readonly Interaction[]) => uTurn.detect(anInput({ interactions }), defaults);

describe('back and forth', () => {
  it('[UT1] [UT3] two quick returns', () => {
    const facts = pages(
      ['/', 0],
      ['/a', 9_000],
      ['/', 14_000, 'back'],
      ['/b', 20_000],
      ['/', 25_000, 'back'],
    );
    const [found] = detect(facts);
    expect(found).toMatchObject({
      family: 'lost',
      points: 10,
      detectedAt: at(25_000),
      evidence: { turns: 2 },
    });
    expect(plainText(found?.sentence ?? [])).toBe('went back at once 2 times, last to /');
  });

  it('[UT1] one return is a look, and a slow one is reading', () => {
    expect(detect(pages(['/', 0], ['/a', 9_000], ['/', 14_000]))).toEqual([]);
    expect(detect(pages(['/', 0], ['/a', 9_000], ['/', 17_000], ['/b', 20_000], ['/', 28_000]))).toEqual([]);
  });

  it('[UT2] slow returns between the same two pages', () => {
    const facts = pages(['/cart', 0], ['/shipping', 10_000], ['/cart', 20_000], ['/shipping', 30_000]);
    expect(detect(facts).map(({ sentence }) => plainText(sentence))).toEqual([
      'went back and forth between /shipping and /cart',
    ]);
  });

  it('[UT4] a reload is no leaving, and a redirect no page', () => {
    expect(detect(pages(['/', 0], ['/', 1_000, 'reload'], ['/', 2_000], ['/', 3_000, 'reload']))).toEqual([]);
    const bounced = pages(['/a', 0], ['/login', 5_000], ['/a', 5_200], ['/login', 9_000], ['/a', 9_299]);
    expect(detect(bounced)).toEqual([]);
  });

  it('[UT5] steps of a wizard are not returns; the browser’s own button is one', () => {
    const steps = pages(
      ['/1', 0],
      ['/2', 3_000, 'script'],
      ['/1', 6_000, 'script'],
      ['/2', 9_000, 'script'],
      ['/1', 12_000, 'script'],
    );
    const presses = steps.map((step, index) => aPress({ id: index, at: step.at - at(0) - 100 }));
    expect(detect([...steps, ...presses])).toEqual([]);
    expect(detect(steps)).toHaveLength(1);
  });
});
