import type { Config } from '../config/load-config.ts';
import type { Database } from '../db/open-database.ts';
import type { Health } from '../health/create-health.ts';
import type { Log } from '../log/create-log.ts';
import type { Levels, Metrics } from './metrics.ts';
import { openMetricsServer, type MetricsServer } from './metrics-server.ts';
import { readOutboxLevel } from './outbox-level.repository.ts';

export interface FiguresDeps {
  readonly config: Pick<Config, 'metrics'>;
  readonly onlookers: { readonly metrics: Metrics | null };
  readonly database: Pick<Database, 'db' | 'pool'>;
  readonly shared: { readonly reach: { isWhole(): boolean } } | null;
  readonly health: Health;
  readonly log: Log;
  readonly sockets: Levels['sockets'];
  now(): number;
}

/** Opens the port of the figures; null when none was asked for. */
export async function openFigures(deps: FiguresDeps): Promise<MetricsServer | null> {
  const { config, onlookers, database, shared, health, log, sockets, now } = deps;
  const { metrics } = onlookers;
  if (metrics === null || config.metrics === undefined) return null;
  const { db, pool } = database;
  metrics.watch({
    sockets,
    pool: () => ({ open: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    outbox: () => readOutboxLevel(db, now()),
    redis: () => shared?.reach.isWhole() ?? null,
  });
  return openMetricsServer({ ...config.metrics, metrics, health, log });
}
