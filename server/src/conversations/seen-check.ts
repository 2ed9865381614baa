import { RequestError, type Author } from '@attune/protocol';
import type { Db } from '../db/open-database.ts';
import type { ConversationRow } from './conversation.repository.ts';
import { findUnseenAnswer } from './unseen-answer.repository.ts';

export type SeenCheck = ReturnType<typeof createSeenCheck>;

/** Whether an answer was written with all of its conversation on screen. */
export function createSeenCheck({ db }: { readonly db: Db }) {
  return {
    /**
     * @param seen what the author held of the list when they sent it
     * @throws RequestError `conflict` with field `seenSeq` when a colleague answered since
     */
    async require(
      row: ConversationRow,
      author: Author,
      seen: { readonly clientId: string; readonly seenSeq: number },
    ): Promise<void> {
      if (row.lastSeq <= seen.seenSeq) return;
      const key = { siteId: row.siteId, conversationId: row.id };
      const unseen = await findUnseenAnswer(db, key, author, seen);
      if (unseen === null) return;
      throw new RequestError(
        'conflict',
        `${unseen.name ?? 'A colleague'} answered meanwhile. Read it, and send yours if it still helps.`,
        { field: 'seenSeq' },
      );
    },
  };
}
