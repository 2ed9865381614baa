import { createAdapter } from '@socket.io/redis-streams-adapter';
import type { RedisClientType } from 'redis';
import type { RedisReach } from './redis-reach.ts';

/** How Socket.IO asks for the adapter of a namespace. */
export type SharedAdapter = ReturnType<typeof createAdapter>;

/** What we use of the adapter that its types keep to its subclasses. */
interface Publishing {
  doPublish(message: unknown): Promise<string>;
}

/**
 * Lets the processes of one installation share their rooms. Telling one's own sockets never waits for Redis: what it
 * does not take is made good from the database (see `missed-news.ts`).
 * @param installation keeps the news of two installations on one Redis apart
 */
export function shareNews(redis: RedisClientType, reach: RedisReach, installation: string): SharedAdapter {
  const name = `attune:${installation}:news`;
  const create = createAdapter(redis, { streamName: name, channelPrefix: name });
  // Socket.IO calls it with `new`, which an arrow function does not take.
  return function adapterOf(namespace: unknown) {
    const adapter = create(namespace);
    const publishing = adapter as unknown as Publishing;
    const publish = publishing.doPublish.bind(adapter);
    publishing.doPublish = (message) => {
      if (redis.isReady) publish(message).catch(() => reach.doubt());
      else reach.doubt();
      // The offset in the stream, for a recovery that we do not use: clients catch up by position.
      return Promise.resolve('');
    };
    return adapter;
  };
}
