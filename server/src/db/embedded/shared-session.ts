import type { Log } from '../../log/create-log.ts';
import { simpleQuery, type Answer } from './wire.ts';

/** One of the clients that share the session. */
export interface Guest {
  /** Comes before others, but not always; left out: it does not. */
  readonly isUrgent?: boolean;
  /** Its transaction was rolled back because it stood idle too long; it gets no further turn. */
  evict(reason: string): void;
}

export interface SharedSession {
  /**
   * Runs one batch of messages when it is this guest's turn, and resolves with the server's answer.
   * @throws TurnTimeout when its turn did not come in time
   */
  send(guest: Guest, batch: Buffer): Promise<Buffer>;
  /** Ends what the guest began. Nothing of it runs afterwards. */
  leave(guest: Guest): void;
}

export interface SessionLimits {
  /** A transaction that waits this long for its own client's next statement is rolled back. */
  readonly idleInTransactionMs: number;
  /** A batch whose turn has not come after this long is refused. */
  readonly turnWithinMs: number;
}

/** So many urgent turns may pass one that waits: a rush of them leaves the rest a quarter. */
const URGENT_IN_A_ROW = 3;

export class TurnTimeout extends Error {
  override readonly name = 'TurnTimeout';
}

interface Turn {
  readonly guest: Guest;
  readonly batch: Buffer;
  readonly resolve: (answer: Buffer) => void;
  readonly reject: (error: unknown) => void;
  readonly patience?: NodeJS.Timeout;
}

/**
 * Lets many clients share the one session of the embedded database: first come, first served, except that the urgent
 * come before others, and that nobody else has a turn between one client's BEGIN and its COMMIT.
 * @param run runs a batch on the session; never called while an earlier call is still running
 */
export function createSharedSession(
  run: (batch: Buffer) => Promise<Answer>,
  limits: SessionLimits,
  log: Log,
): SharedSession {
  const waiting: Turn[] = [];
  const gone = new WeakSet<Guest>();
  let running = false;
  /** Urgent turns since one that waited longer had its own. */
  let passed = 0;
  /** Whose transaction is open. */
  let holder: Guest | undefined;
  let idleTimer: NodeJS.Timeout | undefined;

  function nextTurn(): Turn | undefined {
    const index = holder ? waiting.findIndex(({ guest }) => guest === holder) : firstInLine();
    return index < 0 ? undefined : waiting.splice(index, 1)[0];
  }

  function firstInLine(): number {
    const urgent = waiting.findIndex(({ guest }) => guest.isUrgent === true);
    const passes = urgent > 0 && passed < URGENT_IN_A_ROW;
    passed = passes ? passed + 1 : 0;
    return passes ? urgent : 0;
  }

  function proceed(): void {
    if (running) return;
    if (holder && gone.has(holder)) return rollBack(holder);
    const turn = nextTurn();
    if (turn) return void take(turn);
    if (holder) watchIdle(holder);
  }

  async function take({ guest, batch, resolve, reject, patience }: Turn): Promise<void> {
    clearTimeout(patience);
    clearTimeout(idleTimer);
    running = true;
    try {
      const answer = await run(batch);
      holder = answer.state === 'idle' ? undefined : guest;
      resolve(answer.bytes);
    } catch (error) {
      holder = undefined;
      reject(error);
    } finally {
      running = false;
      proceed();
    }
  }

  function rollBack(guest: Guest): void {
    void take({
      guest,
      batch: simpleQuery('rollback'),
      resolve: () => log.warn('A transaction was left open and has been rolled back'),
      reject: (error) => log.error({ err: error }, 'Could not roll back a transaction that was left open'),
    });
  }

  function watchIdle(guest: Guest): void {
    clearTimeout(idleTimer);
    idleTimer = setTimeout(() => {
      guest.evict(`transaction rolled back: idle for ${limits.idleInTransactionMs} ms`);
      leave(guest);
    }, limits.idleInTransactionMs);
    idleTimer.unref();
  }

  function leave(guest: Guest): void {
    gone.add(guest);
    for (const turn of waiting.filter((one) => one.guest === guest)) {
      drop(turn, new Error('This connection has ended.'));
    }
    proceed();
  }

  function drop(turn: Turn, reason: Error): void {
    waiting.splice(waiting.indexOf(turn), 1);
    clearTimeout(turn.patience);
    turn.reject(reason);
  }

  return {
    leave,
    send: (guest, batch) =>
      new Promise((resolve, reject) => {
        const patience = setTimeout(() => {
          drop(turn, new TurnTimeout(`the database was busy for ${limits.turnWithinMs} ms`));
        }, limits.turnWithinMs);
        const turn: Turn = { guest, batch, resolve, reject, patience };
        waiting.push(turn);
        proceed();
      }),
  };
}
