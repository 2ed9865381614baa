import { and, asc, eq, inArray, isNotNull, isNull, lte, sql, type SQL } from 'drizzle-orm';
import type { Db } from '../db/open-database.ts';
import { outbox } from '../db/schema/outbox.ts';

/** What is owed for a change that was committed. */
export interface Debt {
  readonly id: string;
  readonly topic: string;
  readonly payload: unknown;
  readonly runAt: number;
}

const debtColumns = {
  id: outbox.id,
  topic: outbox.topic,
  payload: outbox.payload,
  runAt: outbox.runAt,
};

export async function insertDebt(tx: Db, debt: Debt, createdAt: number): Promise<void> {
  await tx.insert(outbox).values({ ...debt, createdAt });
}

/** The same for a debt with an id of its own: there is one at most. One that was given up is owed anew. */
export async function insertDebtOnce(tx: Db, debt: Debt, createdAt: number): Promise<void> {
  const { runAt } = debt;
  await tx
    .insert(outbox)
    .values({ ...debt, createdAt })
    .onConflictDoUpdate({
      target: outbox.id,
      set: { runAt, queuedAt: null, attempts: 0, failedAt: null },
      setWhere: isNotNull(outbox.failedAt),
    });
}

export async function deleteDebts(db: Db, ids: readonly string[]): Promise<void> {
  await db.delete(outbox).where(inArray(outbox.id, [...ids]));
}

export interface ClaimBounds {
  readonly topics: readonly string[];
  readonly at: number;
  readonly limit: number;
}

/** Marks debts due by `dueBy` that nobody has been handed yet as handed on, and returns them, longest due first. */
export const claimFresh = (db: Db, bounds: ClaimBounds, dueBy: number): Promise<Debt[]> =>
  claim(db, bounds, and(isNull(outbox.queuedAt), lte(outbox.runAt, dueBy)));

/** The same for debts that were due and handed on by `before`, and yet still stand. */
export const claimForgotten = (db: Db, bounds: ClaimBounds, before: number): Promise<Debt[]> =>
  claim(db, bounds, and(isNotNull(outbox.queuedAt), lte(outbox.queuedAt, before), lte(outbox.runAt, before)));

async function claim(
  db: Db,
  { topics, at, limit }: ClaimBounds,
  condition: SQL | undefined,
): Promise<Debt[]> {
  const chosen = db
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(inArray(outbox.topic, [...topics]), isNull(outbox.failedAt), condition))
    .orderBy(asc(outbox.runAt))
    .limit(limit)
    .for('update', { skipLocked: true });
  const debts = await db
    .update(outbox)
    .set({ queuedAt: at })
    .where(inArray(outbox.id, chosen))
    .returning(debtColumns);
  return debts.sort((a, b) => a.runAt - b.runAt);
}

/** Forgets that these were handed on: they were not, after all. */
export async function unclaim(db: Db, ids: readonly string[]): Promise<void> {
  await db
    .update(outbox)
    .set({ queuedAt: null })
    .where(inArray(outbox.id, [...ids]));
}

/**
 * Takes a debt off the books as part of `tx`, which settles it.
 * @returns null when it is settled already, given up, or being settled by somebody else right now
 */
export async function takeDebt(tx: Db, id: string): Promise<Debt | null> {
  const free = tx
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(eq(outbox.id, id), isNull(outbox.failedAt)))
    .for('update', { skipLocked: true });
  const [debt] = await tx.delete(outbox).where(inArray(outbox.id, free)).returning(debtColumns);
  return debt ?? null;
}

/** Counts a failed attempt. @returns how many there have been; null when the debt is no longer there */
export async function countFailure(db: Db, id: string, cause: string): Promise<number | null> {
  const [row] = await db
    .update(outbox)
    .set({ attempts: sql`${outbox.attempts} + 1`, lastError: cause })
    .where(and(eq(outbox.id, id), isNull(outbox.failedAt)))
    .returning({ attempts: outbox.attempts });
  return row?.attempts ?? null;
}

/** Plans another attempt. */
export async function postpone(db: Db, id: string, runAt: number): Promise<void> {
  await db.update(outbox).set({ runAt, queuedAt: null }).where(eq(outbox.id, id));
}

/** Stops trying; the row stays to be seen. */
export async function giveUp(db: Db, id: string, at: number): Promise<void> {
  await db.update(outbox).set({ failedAt: at }).where(eq(outbox.id, id));
}
