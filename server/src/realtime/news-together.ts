import { randomUUID } from 'node:crypto';
import * as v from 'valibot';

/** News of one namespace, as Socket.IO's adapters tell them to each other. */
export interface SharedNews {
  readonly nsp: string;
  readonly type: number;
  readonly data?: unknown;
}

/** An entry of the stream: names and texts. */
export type StreamEntry = Readonly<Record<string, string>>;

/** What tells an entry with several news from the library's own, whose types are numbers. */
const SEVERAL = 'several';

const newsField = v.array(v.object({ nsp: v.string(), type: v.number(), data: v.optional(v.unknown()) }));

/** Entries that the stream holds at most when each of them holds one piece of news. */
const MOST_NEWS = 10_000;

/** Entries that it holds however much is in each: as many as a busy process adds within two seconds. */
const FEWEST_ENTRIES = 500;

/** Time between two entries at least: short against a way through the network, and a busy process has many turns in it. */
const PAUSE_MS = 4;

export interface NewsTogether {
  /**
   * Goes out in the order in which it came, with everything else of this turn of the event loop, or of the turns within the
   * pause after the last entry.
   */
  tell(news: SharedNews): void;
  /** @returns null for an entry that is not of this kind; nothing for one of our own */
  read(entry: StreamEntry): readonly SharedNews[] | null;
}

/**
 * Puts the news of one turn of the event loop into one entry of the stream. A message is three pieces of news, and a crew
 * of messages is told within one turn: what an entry costs, at both ends and in Redis, is then shared by all of them. In a
 * rush there are several crews to an entry; who is alone never waits.
 * @param add puts an entry into the stream, which is to hold so many at most
 */
export function createNewsTogether(add: (entry: StreamEntry, mostEntries: number) => void): NewsTogether {
  const by = randomUUID();
  let told: string[] = [];
  let nsp = '';
  let sentAt = -PAUSE_MS;

  const send = () => {
    const news = told;
    sentAt = performance.now();
    told = [];
    const mostEntries = Math.max(FEWEST_ENTRIES, Math.ceil(MOST_NEWS / news.length));
    add({ by, nsp, type: SEVERAL, data: `[${news.join()}]` }, mostEntries);
  };

  return {
    tell(news) {
      if (told.length === 0) {
        // The library hands an entry to the namespace that it names; any of ours will do.
        ({ nsp } = news);
        const pause = sentAt + PAUSE_MS - performance.now();
        if (pause <= 0) setImmediate(send);
        else setTimeout(send, pause);
      }
      // Written at once: what is told is how things are now.
      told.push(JSON.stringify(news));
    },
    read(entry) {
      if (entry['type'] !== SEVERAL) return null;
      return entry['by'] === by ? [] : v.parse(newsField, JSON.parse(entry['data'] ?? ''));
    },
  };
}
