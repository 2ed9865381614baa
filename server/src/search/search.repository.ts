import type { ConversationStatus } from '@attune/protocol';
import {
  and,
  desc,
  eq,
  exists,
  getTableColumns,
  gte,
  inArray,
  isNotNull,
  isNull,
  lt,
  or,
  sql,
  type SQL,
} from 'drizzle-orm';
import { union } from 'drizzle-orm/pg-core';
import {
  afterLatest,
  latestFirst,
  writtenBefore,
  writtenSince,
} from '../conversations/latest-messages.repository.ts';
import type { Db } from '../db/open-database.ts';
import type { ConversationRow } from '../conversations/conversation.repository.ts';
import {
  conversationEvents,
  conversations,
  formAnswers,
  identities,
  notes,
  visitors,
} from '../db/schema/index.ts';
import {
  folded,
  messageWords,
  searchedWords,
  wordsOfAnswers,
  wordsOfIdentity,
} from '../db/schema/searched-words.ts';

/** What is searched for on one site. */
export interface SearchQuery {
  readonly siteId: string;
  /** Empty: everything the filters let through. */
  readonly words: string;
  /** Whether the last word may be a beginning. */
  readonly isOpen: boolean;
  /** An anonymous visitor's label, as the beginning of their id; null when the words are none. */
  readonly label: string | null;
  readonly status?: ConversationStatus | undefined;
  readonly author?: 'visitor' | 'agent' | undefined;
  readonly assignee?: string | undefined;
  readonly from?: number | undefined;
  readonly until?: number | undefined;
  /** The last hit of the page before: its instant, and what tells hits of one instant apart. */
  readonly after: readonly [at: number, id: string, seq: number] | null;
  readonly limit: number;
}

/** The words as the database looks for them; websearch syntax never fails, whatever was typed. */
function tsquery({ words, isOpen }: SearchQuery): SQL {
  const whole = sql`websearch_to_tsquery('simple', ${folded(sql`${words}::text`)})`;
  if (!isOpen) return whole;
  // Only a query that ends in a word can end in a beginning; one of nothing but signs is empty.
  return sql`(select case when said like '%''' then (said || ':*')::tsquery else said::tsquery end
    from (select ${whole}::text as said) as asked)`;
}

const spoken = (query: SearchQuery) =>
  and(
    eq(conversationEvents.siteId, query.siteId),
    eq(conversationEvents.kind, 'message'),
    sql`${messageWords(conversationEvents.body)} @@ ${tsquery(query)}`,
  );

/** Ids of whom the words name: by name, label, what their site or its page says of them, or what they filled in. */
const named = (db: Db, query: SearchQuery) => {
  const asked = tsquery(query);
  return union(
    db
      .select({ id: visitors.id })
      .from(visitors)
      .where(
        and(
          eq(visitors.siteId, query.siteId),
          or(
            sql`${searchedWords(visitors.name)} @@ ${asked}`,
            // Ids are hexadecimal: "g" stands behind every digit of theirs, in every collation.
            query.label === null
              ? undefined
              : and(isNull(visitors.name), gte(visitors.id, query.label), lt(visitors.id, `${query.label}g`)),
          ),
        ),
      ),
    db
      .select({ id: identities.visitorId })
      .from(identities)
      .where(and(eq(identities.siteId, query.siteId), sql`${wordsOfIdentity(identities)} @@ ${asked}`)),
    db
      .select({ id: formAnswers.visitorId })
      .from(formAnswers)
      .where(and(eq(formAnswers.siteId, query.siteId), sql`${wordsOfAnswers(formAnswers)} @@ ${asked}`)),
  );
};

/** What holds of the conversation whatever is looked for in it. */
const through = ({ status, assignee }: SearchQuery) =>
  and(
    isNotNull(conversations.inboxAt),
    status === undefined ? undefined : eq(conversations.status, status),
    assignee === undefined
      ? undefined
      : assignee === 'nobody'
        ? isNull(conversations.assigneeId)
        : eq(conversations.assigneeId, assignee),
  );

const visitorOf = and(eq(visitors.siteId, conversations.siteId), eq(visitors.id, conversations.visitorId));

export async function searchMessages(db: Db, query: SearchQuery) {
  const { author, from, until, after } = query;
  return db
    .select({
      conversationId: conversationEvents.conversationId,
      seq: conversationEvents.seq,
      author: conversationEvents.authorKind,
      authorName: conversationEvents.authorName,
      body: conversationEvents.body,
      at: conversationEvents.at,
      visitorId: visitors.id,
      visitorName: visitors.name,
    })
    .from(conversationEvents)
    .innerJoin(
      conversations,
      and(
        eq(conversations.siteId, conversationEvents.siteId),
        eq(conversations.id, conversationEvents.conversationId),
      ),
    )
    .innerJoin(visitors, visitorOf)
    .where(
      and(
        spoken(query),
        through(query),
        author === undefined ? undefined : eq(conversationEvents.authorKind, author),
        from === undefined ? undefined : gte(conversationEvents.at, from),
        until === undefined ? undefined : lt(conversationEvents.at, until),
        after === null
          ? undefined
          : sql`(${conversationEvents.at}, ${conversationEvents.conversationId}, ${conversationEvents.seq}) < (${after[0]}::bigint, ${after[1]}::text, ${after[2]}::integer)`,
      ),
    )
    .orderBy(
      desc(conversationEvents.at),
      desc(conversationEvents.conversationId),
      desc(conversationEvents.seq),
    )
    .limit(query.limit);
}

/** Conversations with the words in a message or in the visitor's name, latest message first. */
export async function searchConversations(db: Db, query: SearchQuery): Promise<readonly ConversationRow[]> {
  const { siteId, words, from, until, after } = query;
  const spokenIn = db
    .select({ id: conversationEvents.conversationId })
    .from(conversationEvents)
    .where(spoken(query));
  return db
    .select({ ...getTableColumns(conversations), visitorName: visitors.name })
    .from(conversations)
    .innerJoin(visitors, visitorOf)
    .where(
      and(
        eq(conversations.siteId, siteId),
        through(query),
        words === ''
          ? undefined
          : or(inArray(conversations.id, spokenIn), inArray(conversations.visitorId, named(db, query))),
        from === undefined ? undefined : writtenSince(from),
        until === undefined ? undefined : writtenBefore(until),
        after === null ? undefined : afterLatest({ at: after[0], id: after[1] }),
      ),
    )
    .orderBy(...latestFirst)
    .limit(query.limit);
}

/** The latest message with the words, by conversation. */
export async function latestSpoken(
  db: Db,
  query: SearchQuery,
  conversationIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (conversationIds.length === 0 || query.words === '') return new Map();
  const rows = await db
    .selectDistinctOn([conversationEvents.conversationId], {
      id: conversationEvents.conversationId,
      body: conversationEvents.body,
    })
    .from(conversationEvents)
    .where(and(spoken(query), inArray(conversationEvents.conversationId, [...conversationIds])))
    .orderBy(conversationEvents.conversationId, desc(conversationEvents.seq));
  return new Map(rows.map(({ id, body }) => [id, body ?? '']));
}

/** People who wrote at least once, whom the words name; whoever was there last first. */
export async function searchContacts(db: Db, query: SearchQuery) {
  const { siteId, words, from, until, after } = query;
  const theirs = and(
    eq(conversations.siteId, visitors.siteId),
    eq(conversations.visitorId, visitors.id),
    through(query),
  );
  const isTheirs = sql`${theirs ?? sql`true`}`;
  return db
    .select({
      visitorId: visitors.id,
      visitorName: visitors.name,
      lastSeenAt: visitors.lastSeenAt,
      conversations: sql<number>`(select count(*)::integer from ${conversations} where ${isTheirs})`,
      conversationId: sql<string>`(select ${conversations.id} from ${conversations} where ${isTheirs}
        order by ${conversations.lastMessageAt} desc nulls last limit 1)`,
    })
    .from(visitors)
    .where(
      and(
        eq(visitors.siteId, siteId),
        words === '' ? undefined : inArray(visitors.id, named(db, query)),
        exists(
          db
            .select({ one: sql`1` })
            .from(conversations)
            .where(theirs),
        ),
        from === undefined ? undefined : gte(visitors.lastSeenAt, from),
        until === undefined ? undefined : lt(visitors.lastSeenAt, until),
        after === null
          ? undefined
          : sql`(${visitors.lastSeenAt}, ${visitors.id}) < (${after[0]}::bigint, ${after[1]}::text)`,
      ),
    )
    .orderBy(desc(visitors.lastSeenAt), desc(visitors.id))
    .limit(query.limit);
}

export async function searchNotes(db: Db, query: SearchQuery) {
  const { siteId, from, until, after } = query;
  return db
    .select({
      noteId: notes.id,
      conversationId: notes.conversationId,
      authorName: notes.authorName,
      body: notes.body,
      at: notes.at,
      visitorId: visitors.id,
      visitorName: visitors.name,
    })
    .from(notes)
    .innerJoin(visitors, and(eq(visitors.siteId, notes.siteId), eq(visitors.id, notes.visitorId)))
    .innerJoin(
      conversations,
      and(eq(conversations.siteId, notes.siteId), eq(conversations.id, notes.conversationId)),
    )
    .where(
      and(
        eq(notes.siteId, siteId),
        sql`${searchedWords(notes.body)} @@ ${tsquery(query)}`,
        through(query),
        from === undefined ? undefined : gte(notes.at, from),
        until === undefined ? undefined : lt(notes.at, until),
        after === null
          ? undefined
          : sql`(${notes.at}, ${notes.id}) < (${after[0]}::bigint, ${after[1]}::text)`,
      ),
    )
    .orderBy(desc(notes.at), desc(notes.id))
    .limit(query.limit);
}
