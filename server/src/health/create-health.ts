import { statfs } from 'node:fs/promises';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isDiskFull } from '../db/errors.ts';
import type { Db } from '../db/open-database.ts';
import type { Log } from '../log/create-log.ts';
import { countMissingMigrations, writeAndRead } from './health.repository.ts';
import { versionOn, type Version } from './version.ts';
import { within } from './within.ts';

interface Alive {
  readonly state: 'alive';
  readonly uptimeMs: number;
  /** How late timers came since the process started; a busy loop answers everybody late. */
  readonly loopLagMs: { readonly median: number; readonly p99: number; readonly max: number };
}

type CheckName = 'database' | 'migrations' | 'disk' | 'redis' | 'connections' | 'draining';
type CheckState = 'ok' | 'degraded' | 'failed';

export interface Readiness {
  /** degraded: serves everybody, though something that it can do without is away. */
  readonly state: 'ready' | 'degraded' | 'unready';
  readonly checks: Readonly<Record<CheckName, CheckState>>;
  /** A sentence for each check that is not ok. */
  readonly causes: readonly string[];
}

export interface HealthOptions {
  readonly db: Db;
  readonly dataDir: string;
  readonly log: Log;
  /** Absent: this installation has none. */
  readonly redis?: { ping(): Promise<unknown> };
  /** Whether requests lately failed for want of room in the database. */
  isDiskFull?(): boolean;
  /** Why no more connections can be served, in a sentence; null: they can. */
  whyFull?(): Promise<string | null>;
  /** Whether the process is about to stop and wants no new connections. */
  isDraining(): boolean;
}

export interface Health {
  alive(): Alive;
  ready(): Promise<Readiness>;
  version(): Promise<Version>;
  close(): void;
}

/** Whoever asks gives up soon; a probe that hangs tells nobody anything. */
const PATIENCE_MS = 2_000;

/** Below this the database may soon be unable to write. */
const LEAST_FREE_BYTES = 50 * 1024 * 1024;

interface Verdict {
  readonly state: CheckState;
  readonly cause?: string;
}
const OK: Verdict = { state: 'ok' };

/** Tells whether the process lives, and whether it can serve. The answers name causes, and no host. */
export function createHealth(options: HealthOptions): Health {
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  // Everybody may ask, so that many askers at once must cost no more than one.
  let asked: Promise<Readiness> | null = null;
  let askedVersion: Promise<Version> | null = null;

  return {
    alive: () => ({
      state: 'alive',
      uptimeMs: Math.round(process.uptime() * 1_000),
      loopLagMs: {
        median: inMs(delay.percentile(50)),
        p99: inMs(delay.percentile(99)),
        max: inMs(delay.max),
      },
    }),
    ready() {
      asked ??= checkAll(options).finally(() => {
        asked = null;
      });
      return asked;
    },
    version() {
      askedVersion ??= versionOn(options.db, PATIENCE_MS).finally(() => {
        askedVersion = null;
      });
      return askedVersion;
    },
    close: () => delay.disable(),
  };
}

const FULL = 'The disk of the database is full.';

async function checkAll({
  db,
  dataDir,
  log,
  redis,
  isDiskFull: isFull,
  whyFull,
  isDraining,
}: HealthOptions): Promise<Readiness> {
  const failing = (otherwise: string) => (err: unknown) => {
    // A database that died of a full disk lets nobody in who could be told why.
    const cause = isDiskFull(err) || isFull?.() === true ? FULL : otherwise;
    log.warn({ err }, cause);
    return { state: 'failed', cause } satisfies Verdict;
  };
  const [database, migrations, disk, redisState, full] = await Promise.all([
    within(PATIENCE_MS, writeAndRead(db)).then(
      (): Verdict => (isFull?.() === true ? { state: 'failed', cause: FULL } : OK),
      failing('The database cannot be written to and read from.'),
    ),
    within(PATIENCE_MS, countMissingMigrations(db)).then(
      migrationsVerdict,
      failing('Whether the database has the newest schema cannot be found out.'),
    ),
    statfs(dataDir).then(diskVerdict, () => OK),
    redis === undefined ? OK : within(PATIENCE_MS, redis.ping()).then(() => OK, redisAway),
    whyFull?.() ?? null,
  ]);
  return summary({
    database,
    migrations,
    disk,
    redis: redisState,
    connections: full === null ? OK : { state: 'failed', cause: full },
    draining: drainingVerdict(isDraining()),
  });
}

function summary(verdicts: Readonly<Record<CheckName, Verdict>>): Readiness {
  const { database, migrations, disk, redis, connections, draining } = verdicts;
  const all = Object.values(verdicts);
  const isUnready = all.some(({ state }) => state === 'failed');
  const isDegraded = all.some(({ state }) => state === 'degraded');
  return {
    state: isUnready ? 'unready' : isDegraded ? 'degraded' : 'ready',
    checks: {
      database: database.state,
      migrations: migrations.state,
      disk: disk.state,
      redis: redis.state,
      connections: connections.state,
      draining: draining.state,
    },
    causes: [...new Set(all.flatMap(({ cause }) => (cause === undefined ? [] : [cause])))],
  };
}

function migrationsVerdict(missing: number): Verdict {
  if (missing === 0) return OK;
  const what = missing === 1 ? 'One migration is' : `${missing} migrations are`;
  return {
    state: 'failed',
    cause: `${what} missing in the database. Restart the server to apply what is missing.`,
  };
}

function diskVerdict({ bavail, bsize }: { readonly bavail: number; readonly bsize: number }): Verdict {
  if (bavail * bsize >= LEAST_FREE_BYTES) return OK;
  return { state: 'failed', cause: 'The disk of the data folder has less than 50 MB left.' };
}

function redisAway(): Verdict {
  return {
    state: 'degraded',
    cause: 'Redis cannot be reached; this process serves its own connections alone.',
  };
}

function drainingVerdict(isDraining: boolean): Verdict {
  return isDraining ? { state: 'failed', cause: 'The process is stopping.' } : OK;
}

function inMs(nanoseconds: number): number {
  // Before the first sample the histogram answers nonsense.
  return Number.isFinite(nanoseconds) && nanoseconds > 0 ? Math.round(nanoseconds / 10_000) / 100 : 0;
}
