import { RequestError, type Author, type EarlierCard, type InboxItem } from '@attune/protocol';
import type { BesideConversations } from '../beside/beside.ts';
import { changeBeside, type ConversationRow } from '../conversations/conversation-access.ts';
import { toInboxItem } from '../conversations/inbox-item.ts';
import type { Db } from '../db/open-database.ts';
import type { News } from '../news/news.ts';
import type { Cards } from '../reflections/cards.ts';
import { findColleague, listColleagues, type Colleague } from './colleague.repository.ts';

export interface HandoverDeps {
  readonly db: Db;
  readonly news: Pick<News, 'inboxItem'>;
  readonly beside: Pick<BesideConversations, 'present'>;
  readonly cards: Pick<Cards, 'keep'>;
  now(): number;
}

export interface Handed {
  readonly card: EarlierCard;
  /** For after the ack. */
  tell(): void;
}

export type Handover = ReturnType<typeof createHandover>;

/** Gives conversations to somebody, with a card of what is known, so that nobody has to ask again. */
export function createHandover({ db, news, beside, cards, now }: HandoverDeps) {
  return {
    /** Who may be given a conversation of this site. */
    colleagues: (siteId: string): Promise<readonly Colleague[]> => listColleagues(db, siteId),

    /** Somebody who may be given one; null for anybody else. */
    colleague: (siteId: string, id: string, from: Db = db): Promise<Colleague | null> =>
      findColleague(from, siteId, id),

    /**
     * @param toAgentId left out: to nobody in particular
     * @throws RequestError `not-found` for somebody who does not work for this site
     */
    async handOver(
      row: ConversationRow,
      by: Author,
      { toAgentId, word }: { readonly toAgentId?: string | undefined; readonly word?: string | undefined },
    ): Promise<Handed> {
      const { siteId, visitorId, id: conversationId } = row;
      const to = toAgentId === undefined ? null : await findColleague(db, siteId, toAgentId);
      if (toAgentId !== undefined && to === null)
        throw new RequestError('not-found', 'There is no such colleague on this site.', {
          field: 'toAgentId',
        });
      return db.transaction(async (tx) => {
        const at = now();
        const { reflection, promises } = await beside.present(row, tx);
        const card: EarlierCard = {
          conversationId,
          at,
          reason: 'handed-over',
          byName: by.name,
          word: word ?? null,
          reflection,
          promises,
        };
        await cards.keep(tx, { siteId, visitorId, seq: row.lastSeq }, card);
        const change = {
          assigneeId: to?.id ?? null,
          assigneeName: to?.name ?? null,
          givenFor: null,
          handedOverSeq: row.lastSeq,
        };
        const after = await changeBeside(tx, { siteId, conversationId }, change, at);
        const item: InboxItem | null = after === null ? null : toInboxItem(after);
        return {
          card,
          tell() {
            if (item !== null) news.inboxItem(item);
          },
        };
      });
    },
  };
}
