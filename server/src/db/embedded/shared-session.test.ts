import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { silent } from '../testing.ts';
import { createSharedSession, TurnTimeout, type Guest, type SharedSession } from './shared-session.ts';
import { simpleQuery, type Answer } from './wire.ts';

const limits = { idleInTransactionMs: 1_000, turnWithinMs: 5_000 };

class ANamedGuest implements Guest {
  readonly evictions: string[] = [];
  evict(reason: string): void {
    this.evictions.push(reason);
  }
}

describe('sharing one session', () => {
  let ran: string[];
  let session: SharedSession;
  /** Resolves the batch that runs now; while undefined, batches resolve by themselves. */
  let hold: Promise<void> | undefined;

  /** A database that knows BEGIN, COMMIT and ROLLBACK. */
  async function run(batch: Buffer): Promise<Answer> {
    const text = batch.toString('utf8', 5, batch.length - 1);
    ran.push(text);
    await hold;
    if (text === 'crash') throw new Error('crashed');
    const open = text.startsWith('begin') || text.startsWith('in ');
    return { bytes: Buffer.from(text), state: open ? 'in-transaction' : 'idle', notifications: [] };
  }
  const ask = (guest: Guest, text: string) => session.send(guest, simpleQuery(text)).then(String);

  beforeEach(() => {
    vi.useFakeTimers();
    ran = [];
    hold = undefined;
    session = createSharedSession(run, limits, silent);
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('answers each guest what it asked, first come, first served', async () => {
    const [a, b] = [new ANamedGuest(), new ANamedGuest()];
    const answers = await Promise.all([ask(a, 'one'), ask(b, 'two'), ask(a, 'three')]);
    expect(answers).toEqual(['one', 'two', 'three']);
    expect(ran).toEqual(['one', 'two', 'three']);
  });

  it('lets nobody in between BEGIN and COMMIT', async () => {
    const [a, b] = [new ANamedGuest(), new ANamedGuest()];
    await ask(a, 'begin');
    const waiting = ask(b, 'other');
    await ask(a, 'in a');
    await ask(a, 'commit');
    await waiting;
    expect(ran).toEqual(['begin', 'in a', 'commit', 'other']);
  });

  it('lets the urgent go first, without starving the others', async () => {
    const [a, b] = [new ANamedGuest(), new ANamedGuest()];
    const urgent: Guest = { isUrgent: true, evict: () => undefined };
    await ask(a, 'begin');
    const waiting = [ask(b, 'b1'), ask(b, 'b2'), ...[1, 2, 3, 4].map((one) => ask(urgent, `u${one}`))];
    await ask(a, 'commit');
    await Promise.all(waiting);
    expect(ran).toEqual(['begin', 'commit', 'u1', 'u2', 'u3', 'b1', 'u4', 'b2']);
  });

  it('serves those who waited in their order, so that a busy guest starves nobody', async () => {
    const [a, b, c] = [new ANamedGuest(), new ANamedGuest(), new ANamedGuest()];
    await ask(a, 'begin a');
    const others = [ask(b, 'begin b'), ask(c, 'c')];
    await ask(a, 'commit a');
    const again = ask(a, 'begin a again');
    await others[0];
    await ask(b, 'commit b');
    await Promise.all([others[1], again]);
    expect(ran).toEqual(['begin a', 'commit a', 'begin b', 'commit b', 'c', 'begin a again']);
  });

  it('rolls back a transaction that stands idle for 1,000 ms, and not one millisecond before', async () => {
    const [a, b] = [new ANamedGuest(), new ANamedGuest()];
    await ask(a, 'begin');
    const waiting = ask(b, 'other');
    await vi.advanceTimersByTimeAsync(999);
    expect(a.evictions).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(a.evictions).toEqual(['transaction rolled back: idle for 1000 ms']);
    expect(await waiting).toBe('other');
    expect(ran).toEqual(['begin', 'rollback', 'other']);
  });

  it('does not count the time a statement runs as idle', async () => {
    const a = new ANamedGuest();
    await ask(a, 'begin');
    let finish = (): void => undefined;
    hold = new Promise((resolve) => (finish = resolve));
    const slow = ask(a, 'in slow');
    await vi.advanceTimersByTimeAsync(4_000);
    finish();
    await slow;
    expect(a.evictions).toEqual([]);
  });

  it('rolls back for a guest that leaves, even while its statement runs', async () => {
    const [a, b] = [new ANamedGuest(), new ANamedGuest()];
    let finish = (): void => undefined;
    hold = new Promise((resolve) => (finish = resolve));
    const begun = ask(a, 'begin');
    const waiting = ask(b, 'other');
    session.leave(a);
    hold = undefined;
    finish();
    await Promise.all([begun, waiting]);
    expect(ran).toEqual(['begin', 'rollback', 'other']);
  });

  it('drops what a guest had asked for when it leaves', async () => {
    const [a, b] = [new ANamedGuest(), new ANamedGuest()];
    await ask(a, 'begin');
    const dropped = ask(b, 'never');
    session.leave(b);
    await expect(dropped).rejects.toThrow('This connection has ended.');
    await ask(a, 'commit');
    expect(ran).toEqual(['begin', 'commit']);
  });

  it('refuses a batch whose turn has not come within 5,000 ms', async () => {
    const [a, b] = [new ANamedGuest(), new ANamedGuest()];
    hold = new Promise(() => undefined);
    void ask(a, 'for ever');
    const waiting = ask(b, 'other');
    const outcome = waiting.catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await outcome).toBeInstanceOf(TurnTimeout);
    expect(ran).toEqual(['for ever']);
  });

  it('goes on after a batch that broke the database', async () => {
    const [a, b] = [new ANamedGuest(), new ANamedGuest()];
    await ask(a, 'begin');
    const waiting = ask(b, 'other');
    await expect(ask(a, 'crash')).rejects.toThrow('crashed');
    expect(await waiting).toBe('other');
  });
});
