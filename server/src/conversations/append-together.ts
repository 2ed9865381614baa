import { isUnavailable } from '../db/errors.ts';
import type { Db } from '../db/open-database.ts';
import { appendEvent, type Append, type Appended } from './append-event.repository.ts';
import {
  appendVisitorMessages,
  isVisitorMessage,
  type VisitorMessage,
} from './append-messages.repository.ts';

/** Statements under way at a time. */
const UNDER_WAY = 2;

/** Messages in one statement. */
const AT_ONCE = 100;

/** With so many waiting, whatever is less urgent than the chat stands back. */
const BUSY_FROM = 8;

export interface AppendTogether {
  /** As `appendEvent`, committed when it resolves. */
  append(append: Append): Promise<Appended | null>;
  /** Many messages wait for the database. */
  isBusy(): boolean;
}

interface Waiting {
  readonly append: VisitorMessage;
  readonly name: string;
  resolve(appended: Appended | null): void;
  reject(error: unknown): void;
}

/**
 * Adds entries to conversations. What visitors write while the database has others in hand waits for them and goes
 * together, so that a rush of messages costs a few statements and commits; alone, a message goes at once.
 */
export function createAppendTogether(db: Db): AppendTogether {
  let waiting: Waiting[] = [];
  const underWay = new Set<string>();
  let flights = 0;

  const start = () => {
    while (flights < UNDER_WAY && waiting.length > 0) {
      const crew = board();
      if (crew.length === 0) return;
      flights++;
      void fly(crew).finally(() => {
        for (const { name } of crew) underWay.delete(name);
        flights--;
        start();
      });
    }
  };

  /** The next ones, each conversation once: its messages keep the order in which they came. */
  const board = (): readonly Waiting[] => {
    const crew: Waiting[] = [];
    waiting = waiting.filter((one) => {
      if (crew.length === AT_ONCE || underWay.has(one.name)) return true;
      underWay.add(one.name);
      crew.push(one);
      return false;
    });
    return crew;
  };

  const fly = async (crew: readonly Waiting[]): Promise<void> => {
    const [only] = crew;
    if (crew.length === 1 && only !== undefined) return settle(only);
    try {
      const appended = await appendVisitorMessages(
        db,
        crew.map(({ append }) => append),
      );
      for (const [index, { resolve }] of crew.entries()) resolve(appended[index] ?? null);
    } catch (error) {
      if (isUnavailable(error)) for (const { reject } of crew) reject(error);
      // One was sent before, or cannot be stored: by itself each gets its own answer.
      else await Promise.all(crew.map(settle));
    }
  };

  const settle = ({ append, resolve, reject }: Waiting): Promise<void> =>
    appendEvent(db, append).then(resolve, reject);

  return {
    append(append) {
      if (!isVisitorMessage(append)) return appendEvent(db, append);
      const { siteId, conversationId } = append.key;
      return new Promise((resolve, reject) => {
        waiting.push({ append, name: `${siteId}/${conversationId}`, resolve, reject });
        start();
      });
    },
    isBusy: () => waiting.length >= BUSY_FROM,
  };
}
