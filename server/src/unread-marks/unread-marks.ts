import { MAX_UNREAD_MARKS, RequestError } from '@attune/protocol';
import type { Db } from '../db/open-database.ts';
import type { News } from '../news/news.ts';
import type { AgentKey } from '../notifications/notification.repository.ts';
import {
  countUnreadMarks,
  deleteUnreadMark,
  insertUnreadMark,
  listUnreadMarks,
} from './unread-mark.repository.ts';

export interface UnreadMarksDeps {
  readonly db: Db;
  readonly news: Pick<News, 'unreadMark'>;
  now(): number;
}

export type UnreadMarks = ReturnType<typeof createUnreadMarks>;

/** What each agent set back to unread for themselves. */
export function createUnreadMarks({ db, news, now }: UnreadMarksDeps) {
  return {
    list: (agent: AgentKey): Promise<readonly string[]> => listUnreadMarks(db, agent, MAX_UNREAD_MARKS),

    /**
     * Setting the same again changes nothing.
     * @throws RequestError `conflict` when they have marked too many
     */
    async set(
      agent: AgentKey,
      conversationId: string,
      unread: boolean,
    ): Promise<{ readonly tell: () => void }> {
      if (unread && (await countUnreadMarks(db, agent)) >= MAX_UNREAD_MARKS)
        throw new RequestError(
          'conflict',
          `You have marked ${MAX_UNREAD_MARKS} conversations unread. Read some of them first.`,
        );
      const isChanged = unread
        ? await insertUnreadMark(db, agent, conversationId, now())
        : await deleteUnreadMark(db, agent, conversationId);
      return { tell: () => void (isChanged && news.unreadMark(agent, conversationId, unread)) };
    },
  };
}
