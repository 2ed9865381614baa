import type { IgnoredControl, IgnoreList, Sensitivity, ThresholdValues } from '@attune/protocol';
import { and, desc, eq, isNull } from 'drizzle-orm';
import type { Db } from '../db/open-database.ts';
import { mutes, thresholdVersions, user } from '../db/schema/index.ts';

/** Versions an admin can look back on. */
const MAX_VERSIONS = 200;

/** A site's thresholds in the state they were saved in, with the name of who did. */
export interface SavedThresholds {
  readonly version: number;
  readonly values: ThresholdValues;
  readonly sensitivity: Sensitivity;
  readonly ignored: IgnoreList;
  readonly savedAt: number;
  readonly savedBy: string | null;
}

const selectVersions = (db: Db) =>
  db
    .select({
      version: thresholdVersions.version,
      values: thresholdVersions.settings,
      sensitivity: thresholdVersions.sensitivity,
      ignored: thresholdVersions.ignored,
      savedAt: thresholdVersions.savedAt,
      savedBy: user.name,
    })
    .from(thresholdVersions)
    .leftJoin(user, eq(user.id, thresholdVersions.savedBy));

/** The thresholds a site last saved; null when nobody has. */
export async function findLatestThresholds(db: Db, siteId: string): Promise<SavedThresholds | null> {
  const [row] = await selectVersions(db)
    .where(eq(thresholdVersions.siteId, siteId))
    .orderBy(desc(thresholdVersions.version))
    .limit(1);
  return row ?? null;
}

export async function findThresholds(
  db: Db,
  siteId: string,
  version: number,
): Promise<SavedThresholds | null> {
  const [row] = await selectVersions(db).where(
    and(eq(thresholdVersions.siteId, siteId), eq(thresholdVersions.version, version)),
  );
  return row ?? null;
}

/** Newest first. */
export function listThresholds(db: Db, siteId: string): Promise<readonly SavedThresholds[]> {
  return selectVersions(db)
    .where(eq(thresholdVersions.siteId, siteId))
    .orderBy(desc(thresholdVersions.version))
    .limit(MAX_VERSIONS);
}

/** @throws the database's unique violation when this version was saved by somebody else meanwhile */
export async function insertThresholds(
  db: Db,
  {
    values,
    ...row
  }: Omit<SavedThresholds, 'savedBy'> & { readonly siteId: string; readonly savedBy: string },
): Promise<void> {
  await db.insert(thresholdVersions).values({ ...row, settings: values });
}

/** Controls that agents' votes mute at this moment. */
export async function listMuted(db: Db, siteId: string): Promise<readonly IgnoredControl[]> {
  const rows = await db
    .select({ kind: mutes.kind, controlKey: mutes.controlKey, name: mutes.name, path: mutes.path })
    .from(mutes)
    .where(and(eq(mutes.siteId, siteId), isNull(mutes.liftedAt)));
  return rows.map(({ kind, ...control }) => ({ ...control, kinds: [kind] }));
}
