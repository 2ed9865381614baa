import { randomUUID } from 'node:crypto';
import { AUTO_AWAY_MS } from '@attune/protocol';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import {
  agentConnections,
  availabilities,
  conversations,
  siteAgents,
  teamMembers,
  user,
} from '../db/schema/index.ts';
import { engines, silent, withDatabase } from '../db/testing.ts';
import { insertConversationRows } from '../testing/rows.ts';
import { silentNews } from '../testing/silent-news.ts';
import { createTeams } from '../teams/teams.ts';
import { createShareOut } from './share-out.ts';

const NOW = 1_772_546_400_000;
const STALE_MS = 30_000;

describe.each(engines)('sharing out on %s', (engine) => {
  const database = withDatabase(engine);

  const sharer = () => {
    const { db } = database();
    return createShareOut({
      db,
      log: silent,
      news: silentNews,
      now: () => NOW,
      besideChanged: () => {},
      staleAfterMs: STALE_MS,
    });
  };

  /** A site of its own with agents at work and conversations that wait, the first one longest. */
  const aSite = async (waiting: number, teamId: string | null = null) => {
    const { db } = database();
    const siteId = `site-${randomUUID()}`;
    const ids = Array.from({ length: waiting }, (_, index) => `c${index}`);
    for (const [index, conversationId] of ids.entries()) {
      await insertConversationRows(db, NOW, { siteId, conversationId });
      await db
        .update(conversations)
        .set({ waitingSince: NOW - 60_000 + index, teamId })
        .where(eq(conversations.id, conversationId));
    }
    return siteId;
  };
  const atWork = async (siteId: string, given: Partial<typeof availabilities.$inferInsert> = {}) => {
    const { db } = database();
    const id = randomUUID();
    await db.insert(user).values({ id, name: id.slice(0, 8), email: `${id}@example.com`, role: 'agent' });
    await db.insert(siteAgents).values({ siteId, userId: id });
    await db
      .insert(availabilities)
      .values({ userId: id, mode: 'online', capacity: 3, activeAt: NOW, ...given });
    await db.insert(agentConnections).values({ processId: 'p1', userId: id, renewedAt: NOW });
    return id;
  };
  const teamsOf = () =>
    createTeams({ db: database().db, news: silentNews, now: () => NOW, shareOut: () => {} });
  const assignees = async (siteId: string) => {
    const rows = await database()
      .db.select({ id: conversations.id, assigneeId: conversations.assigneeId })
      .from(conversations)
      .where(eq(conversations.siteId, siteId));
    return rows.sort((one, other) => (one.id < other.id ? -1 : 1)).map(({ assigneeId }) => assigneeId);
  };
  const shareOut = async (siteId: string) => {
    const one = sharer();
    one.request(siteId);
    await one.close();
  };

  it('[TW10] gives nothing where nobody wants it given', async () => {
    const siteId = await aSite(2);
    await atWork(siteId);
    await shareOut(siteId);
    expect(await assignees(siteId)).toEqual([null, null]);
  });

  it('[TW11] gives in turn, longest waiting first, and nobody more than they take', async () => {
    const siteId = await aSite(5);
    const ann = await atWork(siteId, { capacity: 1, givenAt: 1 });
    const ben = await atWork(siteId, { capacity: 3, givenAt: 2 });
    await teamsOf().setSharing(siteId, { sharesOut: true });
    await shareOut(siteId);
    expect(await assignees(siteId)).toEqual([ann, ben, ben, ben, null]);
  });

  it('[TW12] passes over who is away, idle, gone or has set no room', async () => {
    const { db } = database();
    const siteId = await aSite(1);
    await atWork(siteId, { mode: 'away' });
    await atWork(siteId, { activeAt: NOW - AUTO_AWAY_MS });
    await atWork(siteId, { capacity: 0 });
    const gone = await atWork(siteId);
    await db
      .update(agentConnections)
      .set({ renewedAt: NOW - STALE_MS })
      .where(eq(agentConnections.userId, gone));
    await teamsOf().setSharing(siteId, { sharesOut: true });
    await shareOut(siteId);
    expect(await assignees(siteId)).toEqual([null]);
  });

  it('[TW13] gives a team’s conversations to its members alone', async () => {
    const { db } = database();
    const siteId = await aSite(0);
    await insertConversationRows(db, NOW, { siteId, conversationId: 'c0' });
    const outside = await atWork(siteId);
    const member = await atWork(siteId);
    const { value: team } = await teamsOf().save({
      siteId,
      name: 'Payments',
      memberIds: [member],
      sharesOut: true,
    });
    await db
      .update(conversations)
      .set({ waitingSince: NOW, teamId: team.id })
      .where(eq(conversations.siteId, siteId));
    await shareOut(siteId);
    expect(await assignees(siteId)).toEqual([member]);
    expect(outside).not.toBe(member);
    expect(await db.$count(teamMembers, eq(teamMembers.siteId, siteId))).toBe(1);
  });

  it('[TW14] gives each once and nobody too many, however many processes choose at once', async () => {
    const siteId = await aSite(20);
    const agents = await Promise.all(Array.from({ length: 4 }, () => atWork(siteId)));
    await teamsOf().setSharing(siteId, { sharesOut: true });
    const sharers = Array.from({ length: 6 }, sharer);
    for (const one of sharers) one.request(siteId);
    await Promise.all(sharers.map((one) => one.close()));
    const given = (await assignees(siteId)).filter((id) => id !== null);
    const shares = agents.map((id) => given.filter((other) => other === id).length);
    expect(shares).toEqual([3, 3, 3, 3]);
  });
});
