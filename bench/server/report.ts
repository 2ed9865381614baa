import { inFigures, table } from '../figures.ts';
import type { ScenarioLetter } from './arguments.ts';
import { ATTUNE, type Outcome } from './outcome.ts';

/** All outcomes on one engine. */
export interface EngineReport {
  readonly engine: string;
  readonly outcomes: readonly Outcome[];
}

const HEAD = ['', 'count', 'per s', 'per CPU-s', 'p50 ms', 'p99 ms', 'KB each', 'note'];

export function outcomeLines({ scenario, title, unit, rows, ratio, ratioOf }: Outcome): string {
  const cells = rows.map(({ side, done, perSecond, perCpuSecond, p50Ms, p99Ms, idleKb, note }) => [
    `  ${side}`,
    ...[done, perSecond, perCpuSecond].map((value) => inFigures(value, 0)),
    ...[p50Ms, p99Ms].map((value) => inFigures(value, 2)),
    idleKb === null ? '' : inFigures(idleKb),
    note,
  ]);
  const head = `(${scenario}) ${title}; count: ${unit}`;
  return [head, table([HEAD, ...cells]), `  ratio ${inFigures(ratio, 3)}: ${ratioOf}`].join('\n');
}

/** Over several engines the worst figure of each: what is promised, is promised on all of them. */
export function lastLine(reports: readonly EngineReport[]): string {
  const each = (scenario: ScenarioLetter, of: (outcome: Outcome) => number | null): number[] =>
    reports
      .flatMap(({ outcomes }) => outcomes.filter((outcome) => outcome.scenario === scenario))
      .map((outcome) => of(outcome) ?? Number.NaN);
  const least = (scenario: ScenarioLetter): string =>
    inFigures(Math.min(...each(scenario, ({ ratio }) => ratio)), 3);
  const most = (scenario: ScenarioLetter, of: (outcome: Outcome) => number | null): string =>
    inFigures(Math.max(...each(scenario, of)));
  return [
    `ack_ratio=${least('a')}`,
    `interactions_ratio=${least('c')}`,
    `typing_ratio=${least('d')}`,
    `idle_kb=${most('e', ({ rows }) => ours(rows)?.idleKb ?? null)}`,
    `screen_p99_ms=${most('b', ({ rows }) => ours(rows)?.p99Ms ?? null)}`,
  ].join(' ');
}

function ours(rows: Outcome['rows']): Outcome['rows'][number] | undefined {
  return rows.find(({ side }) => side === ATTUNE);
}
