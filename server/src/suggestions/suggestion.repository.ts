import type { PhraseIntent, Suggestion } from '@attune/protocol';
import type { Decision, SentText, TakeUp } from '@attune/empathy';
import { and, desc, eq, gte, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import type { ConversationKey } from '../conversations/conversation.repository.ts';
import type { Db } from '../db/open-database.ts';
import { conversationEvents, conversations, suggestions, visitors } from '../db/schema/index.ts';

export type SuggestionRow = typeof suggestions.$inferSelect;

/** Earlier offers that later ones must not repeat. */
const MAX_EARLIER = 300;

/** Decisions learned from, the latest: more would hardly change what they teach. */
const MAX_DECISIONS = 5_000;

/** Messages to a visitor that later ones must not resemble, and those an agent has in the ear. */
const MAX_SENT = 200;
const MAX_AGENT_SENDS = 10;

/** Conversations by which an agent's take-up is judged. */
const MAX_CONVERSATIONS = 500;

const inConversation = ({ siteId, conversationId }: ConversationKey) =>
  and(eq(suggestions.siteId, siteId), eq(suggestions.conversationId, conversationId));

/** Everything offered in a conversation, latest first. */
export async function listOffered(db: Db, key: ConversationKey): Promise<readonly SuggestionRow[]> {
  return db
    .select()
    .from(suggestions)
    .where(inConversation(key))
    .orderBy(desc(suggestions.offeredAt), suggestions.position)
    .limit(MAX_EARLIER);
}

export const isStanding = ({ withdrawnAt, outcome }: SuggestionRow): boolean =>
  withdrawnAt === null && outcome === null;

/** What stands beside the conversation now: neither decided nor replaced. */
export async function listStanding(db: Db, key: ConversationKey): Promise<readonly Suggestion[]> {
  const rows = await db
    .select()
    .from(suggestions)
    .where(and(inConversation(key), isNull(suggestions.withdrawnAt), isNull(suggestions.outcome)))
    .orderBy(suggestions.position);
  return rows.map(toSuggestion);
}

export function toSuggestion(row: SuggestionRow): Suggestion {
  const { id, phraseId, family, intent, cue, parts, reason, signalKey, offeredAt, why } = row;
  const suggestion = { id, phraseId, family, intent, cue, parts, reason, signalKey, offeredAt };
  return why === null ? suggestion : { ...suggestion, why };
}

/** What an offer is stored with beside itself. */
type Offered = Suggestion & Pick<SuggestionRow, 'moodBefore'>;

/** Puts new suggestions in the place of those that stand. */
export async function replaceStanding(
  db: Db,
  key: ConversationKey,
  offered: readonly Offered[],
  at: number,
): Promise<void> {
  await db
    .update(suggestions)
    .set({ withdrawnAt: at })
    .where(and(inConversation(key), isNull(suggestions.withdrawnAt), isNull(suggestions.outcome)));
  await insertOffered(db, key, offered, null);
}

/**
 * @param withdrawnAt an offer to the one who asked stands beside nobody else's conversation
 */
export async function insertOffered(
  db: Db,
  key: ConversationKey,
  offered: readonly Offered[],
  withdrawnAt: number | null,
): Promise<void> {
  if (offered.length === 0) return;
  await db.insert(suggestions).values(
    offered.map((suggestion, position) => ({
      ...suggestion,
      ...key,
      why: suggestion.why ?? null,
      position,
      withdrawnAt,
    })),
  );
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

/** What was offered of one move since an instant and not decided, best first. */
export async function listAsked(
  db: Db,
  key: ConversationKey,
  intent: PhraseIntent,
  since: number,
): Promise<readonly Suggestion[]> {
  const rows = await db
    .select()
    .from(suggestions)
    .where(
      and(
        inConversation(key),
        eq(suggestions.intent, intent),
        eq(suggestions.withdrawnAt, suggestions.offeredAt),
        isNull(suggestions.outcome),
        gte(suggestions.offeredAt, since),
      ),
    )
    .orderBy(desc(suggestions.offeredAt), suggestions.position);
  return rows.map(toSuggestion);
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

/** What a site's agents made of suggestions since an instant. */
export async function listDecisions(db: Db, siteId: string, since: number): Promise<readonly Decision[]> {
  const { phraseId, family, outcome, decidedAt, moodBefore } = suggestions;
  const rows = await db
    .select({ phraseId, family, outcome, at: decidedAt, moodBefore })
    .from(suggestions)
    .where(and(eq(suggestions.siteId, siteId), gte(decidedAt, since), isNotNull(outcome)))
    .orderBy(desc(decidedAt))
    .limit(MAX_DECISIONS);
  return rows.flatMap(({ at, outcome: said, ...row }) =>
    at === null || said === null
      ? []
      : // Rows from before the two were told apart.
        [{ ...row, at, outcome: said === 'edited' ? ('lightly-edited' as const) : said }],
  );
}

/** How often an agent was offered something in conversations they answered, and took it. */
export async function countTakeUp(db: Db, siteId: string, agentId: string, since: number): Promise<TakeUp> {
  const result = await db.execute(sql`
    with answered as (
      select distinct conversation_id from (
        select conversation_id from conversation_events
        where site_id = ${siteId} and author_id = ${agentId} and author_kind = 'agent' and kind = 'message'
          and at >= ${since}::bigint
        order by at desc limit ${MAX_CONVERSATIONS * 10}
      ) sent limit ${MAX_CONVERSATIONS}
    )
    select count(distinct (conversation_id, offered_at))::int as offered,
      count(*) filter (where decided_by = ${agentId} and outcome <> 'dismissed')::int as taken
    from suggestions
    where site_id = ${siteId} and conversation_id in (select conversation_id from answered)
      and offered_at >= ${since}::bigint`);
  const [row] = result.rows;
  return { offered: Number(row?.['offered'] ?? 0), taken: Number(row?.['taken'] ?? 0) };
}

/** What agents wrote to a visitor since an instant, oldest first. */
export async function listSentTo(
  db: Db,
  siteId: string,
  visitorId: string,
  since: number,
): Promise<readonly SentText[]> {
  const theirs = db
    .select({ id: conversations.id })
    .from(conversations)
    .where(and(eq(conversations.siteId, siteId), eq(conversations.visitorId, visitorId)));
  const rows = await db
    .select({ text: conversationEvents.body, at: conversationEvents.at })
    .from(conversationEvents)
    .where(
      and(
        eq(conversationEvents.siteId, siteId),
        inArray(conversationEvents.conversationId, theirs),
        eq(conversationEvents.authorKind, 'agent'),
        eq(conversationEvents.kind, 'message'),
        gte(conversationEvents.at, since),
      ),
    )
    .orderBy(desc(conversationEvents.at))
    .limit(MAX_SENT);
  return rows.reverse().map(({ text, at }) => ({ text: text ?? '', at }));
}

/** What an agent wrote last, to anybody, oldest first. */
export async function listAgentSends(db: Db, siteId: string, agentId: string): Promise<readonly string[]> {
  const rows = await db
    .select({ text: conversationEvents.body })
    .from(conversationEvents)
    .where(
      and(
        eq(conversationEvents.siteId, siteId),
        eq(conversationEvents.authorId, agentId),
        eq(conversationEvents.authorKind, 'agent'),
        eq(conversationEvents.kind, 'message'),
      ),
    )
    .orderBy(desc(conversationEvents.at))
    .limit(MAX_AGENT_SENDS);
  return rows.reverse().map(({ text }) => text ?? '');
}

export async function findVisitorLocale(db: Db, siteId: string, visitorId: string): Promise<string | null> {
  const [row] = await db
    .select({ locale: visitors.locale })
    .from(visitors)
    .where(and(eq(visitors.siteId, siteId), eq(visitors.id, visitorId)));
  return row?.locale ?? null;
}
