import type { JobEffect } from '../jobs/run-jobs.ts';
import type { Tracing } from './tracing.ts';

/** The same effects, each in a span. */
export const tracedJobs = (
  effects: Readonly<Record<string, JobEffect>>,
  tracing: Tracing,
): Readonly<Record<string, JobEffect>> =>
  Object.fromEntries(
    Object.entries(effects).map(([topic, effect]): [string, JobEffect] => [
      topic,
      (tx, payload) => tracing.span(`job ${topic}`, () => effect(tx, payload)),
    ]),
  );
