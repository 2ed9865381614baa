import { describe, expect, it } from 'vitest';
import type { ScenarioLetter } from './arguments.ts';
import { gateLines, judge } from './gates.ts';
import { ATTUNE, rowOf, type Outcome } from './outcome.ts';

function anOutcome(scenario: ScenarioLetter, ratio: number | null, idleKb: number | null = null): Outcome {
  const slice = { done: 1, wallSeconds: 1, cpuSeconds: 1, latenciesMs: [1] };
  const rows = [{ ...rowOf(ATTUNE, slice), idleKb }];
  return { scenario, title: '', unit: '', rows, ratio, ratioOf: '' };
}

const verdicts = (outcomes: readonly Outcome[]) =>
  judge([{ engine: 'embedded', outcomes }]).map(({ isMet }) => isMet);

describe('gates', () => {
  it.each([
    ['a', 0.5, true],
    ['a', 0.499, false],
    ['c', 0.6, true],
    ['c', 0.599, false],
    ['d', 0.8, true],
    ['d', 0.799, false],
    ['g', 2, true],
    ['g', 2.001, false],
    ['a', Number.NaN, false],
    ['a', null, false],
  ] as const)('(%s) %d: %s', (scenario, ratio, isMet) => {
    expect(verdicts([anOutcome(scenario, ratio)])).toEqual([isMet]);
  });

  it.each([
    [25, true],
    [25.1, false],
    [null, false],
  ])('(e) %d KB: %s', (kb, isMet) => {
    expect(verdicts([anOutcome('e', 1, kb)])).toEqual([isMet]);
  });

  it('ask nothing of what was not measured, or is only told', () => {
    expect(verdicts([anOutcome('b', 9), anOutcome('f', 0.01)])).toEqual([]);
  });

  it('hold on each engine', () => {
    const judged = judge([
      { engine: 'embedded', outcomes: [anOutcome('d', 0.94)] },
      { engine: 'PostgreSQL + Redis', outcomes: [anOutcome('d', 0.73)] },
    ]);
    expect(gateLines(judged)).toBe(
      'met     (d) typing told over bare Socket.IO: 0.94, at least 0.8; embedded\n' +
        'MISSED  (d) typing told over bare Socket.IO: 0.73, at least 0.8; PostgreSQL + Redis',
    );
  });
});
