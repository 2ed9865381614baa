import { RequestError } from '@attune/protocol';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from '../db/open-database.ts';
import { conversationEvents, conversations } from '../db/schema/index.ts';
import { startWay, type Way } from '../db/testing/test-way.ts';
import { createPostgresDatabase, dropPostgresDatabase, silent } from '../db/testing.ts';
import { insertConversationRows } from '../testing/rows.ts';
import { createAppendTogether, MOST_WAITING } from './append-together.ts';

const AT = 1_772_546_400_000;
/** More than may wait and be under way together. */
const COUNT = MOST_WAITING + 300;

describe('[G9] messages while the database swallows everything', () => {
  let way: Way;
  let database: Database;
  let directUrl = '';
  beforeAll(async () => {
    const place = await createPostgresDatabase();
    directUrl = place.databaseUrl;
    way = await startWay(directUrl);
    database = await openDatabase({ ...place, databaseUrl: way.url, log: silent, patienceMs: 1_000 });
  });
  afterAll(async () => {
    await database.close();
    await way.cut();
    await dropPostgresDatabase(directUrl);
  });

  const message = (conversationId: string) => ({
    key: { siteId: 's', conversationId },
    author: { kind: 'visitor', id: 'mara', name: null } as const,
    clientId: randomUUID(),
    entry: { kind: 'message', body: 'Hello' } as const,
    at: AT,
    outboxIds: { publish: randomUUID(), check: randomUUID() },
    firstCheckAt: AT + 5_000,
  });

  it(
    'wait in bounded numbers, are answered all the same, and are stored if it was said',
    { timeout: 120_000 },
    async () => {
      const { db } = database;
      const { append } = createAppendTogether(db);
      const ids = Array.from({ length: COUNT }, (_, index) => `held-${index}`);
      const visitorId = 'mara';
      await insertConversationRows(db, AT, { siteId: 's', conversationId: 'first', visitorId });
      const at = { inboxAt: AT, lastMessageAt: AT, createdAt: AT, updatedAt: AT };
      await db.insert(conversations).values(ids.map((id) => ({ siteId: 's', id, visitorId, ...at })));

      way.hold();
      const begun = ids.map((id) => append(message(id)).then(() => id));
      // Whoever comes when too many wait is told so now, not when somebody's patience ends.
      const last: unknown = await begun.at(-1)?.catch((error: unknown) => error);
      expect(last).toBeInstanceOf(RequestError);
      expect(last).toMatchObject({ code: 'unavailable' });
      const outcomes = await Promise.allSettled(begun);
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toEqual([]);
      way.release();

      const after = ids.slice(0, 50);
      const acknowledged = await Promise.all(after.map((id) => append(message(id)).then(() => id)));
      const stored = await db.select({ id: conversationEvents.conversationId }).from(conversationEvents);
      expect(acknowledged.filter((id) => !stored.some((row) => row.id === id))).toEqual([]);
    },
  );
});
