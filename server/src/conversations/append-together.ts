import { ACK_TIMEOUT_MS, RequestError } from '@attune/protocol';
import { isUnavailable } from '../db/errors.ts';
import type { Db } from '../db/open-database.ts';
import { appendEvent, type Append, type Appended } from './append-event.repository.ts';
import {
  appendVisitorMessages,
  isVisitorMessage,
  type VisitorMessage,
} from './append-messages.repository.ts';

/** Statements under way at a time: while the database works at one, what the other brought is told. */
const UNDER_WAY = 2;

/** Messages in one statement. */
const AT_ONCE = 100;

/**
 * Messages that wait for their turn at most; more are refused at once. Five full statements on each of the ways: a database
 * that answers at all is through with them in a second or two.
 */
export const MOST_WAITING = 1_000;

/** Whoever waited so long has stopped waiting for the acknowledgement, and sends again: it is refused, not stored late. */
const WAITS_MS = ACK_TIMEOUT_MS;

/** With so many in hand, whatever is less urgent than the chat stands back, and for a moment after. */
const BUSY_FROM = 8;
const BUSY_FOR_MS = 200;
const IN_USE_FOR_MS = 2_000;

export interface AppendTogether {
  /** As `appendEvent`, committed when it resolves. */
  append(append: Append): Promise<Appended | null>;
  /** Many messages are being stored, or were just now. */
  isBusy(): boolean;
  /** Somebody wrote within the last moments. */
  isInUse(): boolean;
}

interface Waiting {
  readonly append: VisitorMessage;
  readonly name: string;
  /** ms of a clock that never goes back */
  readonly since: number;
  resolve(appended: Appended | null): void;
  reject(error: unknown): void;
}

/**
 * Adds entries to conversations. What visitors write while the database has others in hand waits for them and goes
 * together, so that a rush of messages costs a few statements and commits; alone, a message goes at once. Several at a
 * time for one conversation wait in the database, for its row.
 */
export function createAppendTogether(db: Db): AppendTogether {
  const waiting: Waiting[] = [];
  /** Conversations with a message that waits or is under way: a statement takes one message to each. */
  const inHand = new Set<string>();
  let flights = 0;
  let aboard = 0;
  let busyUntil = 0;
  let inUseUntil = 0;

  /** Flights of equal size: else one would take nearly all, and the other fly with a single message again and again. */
  const seats = () => Math.min(AT_ONCE, Math.ceil((waiting.length + aboard) / UNDER_WAY));

  const refuseOverdue = () => {
    const before = performance.now() - WAITS_MS;
    // They stand in the order in which they came.
    while (waiting[0] !== undefined && waiting[0].since < before) {
      const overdue = waiting.shift();
      if (overdue === undefined) return;
      inHand.delete(overdue.name);
      overdue.reject(tooManyWait());
    }
  };

  const start = () => {
    refuseOverdue();
    while (flights < UNDER_WAY && waiting.length > 0) {
      if (waiting.length + aboard >= BUSY_FROM) busyUntil = performance.now() + BUSY_FOR_MS;
      const crew = waiting.splice(0, seats());
      flights++;
      aboard += crew.length;
      void fly(crew).finally(() => {
        for (const { name } of crew) inHand.delete(name);
        flights--;
        aboard -= crew.length;
        start();
      });
    }
  };

  const fly = async (crew: readonly Waiting[]): Promise<void> => {
    const [first, ...others] = crew;
    if (first === undefined) return;
    if (others.length === 0) return settle(first);
    try {
      const appended = await appendVisitorMessages(db, [first.append, ...others.map(({ append }) => append)]);
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
      inUseUntil = performance.now() + IN_USE_FOR_MS;
      const name = `${append.key.siteId}/${append.key.conversationId}`;
      if (!isVisitorMessage(append) || inHand.has(name)) return appendEvent(db, append);
      if (waiting.length >= MOST_WAITING) return Promise.reject(tooManyWait());
      inHand.add(name);
      return new Promise((resolve, reject) => {
        waiting.push({ append, name, since: performance.now(), resolve, reject });
        start();
      });
    },
    isInUse: () => performance.now() < inUseUntil,
    isBusy: () => waiting.length >= BUSY_FROM || performance.now() < busyUntil,
  };
}

/** Nothing of it was stored. */
const tooManyWait = (): RequestError =>
  new RequestError(
    'unavailable',
    'Too many messages wait for the database right now. Try again in a moment.',
    {
      retryAfterMs: 1_000,
    },
  );
