import { sql } from 'drizzle-orm';
import type { Db } from '../db/open-database.ts';
import { signInRules } from '../db/schema/index.ts';

/** There is one row at most. */
const ID = 'rules';

export async function isTwoFactorRequired(db: Db): Promise<boolean> {
  const [row] = await db.select({ required: signInRules.twoFactorRequired }).from(signInRules).limit(1);
  return row?.required ?? false;
}

/** The same, as part of another question. */
export const twoFactorRequired = sql<boolean>`coalesce((select ${signInRules.twoFactorRequired} from ${signInRules} limit 1), false)`;

export async function saveTwoFactorRequired(db: Db, required: boolean, savedAt: number): Promise<void> {
  const change = { twoFactorRequired: required, savedAt };
  await db
    .insert(signInRules)
    .values({ id: ID, ...change })
    .onConflictDoUpdate({ target: signInRules.id, set: change });
}
