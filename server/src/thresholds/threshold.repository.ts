import type { ThresholdValues } from '@attune/protocol';
import { desc, eq } from 'drizzle-orm';
import type { Db } from '../db/open-database.ts';
import { thresholdVersions, user } from '../db/schema/index.ts';

/** The thresholds a site last saved, with the name of who did; null when nobody has. */
export async function findLatestThresholds(db: Db, siteId: string) {
  const [row] = await db
    .select({
      version: thresholdVersions.version,
      values: thresholdVersions.settings,
      savedAt: thresholdVersions.savedAt,
      savedBy: user.name,
    })
    .from(thresholdVersions)
    .leftJoin(user, eq(user.id, thresholdVersions.savedBy))
    .where(eq(thresholdVersions.siteId, siteId))
    .orderBy(desc(thresholdVersions.version))
    .limit(1);
  return row ?? null;
}

/** @throws the database's unique violation when this version was saved by somebody else meanwhile */
export async function insertThresholds(
  db: Db,
  row: {
    readonly siteId: string;
    readonly version: number;
    readonly settings: ThresholdValues;
    readonly savedBy: string;
    readonly savedAt: number;
  },
): Promise<void> {
  await db.insert(thresholdVersions).values(row);
}
