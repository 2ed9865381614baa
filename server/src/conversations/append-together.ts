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
 * together, so that a rush of messages costs a few statements and commits; alone, a message goes at once. Several at a
 * time for one conversation wait in the database, for its row.
 */
export function createAppendTogether(db: Db): AppendTogether {
  let waiting: Waiting[] = [];
  /** Conversations with a message that waits or is under way: a statement takes one message to each. */
  const inHand = new Set<string>();
  let flights = 0;

  const start = () => {
    while (flights < UNDER_WAY && waiting.length > 0) {
      const crew = waiting.slice(0, AT_ONCE);
      waiting = waiting.slice(AT_ONCE);
      flights++;
      void fly(crew).finally(() => {
        for (const { name } of crew) inHand.delete(name);
        flights--;
        start();
      });
    }
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
      const name = `${append.key.siteId}/${append.key.conversationId}`;
      if (!isVisitorMessage(append) || inHand.has(name)) return appendEvent(db, append);
      inHand.add(name);
      return new Promise((resolve, reject) => {
        waiting.push({ append, name, resolve, reject });
        start();
      });
    },
    isBusy: () => waiting.length >= BUSY_FROM,
  };
}
