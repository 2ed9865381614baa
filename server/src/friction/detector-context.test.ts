import { createFakeClock } from '@attune/testing';
import { describe, expect, it } from 'vitest';
import { readConversation, type ConversationKey } from '../conversations/conversation-access.ts';
import { conversations, pageErrorCounts } from '../db/schema/index.ts';
import { engines, withDatabase } from '../db/testing.ts';
import { insertConversationRows } from '../testing/rows.ts';
import { createContextReader } from './detector-context.ts';

const MINUTE = 60_000;

describe.each(engines)('what is known beside a conversation on %s', (engine) => {
  const database = withDatabase(engine);
  const clock = createFakeClock();
  const at = clock.now();
  const contextOf = async (key: ConversationKey) => {
    const row = await readConversation(database().db, key);
    if (row === null) throw new Error('it was inserted');
    return createContextReader()(database().db, row, clock.now());
  };

  it('is the visitor’s other conversations on this site, and nobody else’s', async () => {
    const { db } = database();
    const key = (conversationId: string, siteId = 's') => ({ siteId, conversationId, visitorId: 'mara' });
    await insertConversationRows(db, at, key('now'));
    await insertConversationRows(db, at - 3 * MINUTE, key('before'));
    await insertConversationRows(db, at - 2 * MINUTE, { ...key('of-ben'), visitorId: 'ben' });
    await insertConversationRows(db, at - MINUTE, key('elsewhere', 'other'));
    await db.insert(conversations).values({
      siteId: 's',
      id: 'never-written',
      visitorId: 'mara',
      createdAt: at,
      updatedAt: at,
    });
    const { contacts } = await contextOf({ siteId: 's', conversationId: 'now' });
    expect(contacts).toEqual([{ at: at - 3 * MINUTE, resolvedAt: null }]);
  });

  it('is how soon the team answers, once there are enough answers to speak of', async () => {
    const { db } = database();
    const answered = (count: number) =>
      db.insert(conversations).values(
        Array.from({ length: count }, (_, index) => ({
          siteId: 'team',
          id: `answered-${count}-${index}`,
          visitorId: 'v',
          inboxAt: at - index,
          firstAnswerMs: (index + 1) * 1_000,
          createdAt: at,
          updatedAt: at,
        })),
      );
    await insertConversationRows(db, at, { siteId: 'team', conversationId: 'asked', visitorId: 'v' });
    const asked = { siteId: 'team', conversationId: 'asked' };
    await answered(9);
    expect(await contextOf(asked)).not.toHaveProperty('teamMedianWaitMs');
    await answered(10);
    // 1–9 s and 1–10 s: the tenth of nineteen.
    expect(await contextOf(asked)).toMatchObject({ teamMedianWaitMs: 5_000 });
  });

  it('is which errors everybody met within the last ten minutes', async () => {
    const { db } = database();
    await insertConversationRows(db, at, { siteId: 'shared', conversationId: 'c' });
    const met = (minutesAgo: number, hash: string, unprompted: number) => {
      const minute = at - (at % MINUTE) - minutesAgo * MINUTE;
      return db
        .insert(pageErrorCounts)
        .values({ siteId: 'shared', conversationId: 'c', minute, hash, unprompted });
    };
    await met(2, 'often', 5);
    await met(2, 'rarely', 4);
    await met(12, 'long-ago', 50);
    expect(await contextOf({ siteId: 'shared', conversationId: 'c' })).toMatchObject({
      dampedErrors: ['often'],
    });
  });
});
