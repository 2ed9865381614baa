import { inFigures } from '../figures.ts';
import type { ScenarioLetter } from './arguments.ts';
import { ATTUNE, type Outcome } from './outcome.ts';
import type { EngineReport } from './report.ts';

/** What a figure has to be on every engine. */
interface Gate {
  readonly scenario: ScenarioLetter;
  readonly what: string;
  readonly figure: (outcome: Outcome) => number | null;
  readonly atLeast?: number;
  readonly atMost?: number;
}

/** How one engine stands to a gate. */
interface Judged {
  readonly engine: string;
  readonly gate: Gate;
  readonly figure: number;
  readonly isMet: boolean;
}

const ratio = ({ ratio: it }: Outcome): number | null => it;

const GATES: readonly Gate[] = [
  { scenario: 'a', what: 'messages acknowledged over bare transactions', figure: ratio, atLeast: 0.5 },
  { scenario: 'c', what: 'interactions over bare Socket.IO', figure: ratio, atLeast: 0.6 },
  { scenario: 'd', what: 'typing told over bare Socket.IO', figure: ratio, atLeast: 0.8 },
  { scenario: 'e', what: 'KB of an idle visitor', figure: idleKb, atMost: 25 },
  { scenario: 'g', what: 'p99 of an ack in a flood over the calm', figure: ratio, atMost: 2 },
];

function idleKb({ rows }: Outcome): number | null {
  return rows.find(({ side }) => side === ATTUNE)?.idleKb ?? null;
}

/** Every gate whose scenario was run, for each engine on which it was. A figure that could not be had misses its gate. */
export function judge(reports: readonly EngineReport[]): readonly Judged[] {
  return GATES.flatMap((gate) =>
    reports.flatMap(({ engine, outcomes }) =>
      outcomes
        .filter(({ scenario }) => scenario === gate.scenario)
        .map((outcome) => {
          const figure = gate.figure(outcome) ?? Number.NaN;
          const { atLeast = -Infinity, atMost = Infinity } = gate;
          return { engine, gate, figure, isMet: figure >= atLeast && figure <= atMost };
        }),
    ),
  );
}

export function gateLines(judged: readonly Judged[]): string {
  return judged
    .map(({ engine, gate: { scenario, what, atLeast, atMost }, figure, isMet }) => {
      const bound = atLeast === undefined ? `at most ${atMost}` : `at least ${atLeast}`;
      return `${isMet ? 'met   ' : 'MISSED'}  (${scenario}) ${what}: ${inFigures(figure, 3)}, ${bound}; ${engine}`;
    })
    .join('\n');
}
