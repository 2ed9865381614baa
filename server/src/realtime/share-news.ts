import { setTimeout as sleep } from 'node:timers/promises';
import { createAdapter } from '@socket.io/redis-streams-adapter';
import type { RedisClientType } from 'redis';
import type { RedisReach } from './redis-reach.ts';

/** How Socket.IO asks for the adapter of a namespace. */
export type SharedAdapter = ReturnType<typeof createAdapter>;

/** What we use of the adapter that its types keep to its subclasses. */
interface Inside {
  readonly uid: string;
  /** @param news as they lie in the stream: with the name of the process that told them */
  onRawMessage(news: { readonly uid?: string }, offset: string): void;
  doPublish(message: unknown): Promise<string>;
  serverCount(): Promise<number>;
}

/** @param installation keeps the news of two installations on one Redis apart */
export const newsStreamOf = (installation: string): string => `attune:${installation}:news`;

/** News that cannot be read are asked for again after this long. */
const READ_AGAIN_AFTER_MS = 500;

/**
 * Lets the processes of one installation share their rooms. Telling one's own sockets never waits for Redis: what it
 * does not take is made good from the database (see `missed-news.ts`).
 * @param stream where news pass, by `newsStreamOf`
 */
export function shareNews(redis: RedisClientType, reach: RedisReach, stream: string): SharedAdapter {
  answerForPublish(redis, reach);
  addWithoutClock(redis);
  readInPeace(redis);
  // All news are JSON: nobody need look through each of them for bytes.
  const create = createAdapter(redis, { streamName: stream, channelPrefix: stream, onlyPlaintext: true });
  // Socket.IO calls it with `new`, which an arrow function does not take.
  return function adapterOf(namespace: unknown) {
    const adapter = create(namespace);
    const inside = adapter as unknown as Inside;
    const publish = inside.doPublish.bind(adapter);
    const countServers = inside.serverCount.bind(adapter);
    const hear = inside.onRawMessage.bind(adapter);
    // Most of what a process reads there are its own news; the library would read their JSON first, and ignore them then.
    inside.onRawMessage = (news, offset) => {
      if (news.uid !== inside.uid) hear(news, offset);
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
function addWithoutClock(redis: RedisClientType): void {
  const withoutClock = redis.withCommandOptions({ timeout: 0 });
  const add = withoutClock.xAdd.bind(withoutClock);
  Object.assign(redis, { xAdd: add });
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
