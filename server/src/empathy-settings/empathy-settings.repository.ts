import type { EmpathySettings } from '@attune/protocol';
import { eq, sql } from 'drizzle-orm';
import type { Db } from '../db/open-database.ts';
import { empathySettings } from '../db/schema/index.ts';

/** What a site last saved; null when nobody has. The model's key is not in it. */
export async function findEmpathySettings(db: Db, siteId: string): Promise<EmpathySettings | null> {
  const [row] = await db
    .select({ settings: empathySettings.settings })
    .from(empathySettings)
    .where(eq(empathySettings.siteId, siteId));
  return row?.settings ?? null;
}

export async function findModelKey(db: Db, siteId: string): Promise<string> {
  const [row] = await db
    .select({ modelKey: empathySettings.modelKey })
    .from(empathySettings)
    .where(eq(empathySettings.siteId, siteId));
  return row?.modelKey ?? '';
}

/** Saves the settings whole. An empty key leaves the one that is there. */
export async function saveEmpathySettings(
  db: Db,
  row: typeof empathySettings.$inferInsert & { readonly modelKey: string },
): Promise<void> {
  const { settings, savedAt, savedBy, modelKey } = row;
  await db
    .insert(empathySettings)
    .values(row)
    .onConflictDoUpdate({
      target: empathySettings.siteId,
      set: {
        settings,
        savedAt,
        savedBy,
        modelKey: modelKey === '' ? sql`${empathySettings.modelKey}` : modelKey,
      },
    });
}
