import type { Interaction } from '@attune/protocol';
import { aPress, judgedPress, pressesAt } from '@attune/testing';
import { describe, expect, it } from 'vitest';
import { plainText } from '../sentence.ts';
import { anInput, at } from '../test/inputs.ts';
import { pages } from '../test/page-facts.ts';
import { reloadStorm } from './reload-storm.ts';

const defaults = { minLoads: 3, withinMs: 15_000, afterTroubleMs: 5_000 };
const detect = (interactions: readonly Interaction[], completeSince?: number) =>
  reloadStorm.detect(
    anInput({ interactions, ...(completeSince !== undefined && { completeSince }) }),
    defaults,
  );
const sentences = (interactions: readonly Interaction[]) =>
  detect(interactions).map(({ sentence }) => plainText(sentence));

const storm = pages(['/cart', 0], ['/cart', 3_000, 'reload'], ['/cart', 8_000, 'reload']);

describe('reload storm', () => {
  it('[RS1] tells how often a page was loaded', () => {
    expect(sentences(storm)).toEqual(['loaded /cart 3 times in 8 s']);
    expect(detect(storm)).toMatchObject([
      { key: `reload-storm:visit-1:${at(0)}`, points: 20, detectedAt: at(8_000) },
    ]);
  });

  it('[RS1] twice is not enough, nor is three times in a longer time', () => {
    expect(detect(storm.slice(0, 2))).toEqual([]);
    expect(detect(pages(['/cart', 0], ['/cart', 8_000, 'reload'], ['/cart', 15_001, 'reload']))).toEqual([]);
  });

  it('[RS2] going there again by a link or a form is no reload', () => {
    expect(detect(pages(['/cart', 0], ['/cart', 3_000, 'load'], ['/cart', 6_000, 'load']))).toEqual([]);
  });

  it('[RS2] another page in between ends it', () => {
    const facts = pages(
      ['/cart', 0],
      ['/cart', 2_000, 'reload'],
      ['/help', 3_000],
      ['/cart', 4_000],
      ['/cart', 5_000, 'reload'],
    );
    expect(detect(facts)).toEqual([]);
  });

  it('[RS3] a page that loads itself again when pressed answers in its own way', () => {
    const pressed = [2_400, 7_000].flatMap((ms, index) => aPress({ id: index + 1, at: ms }));
    expect(detect([...storm, ...pressed])).toEqual([]);
  });

  it('[RS4] a single reload counts after a rage click', () => {
    const rage = pressesAt([0, 300, 600]);
    const reload = (ms: number) => [...rage, ...pages(['/checkout', -9_000], ['/checkout', ms, 'reload'])];
    expect(sentences(reload(5_600))).toEqual(['reloaded /checkout as it did not work']);
    expect(detect(reload(5_601))).toEqual([]);
  });

  it('[RS4] and after an error, however soon', () => {
    const failed = judgedPress(aPress(), 'error');
    expect(detect([...failed, ...pages(['/checkout', -9_000], ['/checkout', 900, 'reload'])])).toHaveLength(
      1,
    );
    expect(detect([...judgedPress(aPress(), 'effect'), ...pages(['/checkout', 3_000, 'reload'])])).toEqual(
      [],
    );
  });

  it('[BU3] leaves out one whose beginning may be missing', () => {
    expect(detect(storm, at(-15_000))).toEqual([]);
    expect(detect(storm, at(-15_001))).toHaveLength(1);
  });
});
