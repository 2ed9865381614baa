import type { ConversationEvent, EmpathyAnswers } from '@attune/protocol';
import { moodOf } from '@attune/empathy/mood';
import type { ConversationKey } from '../conversations/conversation-access.ts';
import type { Db } from '../db/open-database.ts';
import { insertKeptWords, listKeptWords } from './kept-word.repository.ts';

/** "Thanks" alone is manners; the shelf is for somebody who meant it. */
const FEWEST_WORDS = 4;

export type KeptWords = ReturnType<typeof createKeptWords>;

/** Visitors' thanks, kept for the agent they were for, who alone may see them. */
export function createKeptWords({ db }: { readonly db: Db }) {
  return {
    list: (
      siteIds: readonly string[],
      agentId: string,
    ): Promise<EmpathyAnswers['kept-words:list']['words']> => listKeptWords(db, siteIds, agentId),

    /**
     * Keeps the thanks among the entries after a position; reading them again changes nothing.
     * @param events the conversation's last entries, in order
     */
    async read(
      tx: Db,
      key: ConversationKey,
      events: readonly ConversationEvent[],
      afterSeq: number,
    ): Promise<void> {
      await insertKeptWords(
        tx,
        thanksIn(events, afterSeq).map((thanks) => ({ ...key, ...thanks })),
      );
    },
  };
}

/** Grateful messages of the visitor, with the agent who had written last. */
function thanksIn(
  events: readonly ConversationEvent[],
  afterSeq: number,
): readonly { readonly seq: number; readonly agentId: string; readonly at: number }[] {
  let answeredBy: string | null = null;
  const thanks: { seq: number; agentId: string; at: number }[] = [];
  for (const event of events) {
    if (event.kind !== 'message') continue;
    const { seq, at, author, body } = event;
    if (author.kind === 'agent') answeredBy = author.id;
    if (author.kind !== 'visitor' || answeredBy === null || seq <= afterSeq) continue;
    if (body.trim().split(/\s+/u).length >= FEWEST_WORDS && moodOf(body).label === 'grateful')
      thanks.push({ seq, agentId: answeredBy, at });
  }
  return thanks;
}
