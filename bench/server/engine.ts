import { chooseOffers } from '../../scripts/services/choose.mjs';
import { openServices } from '../../scripts/services/open-services.mjs';
import { postgres } from '../../scripts/services/postgres.mjs';
import { redis } from '../../scripts/services/redis.mjs';
import { createDatabase } from './postgres-database.ts';

/** A place where our server keeps things. */
export interface Engine {
  readonly name: string;
  /** What the server is started with. */
  readonly env: Readonly<Record<string, string>>;
  /** null: embedded, in the server's own folder. */
  readonly databaseUrl: string | null;
  close(): Promise<void>;
}

/** Apart from what other programs keep in the same Redis. */
const REDIS_DATABASE = '/7';

export const embedded: Engine = {
  name: 'embedded',
  env: {},
  databaseUrl: null,
  close: () => Promise.resolve(),
};

/**
 * PostgreSQL and Redis: those that TEST_DATABASE_URL and TEST_REDIS_URL name, else those of this machine. Nothing is
 * installed for it. Whether commits wait for the disk is said: the bare insert gains most where they do not.
 * @returns null when there are none, which is said
 */
export async function openScaled(say: (line: string) => void): Promise<Engine | null> {
  const { PATH, TEST_DATABASE_URL, TEST_REDIS_URL } = process.env;
  const env = { PATH, DATABASE_URL: TEST_DATABASE_URL, REDIS_URL: TEST_REDIS_URL };
  const missing = chooseOffers([postgres, redis], env).filter(({ from }) => from === 'missing');
  if (missing.length > 0) {
    const names = missing.map(({ service }) => service.name).join(' and no ');
    say(`PostgreSQL + Redis: skipped, there is no ${names} here.`);
    return null;
  }
  const services = await openServices([postgres, redis], say, env);
  const { TEST_DATABASE_URL: postgresUrl = '', TEST_REDIS_URL: redisUrl = '' } = services.env;
  const database = await createDatabase(postgresUrl).catch(async (fault: unknown) => {
    await services.close();
    throw fault;
  });
  say(`PostgreSQL ${database.waitsForDisk ? 'waits' : 'does not wait'} for the disk at a commit.`);
  const redisPlace = new URL(redisUrl);
  if (redisPlace.pathname.length < 2) redisPlace.pathname = REDIS_DATABASE;
  return {
    name: 'PostgreSQL + Redis',
    env: { DATABASE_URL: database.url, REDIS_URL: redisPlace.href },
    databaseUrl: database.url,
    async close() {
      await database.drop();
      await services.close();
    },
  };
}
