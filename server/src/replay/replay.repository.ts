import type { ConversationEvent, Judgement } from '@attune/protocol';
import type { Contact } from '@attune/signals';
import { and, asc, count, eq, exists, gt, gte, inArray, isNotNull, or, sql } from 'drizzle-orm';
import type { ConversationRow } from '../conversations/conversation-access.ts';
import { writtenSince } from '../conversations/latest-messages.repository.ts';
import type { Db } from '../db/open-database.ts';
import {
  conversationEvents,
  conversations,
  interactionBatches,
  pageErrorCounts,
  signalVotes,
} from '../db/schema/index.ts';

/** Conversations of a site in which something was said or reported since `since`, as far as agents see them. */
const inPeriod = (db: Db, siteId: string, since: number) =>
  and(
    eq(conversations.siteId, siteId),
    isNotNull(conversations.inboxAt),
    or(
      writtenSince(since),
      exists(
        db
          .select({ one: sql`1` })
          .from(interactionBatches)
          .where(
            and(
              eq(interactionBatches.siteId, siteId),
              eq(interactionBatches.conversationId, conversations.id),
              gte(interactionBatches.receivedAt, since),
            ),
          ),
      ),
    ),
  );

export async function countInPeriod(db: Db, siteId: string, since: number): Promise<number> {
  const [row] = await db
    .select({ conversations: count() })
    .from(conversations)
    .where(inPeriod(db, siteId, since));
  return row?.conversations ?? 0;
}

export type ReplayRow = Pick<ConversationRow, 'id' | 'visitorId'>;

/** The next of them after `afterId`, in the order of their ids. */
export function listInPeriod(
  db: Db,
  siteId: string,
  since: number,
  page: { readonly afterId: string; readonly limit: number },
): Promise<readonly ReplayRow[]> {
  return db
    .select({ id: conversations.id, visitorId: conversations.visitorId })
    .from(conversations)
    .where(and(inPeriod(db, siteId, since), gt(conversations.id, page.afterId)))
    .orderBy(asc(conversations.id))
    .limit(page.limit);
}

export function listBatches(db: Db, siteId: string, ids: readonly string[], since: number) {
  return db
    .select({
      conversationId: interactionBatches.conversationId,
      visitId: interactionBatches.visitId,
      interactions: interactionBatches.interactions,
    })
    .from(interactionBatches)
    .where(
      and(
        eq(interactionBatches.siteId, siteId),
        inArray(interactionBatches.conversationId, [...ids]),
        gte(interactionBatches.receivedAt, since),
      ),
    )
    .orderBy(asc(interactionBatches.receivedAt));
}

/** Messages and changes of status, as far as detectors know them. */
export type ReplayEntry =
  | (Pick<Extract<ConversationEvent, { kind: 'message' }>, 'kind' | 'seq' | 'at' | 'body'> & {
      readonly author: ConversationEvent['author']['kind'];
    })
  | Pick<Extract<ConversationEvent, { kind: 'status' }>, 'kind' | 'seq' | 'at' | 'status'>;

export async function listEntries(
  db: Db,
  siteId: string,
  ids: readonly string[],
  since: number,
): Promise<readonly { readonly conversationId: string; readonly entry: ReplayEntry }[]> {
  const rows = await db
    .select()
    .from(conversationEvents)
    .where(
      and(
        eq(conversationEvents.siteId, siteId),
        inArray(conversationEvents.conversationId, [...ids]),
        inArray(conversationEvents.kind, ['message', 'status']),
        gte(conversationEvents.at, since),
      ),
    )
    .orderBy(asc(conversationEvents.seq));
  return rows.map(({ conversationId, kind, seq, at, authorKind, body, details }) => {
    const status = details !== null && 'status' in details ? details.status : 'open';
    const entry: ReplayEntry =
      kind === 'message'
        ? { kind, seq, at, author: authorKind, body: body ?? '' }
        : { kind: 'status', seq, at, status };
    return { conversationId, entry };
  });
}

export async function listVotesIn(
  db: Db,
  siteId: string,
  ids: readonly string[],
): Promise<readonly (Judgement & { readonly conversationId: string })[]> {
  return db
    .select({
      conversationId: signalVotes.conversationId,
      signalKey: signalVotes.signalKey,
      verdict: signalVotes.verdict,
      by: signalVotes.votedBy,
      at: signalVotes.votedAt,
    })
    .from(signalVotes)
    .where(and(eq(signalVotes.siteId, siteId), inArray(signalVotes.conversationId, [...ids])));
}

/** Conversations of these visitors, whenever they were. */
export async function listContactsOf(
  db: Db,
  siteId: string,
  visitorIds: readonly string[],
): Promise<readonly (Contact & ReplayRow)[]> {
  const rows = await db
    .select({
      id: conversations.id,
      visitorId: conversations.visitorId,
      at: conversations.inboxAt,
      resolvedAt: conversations.resolvedAt,
    })
    .from(conversations)
    .where(
      and(
        eq(conversations.siteId, siteId),
        inArray(conversations.visitorId, [...visitorIds]),
        isNotNull(conversations.inboxAt),
      ),
    );
  return rows.flatMap(({ at, ...row }) => (at === null ? [] : [{ ...row, at }]));
}

/** Minutes of the period in which an error was met more than `atMost` times, all visitors together. */
export function listSharedMinutes(
  db: Db,
  siteId: string,
  since: number,
  { atMost, limit }: { readonly atMost: number; readonly limit: number },
): Promise<readonly { readonly minute: number; readonly hash: string }[]> {
  return db
    .select({ minute: pageErrorCounts.minute, hash: pageErrorCounts.hash })
    .from(pageErrorCounts)
    .where(and(eq(pageErrorCounts.siteId, siteId), gte(pageErrorCounts.minute, since)))
    .groupBy(pageErrorCounts.minute, pageErrorCounts.hash)
    .having(sql`count(*) + sum(${pageErrorCounts.unprompted}) > ${atMost}`)
    .limit(limit);
}
