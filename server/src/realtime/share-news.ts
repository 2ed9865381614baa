import { setTimeout as sleep } from 'node:timers/promises';
import { createAdapter } from '@socket.io/redis-streams-adapter';
import type { RedisClientType } from 'redis';
import type { Log } from '../log/create-log.ts';
import { createNewsTogether, type SharedNews, type StreamEntry } from './news-together.ts';
import type { RedisReach } from './redis-reach.ts';

/** How Socket.IO asks for the adapter of a namespace. */
export type SharedAdapter = ReturnType<typeof createAdapter>;

/** For whom a piece of news is. */
interface Audience {
  readonly rooms: ReadonlySet<string>;
  readonly except?: ReadonlySet<string>;
  readonly flags?: { readonly local?: boolean };
}

/** What we use of the adapter that its types keep to its subclasses. */
interface Inside {
  readonly uid: string;
  readonly nsp: { readonly name: string };
  readonly rooms: ReadonlyMap<string, unknown>;
  /** To our own sockets; without `local`, to all. */
  broadcast(packet: object, audience: Audience): Promise<void>;
  /** @param news of another process */
  onMessage(news: SharedNews, offset: string): void;
  /** @param entry as it lies in the stream: with the name of the process that told it */
  onRawMessage(entry: StreamEntry, offset: string): void;
  doPublish(message: unknown): Promise<string>;
  serverCount(): Promise<number>;
}

/** Socket.IO's number for news to rooms (`MessageType` of socket.io-adapter). */
const BROADCAST = 3;

/** @param installation keeps the news of two installations on one Redis apart */
export const newsStreamOf = (installation: string): string => `attune:${installation}:news`;

/** News that cannot be read are asked for again after this long. */
const READ_AGAIN_AFTER_MS = 500;

/**
 * Lets the processes of one installation share their rooms. Telling one's own sockets never waits for Redis: what it
 * does not take is made good from the database (see `missed-news.ts`).
 * @param stream where news pass, by `newsStreamOf`
 */
export function shareNews(
  redis: RedisClientType,
  reach: RedisReach,
  stream: string,
  log: Pick<Log, 'warn'>,
): SharedAdapter {
  answerForPublish(redis, reach);
  const add = adderWithoutClock(redis);
  readInPeace(redis);
  const together = createNewsTogether((entry, mostEntries) => {
    if (!redis.isReady) return reach.doubt();
    const trim = { strategy: 'MAXLEN', strategyModifier: '~', threshold: mostEntries } as const;
    add(stream, '*', entry, { TRIM: trim }).catch(() => reach.doubt());
  });
  const adapters = new Map<string, Inside>();
  const hearSeveral = (entry: StreamEntry, offset: string): boolean => {
    try {
      const several = together.read(entry);
      for (const news of several ?? []) adapters.get(news.nsp)?.onMessage(news, offset);
      return several !== null;
    } catch (err) {
      // The library would read an entry again and again that cannot be read.
      log.warn({ err }, 'news of another process could not be read');
      return true;
    }
  };
  // All news are JSON: nobody need look through each of them for bytes.
  const create = createAdapter(redis, { streamName: stream, channelPrefix: stream, onlyPlaintext: true });
  // Socket.IO calls it with `new`, which an arrow function does not take.
  return function adapterOf(namespace: unknown) {
    const adapter = create(namespace);
    const inside = adapter as unknown as Inside;
    adapters.set(inside.nsp.name, inside);
    const publish = inside.doPublish.bind(adapter);
    const countServers = inside.serverCount.bind(adapter);
    const hear = inside.onRawMessage.bind(adapter);
    const broadcast = inside.broadcast.bind(adapter);
    inside.broadcast = (packet, audience) => {
      const { rooms, except = [], flags } = audience;
      if (flags?.local !== true) {
        const opts = { rooms: [...rooms], except: [...except], flags };
        together.tell({ nsp: inside.nsp.name, type: BROADCAST, data: { packet, opts } });
      }
      // Most rooms are somewhere else, or empty: for those nothing is put into frames.
      if (!isAnybodyIn(inside, rooms)) return Promise.resolve();
      return broadcast(packet, { ...audience, flags: { ...flags, local: true } });
    };
    // Most of what a process reads there are its own news; the library would read their JSON first, and ignore them then.
    inside.onRawMessage = (entry, offset) => {
      if (!hearSeveral(entry, offset) && entry['uid'] !== inside.uid) hear(entry, offset);
    };
    inside.doPublish = (message) => {
      if (redis.isReady) publish(message).catch(() => reach.doubt());
      else reach.doubt();
      // The offset in the stream, for a recovery that we do not use: clients catch up by position.
      return Promise.resolve('');
    };
    // Who asks all processes must not wait for Redis to come back; until then there is this one.
    inside.serverCount = () => (reach.isWhole() ? countServers() : Promise.resolve(1));
    return adapter;
  };
}

/** @param rooms none: everybody */
function isAnybodyIn(inside: Inside, rooms: ReadonlySet<string>): boolean {
  if (rooms.size === 0) return true;
  for (const room of rooms) if (inside.rooms.has(room)) return true;
  return false;
}

/** The adapter asks others by `publish` and looks at no outcome; one that failed would end the process. */
function answerForPublish(redis: RedisClientType, reach: RedisReach): void {
  const publish = redis.publish.bind(redis);
  Object.assign(redis, {
    publish: (channel: string, message: string) =>
      publish(channel, message).catch(() => {
        reach.doubt();
        return 0;
      }),
  });
}

/**
 * Redis' client starts a clock for every command, which costs more than the command. News need none: a Redis that does
 * not answer is cut off by `watchRedis`, and with it whatever waits.
 */
function adderWithoutClock(redis: RedisClientType): RedisClientType['xAdd'] {
  const withoutClock = redis.withCommandOptions({ timeout: 0 });
  const add = withoutClock.xAdd.bind(withoutClock);
  Object.assign(redis, { xAdd: add });
  return add;
}

/**
 * The adapter reads news in a circle through a copy of the client, and begins anew at once when that fails: a copy whose
 * every answer is a fault would leave the process no time for anything else.
 */
function readInPeace(redis: RedisClientType): void {
  const duplicate = redis.duplicate.bind(redis);
  const inPeace = (): RedisClientType => {
    const copy: RedisClientType = duplicate();
    const read = copy.xRead.bind(copy);
    const rested = async (...words: Parameters<typeof read>) => {
      try {
        return await read(...words);
      } catch (error) {
        await sleep(READ_AGAIN_AFTER_MS, undefined, { ref: false });
        throw error;
      }
    };
    Object.assign(copy, { xRead: rested });
    return copy;
  };
  Object.assign(redis, { duplicate: inPeace });
}
