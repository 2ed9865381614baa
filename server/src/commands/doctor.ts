import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config/load-config.ts';
import { databaseAtAGlance } from '../db/at-a-glance.ts';
import { erasedThere } from '../db/backup/erased-there.ts';
import { FolderInUse } from '../db/folder-lock.ts';
import { within } from '../health/within.ts';
import { createEraseLedger } from '../privacy/erase-ledger.ts';
import { closeRedis, openRedis } from '../realtime/open-redis.ts';
import type { Around, Command } from './command.ts';

/** What one look found. `advice` says what to do about it. */
interface Finding {
  readonly about: string;
  readonly state: 'ok' | 'note' | 'wrong';
  readonly told: string;
  readonly advice?: string;
}

const MARKS = { ok: 'ok   ', note: 'note ', wrong: 'WRONG' } as const;
const PATIENCE_MS = 5_000;
const GIGABYTE = 1024 ** 3;
/** Sessions and promises are told by the clock; whoever compares times of two machines sees this much. */
const CLOCK_OFF_MS = 2_000;

export const doctorCommand: Command = {
  name: 'doctor',
  usage: 'doctor',
  about:
    'Looks at settings, database, migrations, clock, Redis, data folder, disk and public address, and says what to do. Changes nothing.',
  async run(_given, around) {
    const found = (
      await Promise.all([database(around), redis(around), dataFolder(around), disk(around), address(around)])
    ).flat();
    const all: readonly Finding[] = [
      { about: 'settings', state: 'ok', told: 'every value can be used' },
      ...found,
    ];
    for (const { about, state, told, advice } of all) {
      around.say(
        `${MARKS[state]}  ${about}: ${told}`,
        ...(advice === undefined ? [] : [`         ${advice}`]),
      );
    }
    const wrong = all.filter(({ state }) => state === 'wrong').length;
    around.say('', wrong === 0 ? 'Nothing is wrong.' : `Wrong: ${wrong}.`);
    return wrong === 0 ? 0 : 1;
  },
};

async function database({ config, log, now }: Around): Promise<Finding[]> {
  const about = config.databaseUrl === undefined ? 'embedded database' : 'PostgreSQL';
  if (config.databaseUrl === undefined && !existsSync(join(config.dataDir, 'database')))
    return [{ about, state: 'note', told: 'none yet', advice: 'The first start makes it.' }];
  try {
    const { version, missing, aheadMs } = await databaseAtAGlance({ ...config, log, now });
    const old = version < 150_000;
    return [
      {
        about,
        state: old ? 'wrong' : 'ok',
        told: `answers, version ${Math.floor(version / 10_000)}`,
        ...(old ? { advice: 'Attune needs PostgreSQL 15 or newer.' } : {}),
      },
      missing === 0
        ? { about: 'migrations', state: 'ok', told: 'the schema is the newest' }
        : {
            about: 'migrations',
            state: 'note',
            told: `${missing} are missing`,
            advice: 'Run "attune migrate", or start a server: it does the same.',
          },
      Math.abs(aheadMs) <= CLOCK_OFF_MS
        ? { about: 'clock', state: 'ok', told: 'agrees with that of the database' }
        : {
            about: 'clock',
            state: 'wrong',
            told: `is ${Math.round(aheadMs / 1_000)} s off that of the database`,
            advice: 'Set the clocks of both machines by NTP.',
          },
    ];
  } catch (error) {
    if (error instanceof FolderInUse)
      return [
        {
          about,
          state: 'note',
          told: 'a server has it open',
          advice: 'Ask that one: its /readyz says how it is.',
        },
      ];
    log.debug({ err: error }, 'the database could not be looked at');
    return [
      {
        about,
        state: 'wrong',
        told: 'cannot be reached or read',
        advice:
          'Check DATABASE_URL, that the server runs, and that its user owns the database. LOG_LEVEL=debug says more.',
      },
    ];
  }
}

async function redis({ config, log }: Around): Promise<Finding[]> {
  const { redisUrl } = config;
  if (redisUrl === undefined)
    return [{ about: 'Redis', state: 'ok', told: 'none; right for one process, needed for more' }];
  const client = await openRedis(redisUrl, log);
  try {
    await within(PATIENCE_MS, client.isReady ? client.ping() : Promise.reject(new Error('not connected')));
    return [{ about: 'Redis', state: 'ok', told: 'answers' }];
  } catch (error) {
    log.debug({ err: error }, 'Redis did not answer');
    return [
      {
        about: 'Redis',
        state: 'wrong',
        told: 'does not answer',
        advice:
          'Check REDIS_URL. Messages are safe without it; typing and presence do not reach other processes.',
      },
    ];
  } finally {
    await closeRedis(client);
  }
}

/** Attachments and the list of erasures lie there, so processes that share a database share it too. */
async function dataFolder({ config, log, now }: Around): Promise<Finding[]> {
  const about = 'data folder';
  if (!existsSync(config.dataDir)) return [{ about, ...noFolder(config) }];
  if (config.databaseUrl === undefined) return [];
  const advice =
    'Give every process the same DATA_DIR, as one volume: attachments and the list of erasures lie in it.';
  try {
    const lacking = await createEraseLedger(config.dataDir).missing(
      await erasedThere({ ...config, log, now }),
    );
    if (lacking.length > 0)
      return [
        {
          about,
          state: 'wrong',
          told: `its list of erasures lacks ${lacking.length} that the database knows`,
          advice,
        },
      ];
  } catch (error) {
    log.debug({ err: error }, 'the list of erasures could not be compared');
    return [{ about, state: 'note', told: 'its list of erasures could not be compared', advice }];
  }
  return config.redisUrl === undefined
    ? [{ about, state: 'ok', told: 'knows every erasure' }]
    : [{ about, state: 'note', told: 'knows every erasure; other processes must use the same', advice }];
}

/** A first start makes the folder; where there was one before, that start would make an empty one in its place. */
function noFolder({ dataDir, databaseUrl }: Config): Omit<Finding, 'about'> {
  const told = `${dataDir} (DATA_DIR) is not there`;
  if (databaseUrl === undefined)
    return { state: 'note', told, advice: 'The first start makes it, with the database in it.' };
  return {
    state: 'wrong',
    told,
    advice:
      'Attachments and the list of erasures lie in it, also beside PostgreSQL. Make it, or mount the volume on which it was: every process needs the same one.',
  };
}

async function disk({ config }: Around): Promise<Finding[]> {
  if (!existsSync(config.dataDir)) return [];
  const { bavail, bsize } = await statfs(config.dataDir);
  const free = bavail * bsize;
  const told = `${(free / GIGABYTE).toFixed(1)} GB free in ${config.dataDir}`;
  return [
    free >= GIGABYTE
      ? { about: 'disk', state: 'ok', told }
      : {
          about: 'disk',
          state: 'wrong',
          told,
          advice: 'Make room: attachments and the embedded database need it.',
        },
  ];
}

async function address({ config }: Around): Promise<Finding[]> {
  const about = 'public address';
  const { publicUrl, production } = config;
  if (publicUrl === undefined) {
    const advice = 'Set PUBLIC_URL to the https:// address that browsers use.';
    return [{ about, state: production ? 'wrong' : 'note', told: 'PUBLIC_URL is not set', advice }];
  }
  return [schemeOf(publicUrl, config), await reached(publicUrl)];
}

function schemeOf(publicUrl: string, { trustProxy }: Config): Finding {
  const about = 'public address';
  if (!publicUrl.startsWith('https:'))
    return {
      about,
      state: 'note',
      told: 'is not https',
      advice: 'Put a proxy with TLS in front; cookies are then sent over https only.',
    };
  return trustProxy === undefined
    ? {
        about,
        state: 'note',
        told: 'TRUST_PROXY is not set',
        advice: 'Name your proxy, or limits count all visitors as one.',
      }
    : { about, state: 'ok', told: 'https behind a proxy that is named' };
}

async function reached(publicUrl: string): Promise<Finding> {
  const about = 'public address';
  const advice = `Start a server, and let the proxy pass ${publicUrl} on to it.`;
  try {
    const answer = await fetch(`${publicUrl}/healthz`, {
      signal: AbortSignal.timeout(PATIENCE_MS),
      redirect: 'error',
    });
    const body: unknown = await answer.json();
    const isOurs = typeof body === 'object' && body !== null && 'state' in body && body.state === 'alive';
    return isOurs
      ? { about, state: 'ok', told: 'a server of Attune answers there' }
      : { about, state: 'wrong', told: 'something else answers there', advice };
  } catch {
    // Why a name or a connection fails is the network's to say; what to do is the same.
    return { about, state: 'note', told: 'nothing answers there', advice };
  }
}
