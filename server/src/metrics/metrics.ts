import {
  collectDefaultMetrics,
  Counter,
  Gauge,
  Histogram,
  Registry,
  type GaugeConfiguration,
} from 'prom-client';
import type { JobEffect } from '../jobs/run-jobs.ts';
import type { Taken } from '../interactions/interactions.ts';
import type { Observe } from '../realtime/serve.ts';

/** What is looked at when somebody asks for the figures, and not before. */
export interface Levels {
  sockets(): { readonly visitors: number; readonly agents: number };
  pool(): { readonly open: number; readonly idle: number; readonly waiting: number };
  outbox(): Promise<OutboxLevel>;
  /** Whether news reach the other processes; null: this process stands alone. */
  redis(): boolean | null;
}

export interface OutboxLevel {
  /** Jobs that are due, or under way. */
  readonly due: number;
  /** Jobs whose time has not come. */
  readonly later: number;
  /** Jobs that were given up; they wait for somebody to look. */
  readonly givenUp: number;
  readonly oldestDueMs: number;
}

/**
 * Figures of this process for Prometheus. Labels are names of our own (requests, topics, outcomes): no site, no person, no
 * address, so that figures are nobody's data and their number is bounded.
 */
export interface Metrics {
  readonly contentType: string;
  text(): Promise<string>;
  observe(side: 'visitor' | 'agent'): Observe;
  countHttp(answer: { readonly kind: string; readonly status: number; readonly seconds: number }): void;
  countFacts(taken: Taken): void;
  /** The same effects, counted and timed. */
  countedJobs(effects: Readonly<Record<string, JobEffect>>): Readonly<Record<string, JobEffect>>;
  watch(levels: Levels): void;
}

/** From half a millisecond to the patience of a client. */
const SECONDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const acks = new Histogram({
    name: 'attune_ack_seconds',
    help: 'From a socket request to its acknowledgement, with the commit where there is one.',
    labelNames: ['side', 'request', 'outcome'] as const,
    buckets: SECONDS,
    registers,
  });
  const http = new Histogram({
    name: 'attune_http_seconds',
    help: 'From an HTTP request to the end of its answer.',
    labelNames: ['kind', 'status'] as const,
    buckets: SECONDS,
    registers,
  });
  const facts = new Counter({
    name: 'attune_interactions_total',
    help: 'Facts about visits that were reported: stored, or shed so that the chat stays quick.',
    labelNames: ['fate'] as const,
    registers,
  });
  const jobs = new Histogram({
    name: 'attune_job_seconds',
    help: 'How long jobs took, by what they do and how they ended.',
    labelNames: ['job', 'outcome'] as const,
    buckets: SECONDS,
    registers,
  });

  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    observe: (side) => (request) => {
      const startedAt = performance.now();
      return (outcome) => acks.observe({ side, request, outcome }, secondsSince(startedAt));
    },
    countHttp: ({ kind, status, seconds }) =>
      http.observe({ kind, status: `${Math.floor(status / 100)}xx` }, seconds),
    countFacts({ stored, shed }) {
      facts.inc({ fate: 'stored' }, stored);
      facts.inc({ fate: 'shed' }, shed);
    },
    countedJobs: (effects) =>
      Object.fromEntries(
        Object.entries(effects).map(([job, effect]): [string, JobEffect] => [
          job,
          async (tx, payload) => {
            const startedAt = performance.now();
            const ended = (outcome: string) => jobs.observe({ job, outcome }, secondsSince(startedAt));
            try {
              const tell = await effect(tx, payload);
              ended('ok');
              return tell;
            } catch (error) {
              ended('failed');
              throw error;
            }
          },
        ]),
      ),
    watch: (levels) => watchLevels(levels, registers),
  };
}

function watchLevels(levels: Levels, registers: Registry[]): void {
  /** The registry keeps it. */
  const gauge = <Label extends string>(about: GaugeConfiguration<Label>) => new Gauge<Label>(about);
  gauge({
    name: 'attune_sockets',
    help: 'Connections to this process.',
    labelNames: ['side'] as const,
    registers,
    collect() {
      const { visitors, agents } = levels.sockets();
      this.set({ side: 'visitor' }, visitors);
      this.set({ side: 'agent' }, agents);
    },
  });
  gauge({
    name: 'attune_database_connections',
    help: 'Connections of this process to the database, and who waits for one.',
    labelNames: ['state'] as const,
    registers,
    collect() {
      for (const [state, count] of Object.entries(levels.pool())) this.set({ state }, count);
    },
  });
  gauge({
    name: 'attune_redis_reached',
    help: '1 while news reach the other processes, 0 while they do not; absent without Redis.',
    registers,
    collect() {
      const reached = levels.redis();
      if (reached === null) this.remove();
      else this.set(reached ? 1 : 0);
    },
  });
  const oldest = new Gauge({
    name: 'attune_outbox_oldest_due_seconds',
    help: 'For how long the oldest job that is due has been waiting.',
    registers,
  });
  gauge({
    name: 'attune_outbox_jobs',
    help: 'Jobs owed by the whole installation.',
    labelNames: ['state'] as const,
    registers,
    async collect() {
      const { due, later, givenUp, oldestDueMs } = await levels.outbox();
      this.set({ state: 'due' }, due);
      this.set({ state: 'later' }, later);
      this.set({ state: 'given-up' }, givenUp);
      oldest.set(oldestDueMs / 1_000);
    },
  });
}

const secondsSince = (startedAt: number): number => (performance.now() - startedAt) / 1_000;
