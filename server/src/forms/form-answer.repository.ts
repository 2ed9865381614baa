import type { FormAnswer, FormName } from '@attune/protocol';
import { and, desc, eq } from 'drizzle-orm';
import type { Db } from '../db/open-database.ts';
import { formAnswers } from '../db/schema/index.ts';

/** Forms of one visitor that an agent can look back on. */
const MAX_SHOWN = 20;

/** Stores what was filled in, once. */
export async function insertAnswers(db: Db, row: typeof formAnswers.$inferInsert): Promise<void> {
  await db.insert(formAnswers).values(row).onConflictDoNothing();
}

export async function hasAnswered(
  db: Db,
  {
    siteId,
    visitorId,
    form,
  }: { readonly siteId: string; readonly visitorId: string; readonly form: FormName },
): Promise<boolean> {
  const [row] = await db
    .select({ at: formAnswers.at })
    .from(formAnswers)
    .where(
      and(eq(formAnswers.siteId, siteId), eq(formAnswers.visitorId, visitorId), eq(formAnswers.form, form)),
    )
    .limit(1);
  return row !== undefined;
}

/** What a visitor said of themselves, the latest form first, each in its order. */
export async function listAnswers(db: Db, siteId: string, visitorId: string): Promise<readonly FormAnswer[]> {
  const rows = await db
    .select({ form: formAnswers.form, answers: formAnswers.answers, at: formAnswers.at })
    .from(formAnswers)
    .where(and(eq(formAnswers.siteId, siteId), eq(formAnswers.visitorId, visitorId)))
    .orderBy(desc(formAnswers.at))
    .limit(MAX_SHOWN);
  return rows.flatMap(({ form, answers, at }) => answers.map((answer) => ({ ...answer, form, at })));
}
