import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { eq } from 'drizzle-orm';
import { automationRules, conversationEvents, conversations, outbox } from '../db/schema/index.ts';
import { engines, withDatabase } from '../db/testing.ts';
import { insertConversationRows } from '../testing/rows.ts';
import { appendEvent, type Append } from './append-event.repository.ts';
import { createAppendTogether } from './append-together.ts';

const AT = 1_772_546_400_000;

describe.each(engines)('messages that are added together on %s', (engine) => {
  const database = withDatabase(engine);
  const message = (conversationId: string, body: string, clientId = randomUUID()): Append => ({
    key: { siteId: 's', conversationId },
    author: { kind: 'visitor', id: 'mara', name: null },
    clientId,
    entry: { kind: 'message', body },
    at: AT,
    outboxIds: { publish: randomUUID(), check: randomUUID() },
    firstCheckAt: AT + 5_000,
  });
  const conversationOf = async (name: string) => {
    const conversationId = `${name}-${randomUUID()}`;
    await insertConversationRows(database().db, AT, { siteId: 's', conversationId });
    return conversationId;
  };
  const stateOf = async (conversationId: string) => {
    const { db } = database();
    const [row] = await db.select().from(conversations).where(eq(conversations.id, conversationId));
    const events = await db
      .select()
      .from(conversationEvents)
      .where(eq(conversationEvents.conversationId, conversationId))
      .orderBy(conversationEvents.seq);
    const debts = (await db.select().from(outbox)).filter(
      ({ payload }) => (payload as { conversationId?: string }).conversationId === conversationId,
    );
    return { row, events, topics: debts.map(({ topic }) => topic).toSorted() };
  };

  /** Conversations with an entry that is owed to be told with others. */
  const owedTogether = async () =>
    (await database().db.select().from(outbox)).flatMap(({ payload }) =>
      ((payload as { entries?: { conversationId: string }[] }).entries ?? []).map(
        ({ conversationId }) => conversationId,
      ),
    );

  it('are a rush from eight on, for as long as they come and a moment after', async () => {
    const { append, isBusy } = createAppendTogether(database().db);
    const few = await Promise.all(['a', 'b', 'c'].map(conversationOf));
    await Promise.all(few.map((id) => append(message(id, 'Hello'))));
    expect(isBusy()).toBe(false);
    const many = await Promise.all(Array.from({ length: 10 }, (_, index) => conversationOf(`rush-${index}`)));
    const appended = Promise.all(many.map((id) => append(message(id, 'Hello'))));
    expect(isBusy()).toBe(true);
    await appended;
    await expect.poll(isBusy, { timeout: 30_000, interval: 50 }).toBe(false);
  });

  it('say the same as one that is added alone', async () => {
    const { db } = database();
    const { append } = createAppendTogether(db);
    const alone = await conversationOf('alone');
    const others = await Promise.all(['a', 'b', 'c', 'd'].map(conversationOf));
    const [single, ...together] = await Promise.all([
      appendEvent(db, message(alone, 'Hello')),
      ...others.map((id) => append(message(id, 'Hello'))),
    ]);
    const expected = await stateOf(alone);
    for (const [index, id] of others.entries()) {
      const { row, events, topics } = await stateOf(id);
      const own = { id, visitorId: row?.visitorId };
      expect(row).toEqual({ ...expected.row, ...own });
      const { publication } = together[index] ?? {};
      expect(together[index]).toEqual({ ...single, publication, row: { ...single?.row, ...own } });
      const [event] = events;
      expect(event).toEqual({ ...expected.events[0], conversationId: id, clientId: event?.clientId });
      expect(topics.filter((topic) => topic !== 'publish')).toEqual(['waiting-check']);
    }
    expect(expected.topics).toEqual(['publish', 'waiting-check']);
    expect(await owedTogether()).toEqual(expect.arrayContaining(others.slice(2)));
  });

  it('fly in crews of like size, so that none takes nearly all', async () => {
    const { append } = createAppendTogether(database().db);
    const ids = await Promise.all(Array.from({ length: 20 }, (_, index) => conversationOf(`crew-${index}`)));
    const crews = new Map<unknown, number>();
    await Promise.all(
      ids.map(async (id) => {
        for (let round = 0; round < 4; round++) {
          const crew = (await append(message(id, `${round}`)))?.publication.id;
          crews.set(crew, (crews.get(crew) ?? 0) + 1);
        }
      }),
    );
    expect(Math.max(...crews.values())).toBe(ids.length / 2);
  });

  it('are owed to those who listen, and to no others', async () => {
    const { db } = database();
    const { append } = createAppendTogether(db);
    const others = await Promise.all(['p', 'q', 'r'].map(conversationOf));
    const key = { siteId: `site-${randomUUID()}`, conversationId: `listened-${randomUUID()}` };
    await insertConversationRows(db, AT, key);
    await db.insert(automationRules).values({
      id: randomUUID(),
      siteId: key.siteId,
      position: 0,
      enabled: true,
      rule: { name: 'Anything', on: 'message.created', match: 'all', conditions: [], acts: [] },
      version: 1,
      savedByName: 'Ada',
      savedAt: AT,
    });
    const answers = await Promise.all([
      ...others.map((id) => append(message(id, 'Hello'))),
      append({ ...message(key.conversationId, 'Hello'), key }),
    ]);
    expect(answers.map((appended) => appended?.isAwaited)).toEqual([false, false, false, true]);
    const { topics } = await stateOf(key.conversationId);
    expect(topics).toEqual(['happening', 'waiting-check']);
  });

  it('leave no hole where one visitor wrote many', async () => {
    const { append } = createAppendTogether(database().db);
    const ids = [await conversationOf('one'), await conversationOf('other')];
    await Promise.all(
      Array.from({ length: 12 }, (_, index) => append(message(ids[index % 2] ?? '', `${index}`))),
    );
    for (const id of ids) {
      const { events } = await stateOf(id);
      expect(events.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6]);
      expect(new Set(events.map(({ body }) => body)).size).toBe(6);
    }
  });

  it('each get their own answer when one was sent before, and when a conversation is gone', async () => {
    const { append } = createAppendTogether(database().db);
    const ids = await Promise.all(['x', 'y', 'z', 'w'].map(conversationOf));
    const clientId = randomUUID();
    await append(message(ids[0] ?? '', 'once', clientId));
    const answers = await Promise.allSettled([
      ...ids.slice(1).map((id) => append(message(id, 'new'))),
      append(message(ids[0] ?? '', 'once', clientId)),
      append(message('nowhere', 'lost')),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
    expect(answers.at(-1)).toMatchObject({ value: null });
    for (const id of ids) expect((await stateOf(id)).events).toHaveLength(1);
  });
});
