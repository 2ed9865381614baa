import type { Author } from '@attune/protocol';
import { and, eq, gt, ne, not, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db } from '../db/open-database.ts';
import { conversationEvents } from '../db/schema/index.ts';
import type { ConversationKey } from './conversation.repository.ts';

/**
 * A colleague's answer after what this author has seen. A message that is sent once more is not judged again: what came
 * since its first time says nothing of it.
 * @returns who answered; null when nobody did
 */
export async function findUnseenAnswer(
  db: Db,
  { siteId, conversationId }: ConversationKey,
  author: Author,
  { clientId, seenSeq }: { readonly clientId: string; readonly seenSeq: number },
): Promise<{ readonly name: string | null } | null> {
  const own = alias(conversationEvents, 'own');
  const [row] = await db
    .select({ name: conversationEvents.authorName })
    .from(conversationEvents)
    .where(
      and(
        eq(conversationEvents.siteId, siteId),
        eq(conversationEvents.conversationId, conversationId),
        gt(conversationEvents.seq, seenSeq),
        eq(conversationEvents.kind, 'message'),
        eq(conversationEvents.authorKind, 'agent'),
        ne(conversationEvents.authorId, author.id),
        not(
          sql`exists (${db
            .select({ one: sql`1` })
            .from(own)
            .where(
              and(
                eq(own.siteId, siteId),
                eq(own.conversationId, conversationId),
                eq(own.authorKind, author.kind),
                eq(own.authorId, author.id),
                eq(own.clientId, clientId),
              ),
            )})`,
        ),
      ),
    )
    .orderBy(conversationEvents.seq)
    .limit(1);
  return row ?? null;
}
