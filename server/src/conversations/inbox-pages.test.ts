import { needOf, type FrictionLevel, type Priority, type ViewFilter } from '@attune/protocol';
import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { conversations } from '../db/schema/index.ts';
import { engines, withDatabase } from '../db/testing.ts';
import { insertConversationRows } from '../testing/rows.ts';
import { seeded } from '../testing/seeded.ts';
import { createInboxPages } from './inbox-pages.ts';

const NOW = 1_772_546_400_000;
const MINUTE = 60_000;
const levels: readonly FrictionLevel[] = ['calm', 'watch', 'flag', 'urgent'];
const priorities: readonly Priority[] = ['low', 'normal', 'high', 'urgent'];
const open = { statuses: ['open'] } satisfies ViewFilter;

describe.each(engines)('pages of the inbox on %s', (engine) => {
  const database = withDatabase(engine);
  const reader = (...siteIds: string[]) => ({ agentId: 'ines', siteIds });

  const change = (siteId: string, id: string, row: Partial<typeof conversations.$inferInsert>) =>
    database()
      .db.update(conversations)
      .set(row)
      .where(and(eq(conversations.siteId, siteId), eq(conversations.id, id)));
  const fill = async (siteId: string, count: number) => {
    const { db } = database();
    const random = seeded(7);
    const pick = <Value>(all: readonly Value[]) => all[Math.floor(random() * all.length)];
    for (let index = 0; index < count; index += 1) {
      const id = `${siteId}-${index}`;
      await insertConversationRows(db, NOW, { siteId, conversationId: id, visitorId: `${siteId}-visitor` });
      const level = pick(levels);
      const priority = pick(priorities);
      await change(siteId, id, {
        lastMessageAt: NOW - index,
        waitingSince: random() < 0.6 ? NOW - Math.floor(random() * 30 * MINUTE) : null,
        wokenAt: random() < 0.2 ? NOW - MINUTE : null,
        frictionQuietUntil: random() < 0.3 ? NOW + MINUTE : null,
        ...(level === undefined ? {} : { frictionLevel: level }),
        ...(priority === undefined ? {} : { priority }),
      });
    }
  };
  const read = async (filter: ViewFilter, ...siteIds: string[]) => {
    const pages = createInboxPages({ db: database().db, now: () => NOW });
    const items = [];
    let cursor: string | undefined;
    do {
      const page = await pages.page(reader(...siteIds), filter, cursor);
      items.push(...page.items);
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    return items;
  };

  it('[TW15] give what is open by need, every row once, as everybody else works need out', async () => {
    await fill('by-need', 230);
    const items = await read(open, 'by-need');
    expect(new Set(items.map(({ conversationId }) => conversationId)).size).toBe(230);
    const needs = items.map((item) => needOf(item, NOW));
    expect(needs).toEqual(needs.toSorted((one, other) => other - one));
    expect(needs[0]).toBeGreaterThan(needs.at(-1) ?? 0);
  });

  it('[TW15] give everything else latest first', async () => {
    await fill('latest', 120);
    const items = await read({}, 'latest');
    expect(items.map(({ conversationId }) => conversationId)).toEqual(
      Array.from({ length: 120 }, (_, index) => `latest-${index}`),
    );
  });

  it('[TW16] narrow by each part of a filter, and count the same', async () => {
    await fill('narrow', 4);
    await change('narrow', 'narrow-0', { assigneeId: 'ines', labelIds: ['refund', 'vip'] });
    await change('narrow', 'narrow-1', {
      assigneeId: 'jo',
      teamId: 'payments',
      currentPath: '/checkout/pay',
    });
    await change('narrow', 'narrow-2', { status: 'resolved', currentPath: '/cart' });
    const cases: readonly (readonly [ViewFilter, readonly string[]])[] = [
      [{ assignees: ['me'] }, ['narrow-0']],
      [{ assignees: ['jo', 'me'] }, ['narrow-0', 'narrow-1']],
      [{ assignees: ['nobody'] }, ['narrow-2', 'narrow-3']],
      [{ labelIds: ['vip', 'other'] }, ['narrow-0']],
      [{ teamIds: ['payments'] }, ['narrow-1']],
      [{ path: '/checkout' }, ['narrow-1']],
      [{ statuses: ['resolved', 'pending'] }, ['narrow-2']],
      [{ siteIds: ['another'] }, []],
    ];
    const pages = createInboxPages({ db: database().db, now: () => NOW });
    const counts = await pages.count(
      reader('narrow'),
      cases.map(([filter]) => filter),
    );
    for (const [index, [filter, ids]] of cases.entries()) {
      expect((await read(filter, 'narrow')).map(({ conversationId }) => conversationId)).toEqual(ids);
      expect(counts[index]).toBe(ids.length);
    }
  });

  it('[TW17] show several sites together, and never one that is not the reader’s', async () => {
    await fill('mine', 2);
    await fill('theirs', 2);
    expect(await read(open, 'mine')).toHaveLength(2);
    expect(await read(open, 'mine', 'theirs')).toHaveLength(4);
    expect(await read({ siteIds: ['theirs'] }, 'mine')).toEqual([]);
    expect(await read(open)).toEqual([]);
  });

  it('[TW15] refuse a cursor of another order', async () => {
    const pages = createInboxPages({ db: database().db, now: () => NOW });
    for (const cursor of ['x', `${NOW}~~1~a`, `${NOW}~1~a`, `~${NOW}~1~1~a'`]) {
      await expect(pages.page(reader('mine'), open, cursor)).rejects.toMatchObject({ code: 'invalid' });
    }
  });
});
