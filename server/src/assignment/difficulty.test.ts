import { randomUUID } from 'node:crypto';
import type { FrictionLevel } from '@attune/protocol';
import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { agentConnections, availabilities, conversations, siteAgents, user } from '../db/schema/index.ts';
import { engines, silent, withDatabase } from '../db/testing.ts';
import { createTeams } from '../teams/teams.ts';
import { insertConversationRows } from '../testing/rows.ts';
import { silentNews } from '../testing/silent-news.ts';
import { createShareOut } from './share-out.ts';

const NOW = 1_772_546_400_000;
const MINUTE_MS = 60_000;

describe.each(engines)('difficulty weighed on %s', (engine) => {
  const database = withDatabase(engine);

  /** A site that shares out. */
  const aSite = async (weighs = true): Promise<string> => {
    const siteId = `site-${randomUUID()}`;
    await insertConversationRows(database().db, NOW, { siteId, conversationId: 'before' });
    const teams = createTeams({ db: database().db, news: silentNews, now: () => NOW, shareOut: () => {} });
    await teams.setSharing(siteId, { sharesOut: true, weighs });
    return siteId;
  };
  const atWork = async (siteId: string, given: Partial<typeof availabilities.$inferInsert> = {}) => {
    const { db } = database();
    const id = randomUUID();
    await db.insert(user).values({ id, name: id.slice(0, 8), email: `${id}@example.com`, role: 'agent' });
    await db.insert(siteAgents).values({ siteId, userId: id });
    await db
      .insert(availabilities)
      .values({ userId: id, mode: 'online', capacity: 9, activeAt: NOW, ...given });
    await db.insert(agentConnections).values({ processId: 'p1', userId: id, renewedAt: NOW });
    return id;
  };
  const aConversation = async (
    siteId: string,
    frictionLevel: FrictionLevel,
    given: Partial<typeof conversations.$inferInsert> = {},
  ): Promise<string> => {
    const { db } = database();
    const id = randomUUID();
    await insertConversationRows(db, NOW, { siteId, conversationId: id });
    await db
      .update(conversations)
      .set({ frictionLevel, ...given })
      .where(and(eq(conversations.siteId, siteId), eq(conversations.id, id)));
    return id;
  };
  /** What waits, one after another. */
  const waiting = async (siteId: string, levels: readonly FrictionLevel[]): Promise<readonly string[]> => {
    const ids: string[] = [];
    for (const [index, level] of levels.entries())
      ids.push(await aConversation(siteId, level, { waitingSince: NOW - MINUTE_MS + index }));
    return ids;
  };
  const held = (siteId: string, assigneeId: string, level: FrictionLevel) =>
    aConversation(siteId, level, { assigneeId });
  const shareOut = async (siteId: string, processes = 1) => {
    const sharers = Array.from({ length: processes }, () =>
      createShareOut({
        db: database().db,
        log: silent,
        news: silentNews,
        now: () => NOW,
        besideChanged: () => {},
        staleAfterMs: 30_000,
      }),
    );
    for (const one of sharers) one.request(siteId);
    await Promise.all(sharers.map((one) => one.close()));
  };
  /** To whom each went, and why. */
  const given = async (siteId: string, ids: readonly string[]) => {
    const rows = await database()
      .db.select({ id: conversations.id, to: conversations.assigneeId, why: conversations.givenFor })
      .from(conversations)
      .where(eq(conversations.siteId, siteId));
    return ids.map((id) => {
      const row = rows.find((one) => one.id === id);
      return [row?.to, row?.why];
    });
  };

  it('[TW18] gives the next one to who carries least, hard ones counting more', async () => {
    const siteId = await aSite();
    const ann = await atWork(siteId, { givenAt: 1 });
    const ben = await atWork(siteId, { givenAt: 2 });
    for (const level of ['urgent', 'urgent'] as const) await held(siteId, ann, level);
    for (const level of ['calm', 'watch', 'calm'] as const) await held(siteId, ben, level);
    const ids = await waiting(siteId, ['calm', 'calm']);
    await shareOut(siteId);
    // 4 against 3, then 4 against 4: and then whoever was given nothing for longer.
    expect(await given(siteId, ids)).toEqual([
      [ben, 'least-load'],
      [ann, 'in-turn'],
    ]);
  });

  it('[TW18] counts what was seen as calm', async () => {
    const siteId = await aSite();
    const ann = await atWork(siteId, { givenAt: 1 });
    const ben = await atWork(siteId, { givenAt: 2 });
    await aConversation(siteId, 'urgent', { assigneeId: ann, frictionQuietUntil: NOW + MINUTE_MS });
    await held(siteId, ben, 'flag');
    const ids = await waiting(siteId, ['calm']);
    await shareOut(siteId);
    expect(await given(siteId, ids)).toEqual([[ann, 'least-load']]);
  });

  it('[TW18] goes strictly in turn where it is switched off', async () => {
    const siteId = await aSite(false);
    const ann = await atWork(siteId, { givenAt: 1, urgentInRow: 2 });
    await atWork(siteId, { givenAt: 2 });
    for (const level of ['urgent', 'urgent'] as const) await held(siteId, ann, level);
    const ids = await waiting(siteId, ['urgent']);
    await shareOut(siteId);
    expect(await given(siteId, ids)).toEqual([[ann, 'in-turn']]);
  });

  it('[TW19] gives a third urgent one in a row to somebody else who has room', async () => {
    const siteId = await aSite();
    const ann = await atWork(siteId, { givenAt: 1 });
    const ben = await atWork(siteId, { givenAt: 2 });
    for (let index = 0; index < 9; index += 1) await held(siteId, ben, 'calm');
    await database().db.update(availabilities).set({ capacity: 10 }).where(eq(availabilities.userId, ben));
    const ids = await waiting(siteId, ['urgent', 'urgent', 'urgent', 'urgent']);
    await shareOut(siteId);
    // The third goes past her though she carries less; then nobody else has room.
    expect(await given(siteId, ids)).toEqual([
      [ann, 'least-load'],
      [ann, 'least-load'],
      [ben, 'spread-urgent'],
      [ann, 'in-turn'],
    ]);
  });

  it('[TW19] a calm one between, or an hour, ends the row', async () => {
    const siteId = await aSite();
    const ann = await atWork(siteId, { givenAt: NOW - 61 * MINUTE_MS, urgentInRow: 2 });
    const ben = await atWork(siteId, { givenAt: NOW - 60 * MINUTE_MS });
    for (let index = 0; index < 8; index += 1) await held(siteId, ben, 'calm');
    const ids = await waiting(siteId, ['urgent', 'urgent', 'calm', 'urgent']);
    await shareOut(siteId);
    expect((await given(siteId, ids)).map(([to]) => to)).toEqual([ann, ann, ann, ann]);
  });

  it('[TW18] loads evenly whatever chooses, and gives each once', async () => {
    const siteId = await aSite();
    const agents = [await atWork(siteId), await atWork(siteId), await atWork(siteId)];
    const ids = await waiting(
      siteId,
      Array.from({ length: 12 }, () => 'flag' as const),
    );
    await shareOut(siteId, 4);
    const to = (await given(siteId, ids)).map(([id]) => id);
    expect(agents.map((id) => to.filter((one) => one === id).length)).toEqual([4, 4, 4]);
  });

  it('[TW20] passes over who is on a break, until it is over', async () => {
    const siteId = await aSite();
    const ann = await atWork(siteId, { breakUntil: NOW + 1 });
    const ids = await waiting(siteId, ['calm']);
    await shareOut(siteId);
    expect(await given(siteId, ids)).toEqual([[null, null]]);
    await database().db.update(availabilities).set({ breakUntil: NOW }).where(eq(availabilities.userId, ann));
    await shareOut(siteId);
    expect(await given(siteId, ids)).toEqual([[ann, 'in-turn']]);
  });
});
