import type { SignalPolicy } from '@attune/protocol';
import { eq } from 'drizzle-orm';
import type { Db } from '../db/open-database.ts';
import { signalPolicies } from '../db/schema/index.ts';

/** What a site last saved; null when nobody has. */
export async function findSignalPolicy(db: Db, siteId: string): Promise<SignalPolicy | null> {
  const [row] = await db
    .select({ policy: signalPolicies.policy })
    .from(signalPolicies)
    .where(eq(signalPolicies.siteId, siteId));
  return row?.policy ?? null;
}

export async function saveSignalPolicy(
  db: Db,
  row: {
    readonly siteId: string;
    readonly policy: SignalPolicy;
    readonly savedAt: number;
    readonly savedBy: string;
  },
): Promise<void> {
  const { policy, savedAt, savedBy } = row;
  await db
    .insert(signalPolicies)
    .values(row)
    .onConflictDoUpdate({ target: signalPolicies.siteId, set: { policy, savedAt, savedBy } });
}
