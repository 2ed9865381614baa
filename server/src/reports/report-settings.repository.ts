import type { ReportSettings } from '@attune/protocol';
import { eq } from 'drizzle-orm';
import type { Db } from '../db/open-database.ts';
import { reportSettings } from '../db/schema/index.ts';

export async function findReportSettings(db: Db, siteId: string): Promise<ReportSettings | null> {
  const [row] = await db
    .select({ answerWithinMinutes: reportSettings.answerWithinMinutes })
    .from(reportSettings)
    .where(eq(reportSettings.siteId, siteId));
  return row ?? null;
}

export async function saveReportSettings(db: Db, row: typeof reportSettings.$inferInsert): Promise<void> {
  await db.insert(reportSettings).values(row).onConflictDoUpdate({ target: reportSettings.siteId, set: row });
}
