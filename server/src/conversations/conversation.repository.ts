import type { Author, ConversationEvent } from '@attune/protocol';
import { and, asc, desc, eq, getTableColumns, gt, inArray, sql } from 'drizzle-orm';
import type { Db } from '../db/open-database.ts';
import { conversationEvents, conversations, visitors } from '../db/schema/index.ts';

/** A conversation as its row has it, with the name its visitor goes by. */
export type ConversationRow = typeof conversations.$inferSelect & { readonly visitorName: string | null };

/** Where a conversation is: every query names both. */
export interface ConversationKey {
  readonly siteId: string;
  readonly conversationId: string;
}

const selectConversations = (db: Db) =>
  db
    .select({ ...getTableColumns(conversations), visitorName: visitors.name })
    .from(conversations)
    .innerJoin(
      visitors,
      and(eq(visitors.siteId, conversations.siteId), eq(visitors.id, conversations.visitorId)),
    );

const byKey = ({ siteId, conversationId }: ConversationKey) =>
  and(eq(conversations.siteId, siteId), eq(conversations.id, conversationId));

export async function findConversation(db: Db, key: ConversationKey): Promise<ConversationRow | null> {
  const [row] = await selectConversations(db).where(byKey(key)).limit(1);
  return row ?? null;
}

/** A conversation on any of these sites; the caller's sites are the authorisation. */
export async function findConversationOnSites(
  db: Db,
  conversationId: string,
  siteIds: readonly string[],
): Promise<ConversationRow | null> {
  if (siteIds.length === 0) return null;
  const [row] = await selectConversations(db)
    .where(and(inArray(conversations.siteId, [...siteIds]), eq(conversations.id, conversationId)))
    .limit(1);
  return row ?? null;
}

/** Entries of this conversation. */
const inList = ({ siteId, conversationId }: ConversationKey) =>
  and(eq(conversationEvents.siteId, siteId), eq(conversationEvents.conversationId, conversationId));

export type EventRow = typeof conversationEvents.$inferSelect;

/** Events after `afterSeq`, in order, at most `limit`. */
export async function listEventsAfter(
  db: Db,
  key: ConversationKey,
  afterSeq: number,
  limit: number,
): Promise<readonly ConversationEvent[]> {
  const rows = await db
    .select()
    .from(conversationEvents)
    .where(and(inList(key), gt(conversationEvents.seq, afterSeq)))
    .orderBy(asc(conversationEvents.seq))
    .limit(limit);
  return rows.map(toEvent);
}

/** The last `limit` events, in order. */
export async function listLatestEvents(
  db: Db,
  key: ConversationKey,
  limit: number,
): Promise<readonly ConversationEvent[]> {
  const rows = await db
    .select()
    .from(conversationEvents)
    .where(inList(key))
    .orderBy(desc(conversationEvents.seq))
    .limit(limit);
  return rows.reverse().map(toEvent);
}

export async function findEvent(
  db: Db,
  key: ConversationKey,
  seq: number,
): Promise<ConversationEvent | null> {
  const [row] = await db
    .select()
    .from(conversationEvents)
    .where(and(inList(key), eq(conversationEvents.seq, seq)));
  return row === undefined ? null : toEvent(row);
}

/** What this author sent under this client id before, if anything. */
export async function findByClientId(
  db: Db,
  key: ConversationKey,
  author: Author,
  clientId: string,
): Promise<ConversationEvent | null> {
  const [row] = await db
    .select()
    .from(conversationEvents)
    .where(
      and(
        inList(key),
        eq(conversationEvents.authorKind, author.kind),
        eq(conversationEvents.authorId, author.id),
        eq(conversationEvents.clientId, clientId),
      ),
    );
  return row === undefined ? null : toEvent(row);
}

export function toEvent(row: EventRow): ConversationEvent {
  const entry = {
    seq: row.seq,
    at: row.at,
    author: { kind: row.authorKind, id: row.authorId, name: row.authorName },
  };
  const { details } = row;
  const words = row.body ?? '';
  if (row.kind === 'message') {
    const message = { ...entry, kind: row.kind, clientId: row.clientId ?? '', body: words };
    return details !== null && 'parts' in details ? { ...message, parts: details.parts } : message;
  }
  return { ...entry, ...entryOf(row.kind, details, words, row) };
}

/** What an entry that is no message says. @throws when the row lacks it: a fault of ours */
function entryOf(
  kind: Exclude<EventRow['kind'], 'message'>,
  details: EventRow['details'],
  body: string,
  { seq, conversationId }: EventRow,
) {
  if (details !== null) {
    if (kind === 'read' && 'upToSeq' in details) return { kind, upToSeq: details.upToSeq };
    if (kind === 'status' && 'status' in details) return { kind, status: details.status };
    if (kind === 'edit' && 'targetSeq' in details) return { kind, targetSeq: details.targetSeq, body };
    if (kind === 'delete' && 'targetSeq' in details) return { kind, targetSeq: details.targetSeq };
    if (kind === 'rating' && 'score' in details) return { kind, score: details.score, comment: body };
  }
  throw new Error(`event ${seq} of conversation ${conversationId} has kind ${kind} without its details`);
}

export async function clearSuggestionBasis(db: Db, key: ConversationKey): Promise<void> {
  await db.update(conversations).set({ suggestionBasis: null }).where(byKey(key));
}

/** What agents set beside a conversation. */
export type BesideChange = Partial<
  Pick<
    ConversationRow,
    | 'assigneeId'
    | 'assigneeName'
    | 'givenFor'
    | 'handedOverSeq'
    | 'expectedAt'
    | 'teamId'
    | 'priority'
    | 'labelIds'
  >
>;

/** @returns the row after it; null when the conversation is gone */
export async function updateBesideColumns(
  db: Db,
  key: ConversationKey,
  change: BesideChange,
  at: number,
): Promise<ConversationRow | null> {
  const [row] = await db
    .update(conversations)
    .set({ ...change, updatedAt: nextUpdatedAt(at) })
    .where(byKey(key))
    .returning({ id: conversations.id });
  return row === undefined ? null : findConversation(db, key);
}

/** Strictly growing, so that of two versions of a row the later one is known without trusting a clock. */
export const nextUpdatedAt = (at: number) => sql`greatest(${conversations.updatedAt} + 1, ${at})`;
