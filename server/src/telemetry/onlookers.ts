import type { Config } from '../config/load-config.ts';
import type { JobEffect } from '../jobs/run-jobs.ts';
import { createMetrics, type Metrics } from '../metrics/metrics.ts';
import type { Watched } from '../realtime/serve.ts';
import { openTracing } from './open-tracing.ts';
import { tracedJobs } from './traced-jobs.ts';
import type { Tracing } from './tracing.ts';

/** Whoever looks on while the server works: figures, spans, both, or nobody. */
export interface Onlookers {
  readonly metrics: Metrics | null;
  readonly tracing: Tracing | null;
  sockets(side: 'visitor' | 'agent'): Watched;
  jobs(effects: Readonly<Record<string, JobEffect>>): Readonly<Record<string, JobEffect>>;
  close(): Promise<void>;
}

export async function openOnlookers({
  metrics: place,
  tracesTo,
  role,
}: Pick<Config, 'metrics' | 'tracesTo' | 'role'>): Promise<Onlookers> {
  const metrics = place === undefined ? null : createMetrics();
  const tracing = tracesTo === undefined ? null : await openTracing(tracesTo, role);
  return {
    metrics,
    tracing,
    sockets: (side) => ({
      ...(metrics === null ? {} : { observe: metrics.observe(side) }),
      ...(tracing === null
        ? {}
        : { traced: (request, work) => tracing.span(`socket ${side} ${request}`, work) }),
    }),
    jobs(effects) {
      const counted = metrics === null ? effects : metrics.countedJobs(effects);
      return tracing === null ? counted : tracedJobs(counted, tracing);
    },
    async close() {
      await tracing?.close();
    },
  };
}
