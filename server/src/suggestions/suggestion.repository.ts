import type { Suggestion } from '@attune/protocol';
import { and, desc, eq, isNull } from 'drizzle-orm';
import type { ConversationKey } from '../conversations/conversation.repository.ts';
import type { Db } from '../db/open-database.ts';
import { suggestions } from '../db/schema/index.ts';

export type SuggestionRow = typeof suggestions.$inferSelect;

/** Earlier offers that later ones must not repeat. */
const MAX_EARLIER = 200;

const inConversation = ({ siteId, conversationId }: ConversationKey) =>
  and(eq(suggestions.siteId, siteId), eq(suggestions.conversationId, conversationId));

/** Everything offered in a conversation, latest first. */
export async function listOffered(db: Db, key: ConversationKey): Promise<readonly SuggestionRow[]> {
  return db
    .select()
    .from(suggestions)
    .where(inConversation(key))
    .orderBy(desc(suggestions.offeredAt))
    .limit(MAX_EARLIER);
}

/** What stands beside the conversation now: neither decided nor replaced. */
export async function listStanding(db: Db, key: ConversationKey): Promise<readonly Suggestion[]> {
  const rows = await db
    .select()
    .from(suggestions)
    .where(and(inConversation(key), isNull(suggestions.withdrawnAt), isNull(suggestions.outcome)))
    .orderBy(suggestions.position);
  return rows.map(({ id, phraseId, family, intent, cue, parts, reason, signalKey, offeredAt }) => ({
    id,
    phraseId,
    family,
    intent,
    cue,
    parts,
    reason,
    signalKey,
    offeredAt,
  }));
}

/** Puts new suggestions in the place of those that stand. */
export async function replaceStanding(
  db: Db,
  key: ConversationKey,
  offered: readonly Suggestion[],
  at: number,
): Promise<void> {
  await db
    .update(suggestions)
    .set({ withdrawnAt: at })
    .where(and(inConversation(key), isNull(suggestions.withdrawnAt), isNull(suggestions.outcome)));
  if (offered.length === 0) return;
  await db
    .insert(suggestions)
    .values(offered.map((suggestion, position) => ({ ...suggestion, ...key, position })));
}

export async function findSuggestion(
  db: Db,
  key: ConversationKey,
  id: string,
): Promise<SuggestionRow | null> {
  const [row] = await db
    .select()
    .from(suggestions)
    .where(and(inConversation(key), eq(suggestions.id, id)));
  return row ?? null;
}

export async function saveDecision(
  db: Db,
  key: ConversationKey,
  id: string,
  decision: Pick<SuggestionRow, 'outcome' | 'decidedAt' | 'decidedBy'> &
    Partial<Pick<SuggestionRow, 'sentSeq'>>,
): Promise<void> {
  await db
    .update(suggestions)
    .set(decision)
    .where(and(inConversation(key), eq(suggestions.id, id)));
}
