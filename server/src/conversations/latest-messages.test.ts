import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { conversations, LAST_MESSAGE_SLOT_MS } from '../db/schema/index.ts';
import { engines, withDatabase } from '../db/testing.ts';
import { insertConversationRows } from '../testing/rows.ts';
import { appendVisitorMessages, type VisitorMessage } from './append-messages.repository.ts';
import { afterLatest, latestFirst, writtenBefore, writtenSince } from './latest-messages.repository.ts';

const AT = 1_795_000_000_000 - (1_795_000_000_000 % LAST_MESSAGE_SLOT_MS);

describe.each(engines)('conversations by their last message, on %s', (engine) => {
  const database = withDatabase(engine);

  it('come latest first, and by stretches of time, also within ten minutes and across their edges', async () => {
    const { db } = database();
    const siteId = randomUUID();
    const instants = [-1, 0, 1, 1, LAST_MESSAGE_SLOT_MS - 1, LAST_MESSAGE_SLOT_MS, 3 * LAST_MESSAGE_SLOT_MS];
    for (const [index, after] of instants.entries())
      await insertConversationRows(db, AT + after, { siteId, conversationId: `c${index}` });
    const ids = async (condition: ReturnType<typeof writtenSince>) => {
      const ofSite = eq(conversations.siteId, siteId);
      const rows = await db
        .select({ id: conversations.id })
        .from(conversations)
        .where(sql`${ofSite} and ${condition ?? sql`true`}`)
        .orderBy(...latestFirst);
      return rows.map(({ id }) => id).join(' ');
    };
    expect(await ids(undefined)).toBe('c6 c5 c4 c3 c2 c1 c0');
    expect(await ids(writtenSince(AT + 1))).toBe('c6 c5 c4 c3 c2');
    expect(await ids(writtenBefore(AT + 1))).toBe('c1 c0');
    expect(await ids(writtenBefore(AT))).toBe('c0');
    expect(await ids(afterLatest({ at: AT + 1, id: 'c3' }))).toBe('c2 c1 c0');
    expect(await ids(afterLatest({ at: AT + LAST_MESSAGE_SLOT_MS, id: 'c5' }))).toBe('c4 c3 c2 c1 c0');
  });

  it('take messages without a change in any index', async () => {
    const { db } = database();
    const siteId = randomUUID();
    await insertConversationRows(db, AT, { siteId, conversationId: 'one' });
    for (let number = 0; number <= 20; number++)
      await appendVisitorMessages(db, [messageTo(siteId, AT + number)]);
    const counted = async () => {
      await db.execute(sql`select pg_stat_force_next_flush()`);
      const { rows } = await db.execute<{ hot: string; updated: string }>(
        sql`select n_tup_hot_upd as hot, n_tup_upd as updated from pg_stat_user_tables
          where relname = 'conversations'`,
      );
      return rows[0];
    };
    // Another connection tells what it did a second later.
    await expect.poll(async () => Number((await counted())?.updated), { timeout: 30_000 }).toBe(21);
    // The first message begins the wait, which is in an index.
    expect(Number((await counted())?.hot)).toBeGreaterThanOrEqual(20);
  });
});

const messageTo = (siteId: string, at: number): VisitorMessage => ({
  key: { siteId, conversationId: 'one' },
  author: { kind: 'visitor', id: 'visitor-of-one', name: null },
  clientId: randomUUID(),
  entry: { kind: 'message', body: 'Hello' },
  at,
  firstCheckAt: at + 60_000,
  outboxIds: { publish: randomUUID(), check: randomUUID() },
});
