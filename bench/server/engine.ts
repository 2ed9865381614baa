import { postgres, startPostgres } from '../../scripts/services/postgres.mjs';
import { redis, startRedis } from '../../scripts/services/redis.mjs';
import { createDatabase } from './postgres-database.ts';
import type { Process } from './process-usage.ts';

/** A place where our server keeps things. */
export interface Engine {
  readonly name: string;
  /** What the server is started with. */
  readonly env: Readonly<Record<string, string>>;
  /** null: embedded, in the server's own folder. */
  readonly databaseUrl: string | null;
  /** What works beside the server for it, as far as it runs on this machine under our eyes. */
  readonly helpers: readonly Process[];
  close(): Promise<void>;
}

/** Apart from what other programs keep in the same Redis. */
const REDIS_DATABASE = '/7';

export const embedded: Engine = {
  name: 'embedded',
  env: {},
  databaseUrl: null,
  helpers: [],
  close: () => Promise.resolve(),
};

interface Service {
  readonly url: string;
  /** Empty for one that somebody else runs. */
  readonly processes: readonly Process[];
  stop(): Promise<void>;
}

/**
 * PostgreSQL and Redis as they are deployed: started here from the programs of this machine, PostgreSQL with its own
 * settings for the disk. Those that BENCH_DATABASE_URL and BENCH_REDIS_URL name are taken instead. Those of the tests
 * are not: they do not wait for the disk, and then a commit is cheaper than anybody's.
 * @returns null when there are none, which is said
 */
export async function openScaled(say: (line: string) => void): Promise<Engine | null> {
  const open: Service[] = [];
  const close = async (): Promise<void> => {
    for (const service of open.splice(0).toReversed()) await service.stop();
  };
  try {
    const database = await openService(open, 'PostgreSQL', process.env['BENCH_DATABASE_URL'], () => {
      const program = postgres.find({ PATH: process.env['PATH'] });
      return program === undefined ? undefined : startPostgres(program, { waitsForDisk: true });
    });
    const cache = await openService(open, 'Redis', process.env['BENCH_REDIS_URL'], () => {
      const program = redis.find({ PATH: process.env['PATH'] });
      return program === undefined ? undefined : startRedis(program);
    });
    if (database === null || cache === null) {
      say(`PostgreSQL + Redis: skipped, there is no ${database === null ? 'PostgreSQL' : 'Redis'} here.`);
      await close();
      return null;
    }
    const fresh = await createDatabase(database.url);
    open.push({ url: fresh.url, processes: [], stop: () => fresh.drop() });
    say(
      `PostgreSQL ${fresh.waitsForDisk ? 'waits' : 'DOES NOT WAIT'} for the disk at a commit; ` +
        `one commit alone takes ${fresh.commitMs.toFixed(2)} ms here.`,
    );
    const redisPlace = new URL(cache.url);
    if (redisPlace.pathname.length < 2) redisPlace.pathname = REDIS_DATABASE;
    return {
      name: 'PostgreSQL + Redis',
      env: { DATABASE_URL: fresh.url, REDIS_URL: redisPlace.href },
      databaseUrl: fresh.url,
      helpers: [...database.processes, ...cache.processes],
      close,
    };
  } catch (fault) {
    await close();
    throw fault;
  }
}

async function openService(
  open: Service[],
  name: string,
  given: string | undefined,
  start: () => ReturnType<typeof startRedis> | undefined,
): Promise<Service | null> {
  if (given !== undefined) return { url: given, processes: [], stop: () => Promise.resolve() };
  const started = await start();
  if (started === undefined) return null;
  const service = {
    url: started.url,
    processes: [{ name, pid: started.pid }],
    stop: () => started.stop(),
  };
  open.push(service);
  return service;
}
