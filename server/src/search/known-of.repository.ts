import { and, eq, inArray } from 'drizzle-orm';
import type { Db } from '../db/open-database.ts';
import { formAnswers, identities } from '../db/schema/index.ts';

/** What is known of each of these beside the name: subject, address, attributes, answers. Each in words of its own. */
export async function knownOf(
  db: Db,
  siteId: string,
  visitorIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (visitorIds.length === 0) return new Map();
  const known = new Map<string, string[]>();
  const add = (id: string, texts: readonly (string | null | undefined)[]) =>
    known.set(id, [...(known.get(id) ?? []), ...texts.filter((text) => text !== null && text !== undefined)]);
  const whose = await db
    .select()
    .from(identities)
    .where(and(eq(identities.siteId, siteId), inArray(identities.visitorId, [...visitorIds])));
  for (const { visitorId, subject, proven, said } of whose) {
    const attributes = Object.entries({ ...said, ...proven?.attributes });
    add(visitorId, [
      proven?.email,
      subject,
      proven?.name,
      ...attributes.map(([name, value]) => `${name}: ${value}`),
    ]);
  }
  const filled = await db
    .select({ visitorId: formAnswers.visitorId, answers: formAnswers.answers })
    .from(formAnswers)
    .where(and(eq(formAnswers.siteId, siteId), inArray(formAnswers.visitorId, [...visitorIds])));
  for (const { visitorId, answers } of filled)
    add(
      visitorId,
      answers.map(({ label, value }) => `${label}: ${value}`),
    );
  return known;
}
