import { describe, expect, it } from 'vitest';
import type { ScenarioLetter } from './arguments.ts';
import { ATTUNE, BARE, ratioOf, rowOf, type Outcome, type Row } from './outcome.ts';
import { lastLine, outcomeLines } from './report.ts';

const row = (side: string, done: number, more: Partial<Row> = {}): Row => ({
  ...rowOf(side, { done, wallSeconds: 1, cpuSeconds: 0.5, latenciesMs: [1, 4] }),
  ...more,
});

function anOutcome(scenario: ScenarioLetter, ratio: number, rows: readonly Row[] = []): Outcome {
  return { scenario, title: 'typing', unit: 'deliveries', rows, ratio, ratioOf: 'ours over theirs' };
}

describe('the report', () => {
  it('divides ours by the other side, and has no ratio without one', () => {
    const rows = [row(ATTUNE, 30), row(BARE, 40)];
    expect(ratioOf(rows, BARE, ({ perCpuSecond }) => perCpuSecond)).toBe(0.75);
    expect(ratioOf(rows, 'bare insert', ({ perSecond }) => perSecond)).toBeNaN();
  });

  it('prints both sides of a ratio', () => {
    const lines = outcomeLines(anOutcome('d', 0.75, [row(ATTUNE, 30), row(BARE, 40)]));
    expect(lines).toMatch(/attune +30 +30 +60 +1 +4\n/);
    expect(lines).toMatch(/bare Socket\.IO +40 +40 +80 +1 +4\n/);
    expect(lines).toContain('ratio 0.75: ours over theirs');
  });

  it('gives the worst of several engines, for machines', () => {
    const engine = (name: string, ratio: number, kb: number, p99Ms: number) => ({
      engine: name,
      outcomes: [
        anOutcome('a', ratio),
        anOutcome('b', 2, [row(ATTUNE, 1, { p99Ms })]),
        anOutcome('c', ratio),
        anOutcome('d', ratio),
        anOutcome('e', 1, [row(ATTUNE, 1, { idleKb: kb })]),
      ],
    });
    expect(lastLine([engine('embedded', 0.5, 20, 8), engine('PostgreSQL', 0.61234, 24, 3)])).toBe(
      'ack_ratio=0.5 interactions_ratio=0.5 typing_ratio=0.5 idle_kb=24 screen_p99_ms=8',
    );
  });

  it('says n/a of what was not measured', () => {
    expect(lastLine([{ engine: 'embedded', outcomes: [anOutcome('a', 0.5)] }])).toBe(
      'ack_ratio=0.5 interactions_ratio=n/a typing_ratio=n/a idle_kb=n/a screen_p99_ms=n/a',
    );
  });
});
