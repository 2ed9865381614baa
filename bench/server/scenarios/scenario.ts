import type { WorkFor } from '../children.ts';
import type { Outcome } from '../outcome.ts';
import type { Process } from '../process-usage.ts';
import type { Side } from '../side.ts';

/** What a scenario is given. */
export interface Stage {
  readonly attune: Side;
  readonly bare: Side;
  /** The same database without a server in front of it. */
  readonly workFor: WorkFor;
  /** What works beside either of them: PostgreSQL, Redis. */
  readonly helpers: readonly Process[];
  /** How long each side is measured in all. */
  readonly seconds: number;
  readonly clients: number;
}

export type Scenario = (stage: Stage) => Promise<Outcome>;
