import { and, eq } from 'drizzle-orm';
import type { Db } from '../db/open-database.ts';
import { twoFactor } from '../db/schema/index.ts';

export interface SealedTwoFactor {
  readonly id: string;
  readonly secret: string;
  readonly backupCodes: string;
}

export function listTwoFactor(db: Db): Promise<SealedTwoFactor[]> {
  return db
    .select({ id: twoFactor.id, secret: twoFactor.secret, backupCodes: twoFactor.backupCodes })
    .from(twoFactor);
}

/** Unless it was changed meanwhile, by a code that was used or another process that seals. */
export async function replaceSealed(db: Db, before: SealedTwoFactor, after: SealedTwoFactor): Promise<void> {
  const { secret, backupCodes } = after;
  await db
    .update(twoFactor)
    .set({ secret, backupCodes })
    .where(
      and(
        eq(twoFactor.id, before.id),
        eq(twoFactor.secret, before.secret),
        eq(twoFactor.backupCodes, before.backupCodes),
      ),
    );
}
