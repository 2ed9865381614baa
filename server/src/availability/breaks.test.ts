import { randomUUID } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import { describe, expect, it, vi } from 'vitest';
import {
  availabilities as availabilityRows,
  conversations,
  flags,
  siteAgents,
  user,
} from '../db/schema/index.ts';
import { engines, silent, withDatabase } from '../db/testing.ts';
import { insertConversationRows } from '../testing/rows.ts';
import { silentNews } from '../testing/silent-news.ts';
import { createAvailabilities } from './availability.ts';

const MINUTE_MS = 60_000;
const soon = { timeout: 20_000, interval: 20 };

describe.each(engines)('breaks on %s', (engine) => {
  const database = withDatabase(engine);

  const begin = async () => {
    const { db } = database();
    const siteId = `site-${randomUUID()}`;
    await insertConversationRows(db, 0, { siteId, conversationId: `first-${siteId}` });
    const agentId = randomUUID();
    await db
      .insert(user)
      .values({ id: agentId, name: 'Ann', email: `${agentId}@example.com`, role: 'agent' });
    await db.insert(siteAgents).values({ siteId, userId: agentId });
    const clock = { at: 1_772_546_400_000 };
    const availabilities = createAvailabilities({
      db,
      log: silent,
      news: silentNews,
      now: () => clock.at,
      shareOut: () => {},
    });
    /** As colleagues see them. */
    const seen = async () => (await availabilities.list(siteId)).find((one) => one.agentId === agentId);
    const set = async (change: Parameters<typeof availabilities.set>[2]) =>
      (await availabilities.set(agentId, [siteId], change)).value;
    return { db, siteId, agentId, clock, availabilities, seen, set };
  };

  it('[TW20] is being away that ends by itself, and tells colleagues no more than that', async () => {
    const { clock, availabilities, seen, set } = await begin();
    expect(await set({ breakMinutes: 5 })).toMatchObject({ mode: 'away', breakLeftMs: 5 * MINUTE_MS });
    const during = await seen();
    expect(during).toMatchObject({ mode: 'away' });
    expect(JSON.stringify(during)).not.toContain('break');
    clock.at += 5 * MINUTE_MS - 1;
    expect(await set({})).toMatchObject({ mode: 'away', breakLeftMs: 1 });
    clock.at += 1;
    expect(await seen()).toMatchObject({ mode: 'online' });
    expect(await set({})).toMatchObject({ mode: 'online', breakLeftMs: null });
    await availabilities.close();
  });

  it('[TW20] is told when it ends, once, by a process that did not hear it begin', async () => {
    const { db, siteId, agentId, clock, availabilities, set } = await begin();
    await set({ breakMinutes: 5 });
    await availabilities.close();
    const told: string[] = [];
    const another = () =>
      createAvailabilities({
        db,
        log: silent,
        news: { availability: (changed) => void told.push(changed) },
        now: () => clock.at,
        shareOut: () => {},
        renewEveryMs: 20,
      });
    const others = [another(), another()];
    const ofAgent = eq(availabilityRows.userId, agentId);
    const looked = async () => {
      await db.update(availabilityRows).set({ breakUntil: clock.at }).where(ofAgent);
      await vi.waitFor(
        async () =>
          expect(await db.$count(availabilityRows, and(ofAgent, isNull(availabilityRows.breakUntil)))).toBe(
            1,
          ),
        soon,
      );
    };
    await looked();
    await vi.waitFor(() => expect(told).toEqual([siteId]), soon);
    await looked();
    await vi.waitFor(() => expect(told).toEqual([siteId, siteId]), soon);
    for (const each of others) await each.close();
  });

  it('[TW20] ends with a mode that is set', async () => {
    const { availabilities, seen, set } = await begin();
    await set({ breakMinutes: 10 });
    expect(await set({ mode: 'online' })).toMatchObject({ mode: 'online', breakLeftMs: null });
    expect(await seen()).toMatchObject({ mode: 'online' });
    await availabilities.close();
  });

  it('[TW21] names one’s own conversations that were hard and ended within the hour', async () => {
    const { db, siteId, agentId, clock, availabilities } = await begin();
    const ended = async (
      name: string,
      level: 'watch' | 'flag' | 'urgent',
      given: Partial<typeof conversations.$inferInsert> = {},
    ) => {
      const id = `${name}-${siteId}`;
      await insertConversationRows(db, clock.at, { siteId, conversationId: id });
      await db
        .update(conversations)
        .set({ status: 'resolved', resolvedAt: clock.at - MINUTE_MS, assigneeId: agentId, ...given })
        .where(and(eq(conversations.siteId, siteId), eq(conversations.id, id)));
      await db.insert(flags).values({
        ...{ id: `flag-${id}`, siteId, conversationId: id, level, raisedAt: clock.at - 2 * MINUTE_MS },
        ...{ loweredAt: clock.at - MINUTE_MS, peakScore: 60, evidence: [] },
      });
      return id;
    };
    const flagged = await ended('flagged', 'flag');
    const urgent = await ended('urgent', 'urgent', { resolvedAt: clock.at - 59 * MINUTE_MS });
    await ended('watched', 'watch');
    await ended('long-ago', 'urgent', { resolvedAt: clock.at - 60 * MINUTE_MS });
    await ended('open-again', 'urgent', { status: 'open' });
    await ended('of-another', 'urgent', { assigneeId: 'somebody-else' });
    expect(await availabilities.hardEnded(agentId, [siteId])).toEqual([flagged, urgent]);
    expect(await availabilities.hardEnded(agentId, ['another-site'])).toEqual([]);
    await availabilities.close();
  });
});
