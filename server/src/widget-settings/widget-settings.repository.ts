import type { WidgetSection, WidgetSettings } from '@attune/protocol';
import { and, desc, eq } from 'drizzle-orm';
import type { Db } from '../db/open-database.ts';
import { widgetSettings } from '../db/schema/index.ts';

type Row = typeof widgetSettings.$inferSelect;
export type SavedSection = Pick<Row, 'section' | 'version' | 'value'>;

const columns = {
  section: widgetSettings.section,
  version: widgetSettings.version,
  value: widgetSettings.value,
};

/** The latest version of every section that was ever saved. */
export function listSections(db: Db, siteId: string): Promise<readonly SavedSection[]> {
  return db
    .selectDistinctOn([widgetSettings.section], columns)
    .from(widgetSettings)
    .where(eq(widgetSettings.siteId, siteId))
    .orderBy(widgetSettings.section, desc(widgetSettings.version));
}

/** One section as it was last saved; null when nobody has. */
export async function findSection<Section extends WidgetSection>(
  db: Db,
  siteId: string,
  section: Section,
): Promise<WidgetSettings[Section] | null> {
  const [row] = await db
    .select(columns)
    .from(widgetSettings)
    .where(and(eq(widgetSettings.siteId, siteId), eq(widgetSettings.section, section)))
    .orderBy(desc(widgetSettings.version))
    .limit(1);
  return row === undefined ? null : (row.value as WidgetSettings[Section]);
}

/** @returns whether it was saved; not when there is such a version already */
export async function insertSection(db: Db, row: Row): Promise<boolean> {
  const added = await db
    .insert(widgetSettings)
    .values(row)
    .onConflictDoNothing()
    .returning({ version: widgetSettings.version });
  return added.length > 0;
}
