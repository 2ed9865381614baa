import type { PhraseCandidateEntry, PhraseEntry, PhraseUse } from '@attune/protocol';
import { and, asc, desc, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import type { Db } from '../db/open-database.ts';
import { phraseCandidates, savedPhrases, suggestions, user } from '../db/schema/index.ts';

/** The owner that stands for the whole team. */
export const TEAM = '';

/** Candidates and uses shown, the latest. */
const MAX_CANDIDATES = 200;
const MAX_USES = 200;

/** The newest version of each phrase of these owners, with whose it is. */
export async function listLatestPhrases(
  db: Db,
  siteId: string,
  ownerIds: readonly string[],
): Promise<readonly { readonly ownerId: string; readonly phrase: PhraseEntry }[]> {
  return db
    .selectDistinctOn([savedPhrases.ownerId, savedPhrases.phraseId], {
      ownerId: savedPhrases.ownerId,
      phrase: savedPhrases.phrase,
    })
    .from(savedPhrases)
    .where(and(eq(savedPhrases.siteId, siteId), inArray(savedPhrases.ownerId, [...ownerIds])))
    .orderBy(asc(savedPhrases.ownerId), asc(savedPhrases.phraseId), desc(savedPhrases.version));
}

/** Every saved version of a phrase, newest first. */
export async function listVersions(
  db: Db,
  siteId: string,
  ownerIds: readonly string[],
  phraseId: string,
): Promise<readonly PhraseEntry[]> {
  const rows = await db
    .select({ phrase: savedPhrases.phrase })
    .from(savedPhrases)
    .where(
      and(
        eq(savedPhrases.siteId, siteId),
        inArray(savedPhrases.ownerId, [...ownerIds]),
        eq(savedPhrases.phraseId, phraseId),
      ),
    )
    .orderBy(desc(savedPhrases.version));
  return rows.map(({ phrase }) => phrase);
}

/** @throws the database's unique violation when a version was saved before */
export async function insertPhrases(
  db: Db,
  place: Pick<typeof savedPhrases.$inferInsert, 'siteId' | 'ownerId' | 'savedBy' | 'savedAt'>,
  phrases: readonly PhraseEntry[],
): Promise<void> {
  if (phrases.length === 0) return;
  await db
    .insert(savedPhrases)
    .values(phrases.map((phrase) => ({ ...place, phraseId: phrase.id, version: phrase.version, phrase })));
}

/** What agents made of a phrase's suggestions, latest first. */
export async function listUses(db: Db, siteId: string, phraseId: string): Promise<readonly PhraseUse[]> {
  const rows = await db
    .select({
      byName: user.name,
      at: suggestions.decidedAt,
      outcome: suggestions.outcome,
      conversationId: suggestions.conversationId,
    })
    .from(suggestions)
    .leftJoin(user, eq(user.id, suggestions.decidedBy))
    .where(
      and(eq(suggestions.siteId, siteId), eq(suggestions.phraseId, phraseId), isNotNull(suggestions.outcome)),
    )
    .orderBy(desc(suggestions.decidedAt))
    .limit(MAX_USES);
  return rows.flatMap(({ byName, at, outcome, conversationId }) =>
    at === null || outcome === null
      ? []
      : [
          {
            byName: byName ?? 'somebody who has left',
            at,
            outcome: outcome === 'edited' ? ('lightly-edited' as const) : outcome,
            conversationId,
          },
        ],
  );
}

/** Those nobody has settled, newest first. */
export async function listCandidates(db: Db, siteId: string): Promise<readonly PhraseCandidateEntry[]> {
  const { id, phrase, fromPhraseId, byName, at } = phraseCandidates;
  return db
    .select({ id, phrase, fromPhraseId, byName, at })
    .from(phraseCandidates)
    .where(and(eq(phraseCandidates.siteId, siteId), isNull(phraseCandidates.settledAt)))
    .orderBy(desc(phraseCandidates.at))
    .limit(MAX_CANDIDATES);
}

export async function insertCandidate(db: Db, row: typeof phraseCandidates.$inferInsert): Promise<void> {
  await db.insert(phraseCandidates).values(row);
}

/** @returns false when there is no such candidate to settle */
export async function settleCandidate(db: Db, siteId: string, id: string, at: number): Promise<boolean> {
  const rows = await db
    .update(phraseCandidates)
    .set({ settledAt: at })
    .where(
      and(
        eq(phraseCandidates.siteId, siteId),
        eq(phraseCandidates.id, id),
        isNull(phraseCandidates.settledAt),
      ),
    )
    .returning({ id: phraseCandidates.id });
  return rows.length > 0;
}
