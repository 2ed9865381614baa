import { setTimeout as sleep } from 'node:timers/promises';
import { createClient, type RedisClientType } from 'redis';
import type { Log } from '../log/create-log.ts';

/** A start waits so long for Redis, and then goes on without. */
const CONNECT_WITHIN_MS = 2_000;

/** A connection on which nothing moves for so long is dead; every one of ours has pings on it. */
const SILENT_AFTER_MS = 20_000;
const PING_EVERY_MS = 5_000;

/** Commands that wait for a Redis that does not answer; more are refused rather than kept in memory. */
const MOST_COMMANDS = 10_000;

const LONGEST_PAUSE_MS = 2_000;
/** So that many processes do not come back in the same instant. */
const SPREAD_MS = 200;

/** Also after silence: the client would else close for good, and with it whatever reads news through a copy of it. */
const pauseBefore = (attempt: number): number =>
  Math.min(50 * 2 ** attempt, LONGEST_PAUSE_MS) + Math.floor(Math.random() * SPREAD_MS);

/**
 * A connection to Redis that comes back by itself. Its faults are logged and passing: the truth is in the database. A
 * server starts without Redis as well, since a restart must not need more than what it is to outlive.
 * @throws when the address is none
 */
export async function openRedis(
  url: string,
  log: Log,
  silentAfterMs = SILENT_AFTER_MS,
): Promise<RedisClientType> {
  const client: RedisClientType = createClient({
    url,
    pingInterval: PING_EVERY_MS,
    commandsQueueMaxLength: MOST_COMMANDS,
    socket: { socketTimeout: silentAfterMs, reconnectStrategy: pauseBefore },
  });
  let isAway = false;
  client.on('error', (err: unknown) => {
    // One line when it goes, not one for each attempt to reach it.
    if (!isAway) log.warn({ err }, 'Redis cannot be reached');
    isAway = true;
  });
  client.on('ready', () => {
    if (isAway) log.info({}, 'Redis is back');
    isAway = false;
  });
  const connected = client.connect().catch((err: unknown) => {
    log.warn({ err }, 'The connection to Redis was given up');
  });
  await Promise.race([connected, sleep(CONNECT_WITHIN_MS, undefined, { ref: false })]);
  return client;
}

/** Lets go of the connection; one that is down has nothing to wait for. */
export async function closeRedis(client: RedisClientType): Promise<void> {
  if (client.isReady) await client.close();
  else if (client.isOpen) client.destroy();
}
