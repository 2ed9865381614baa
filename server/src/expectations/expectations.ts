import type { Author } from '@attune/protocol';
import { changeBeside, type ConversationRow } from '../conversations/conversation-access.ts';
import type { Db } from '../db/open-database.ts';
import type { News } from '../news/news.ts';

export interface ExpectationsDeps {
  readonly db: Db;
  readonly news: Pick<News, 'answerExpected'>;
  now(): number;
}

/** What was set; `tell` is for after the ack. */
export interface Expected {
  readonly until: number | null;
  tell(): void;
}

export type Expectations = ReturnType<typeof createExpectations>;

const MINUTE_MS = 60_000;

/** Tells waiting visitors that somebody is still at it, and until when. */
export function createExpectations({ db, news, now }: ExpectationsDeps) {
  const set = async (row: ConversationRow, by: Author, until: number | null): Promise<Expected> => {
    const { siteId, visitorId, id: conversationId } = row;
    await changeBeside(db, { siteId, conversationId }, { expectedAt: until }, now());
    const audience = { siteId, visitorId, conversationId };
    return { until, tell: () => news.answerExpected(audience, until, by.name) };
  };

  return {
    /** @param minutes 0 takes it back */
    expect: (row: ConversationRow, by: Author, minutes: number): Promise<Expected> =>
      set(row, by, minutes === 0 ? null : now() + minutes * MINUTE_MS),

    /** The agent has answered: nothing is expected any more. */
    async answered(row: ConversationRow, by: Author): Promise<void> {
      if (row.expectedAt !== null) (await set(row, by, null)).tell();
    },
  };
}
