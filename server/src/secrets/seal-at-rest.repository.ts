import { and, eq, ne } from 'drizzle-orm';
import type { Db } from '../db/open-database.ts';
import { empathySettings, webhooks } from '../db/schema/index.ts';
import { modelKey, webhookSecret, type KeptSecret } from './kept-secret.ts';
import type { Secrets } from './secrets.ts';

/**
 * Seals what an earlier version stored as it was, and what was sealed with the SECRET before this one.
 * @returns how many were sealed
 */
export async function sealAtRest(db: Db, secrets: Secrets): Promise<number> {
  let sealed = 0;
  const hooks = await db.select({ id: webhooks.id, stored: webhooks.secret }).from(webhooks);
  for (const { id, stored } of hooks) {
    const secret = sealedAnew(webhookSecret(secrets, id), stored, secrets);
    if (secret === null) continue;
    // Whoever was quicker has sealed it, or made a new one.
    await db
      .update(webhooks)
      .set({ secret })
      .where(and(eq(webhooks.id, id), eq(webhooks.secret, stored)));
    sealed++;
  }
  const keys = await db
    .select({ siteId: empathySettings.siteId, stored: empathySettings.modelKey })
    .from(empathySettings)
    .where(ne(empathySettings.modelKey, ''));
  for (const { siteId, stored } of keys) {
    const key = sealedAnew(modelKey(secrets, siteId), stored, secrets);
    if (key === null) continue;
    await db
      .update(empathySettings)
      .set({ modelKey: key })
      .where(and(eq(empathySettings.siteId, siteId), eq(empathySettings.modelKey, stored)));
    sealed++;
  }
  return sealed;
}

/** @returns null when it is sealed as it should be, or cannot be opened at all */
function sealedAnew(kept: KeptSecret, stored: string, secrets: Secrets): string | null {
  if (secrets.isCurrent(stored)) return null;
  return kept.seal(kept.open(stored));
}
