import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFakeClock } from '@attune/testing';
import { eq, getTableColumns, getTableName, is } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as schema from '../db/schema/index.ts';
import { engines, withDatabase } from '../db/testing.ts';
import { insertConversationRows } from '../testing/rows.ts';
import { silentNews } from '../testing/silent-news.ts';
import { createEraseLedger } from './erase-ledger.ts';
import { keptTables } from './kept-of-visitor.repository.ts';
import { deleteOutlived } from './outlived.ts';
import { listAllErasures, listVisitorIds } from './privacy.repository.ts';
import { createPrivacy } from './privacy.ts';

const DAY = 86_400_000;
const { conversations, visitors, erasures, keepingTimes } = schema;
const by = { id: 'ada', name: 'Ada' };

it('every table that names a visitor or a conversation says on which site, so that it is found', () => {
  const found = new Set(keptTables.map(({ name }) => name));
  const missed = Object.values(schema)
    .filter((value) => is(value, PgTable))
    .filter((table) => ['visitorId', 'conversationId'].some((column) => column in getTableColumns(table)))
    .map((table) => getTableName(table))
    .filter((name) => !found.has(name));
  expect(missed).toEqual([]);
  expect(found.size).toBeGreaterThan(15);
});

describe.each(engines)('keeping people on %s', (engine) => {
  const database = withDatabase(engine);
  const clock = createFakeClock();
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attune-ledger-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const privacyOf = (ledger = createEraseLedger(folder)) =>
    createPrivacy({ db: database().db, news: silentNews, ledger, now: () => clock.now() });
  const visitorIds = async (siteId: string) => {
    const { db } = database();
    const rows = await db.select({ id: visitors.id }).from(visitors).where(eq(visitors.siteId, siteId));
    return rows.map(({ id }) => id).sort();
  };

  it('[G17] whoever comes back with a backup is erased again at the next start, and nobody else', async () => {
    const { db } = database();
    const at = clock.now();
    for (const conversationId of ['one', 'two'])
      await insertConversationRows(db, at, { siteId: 'back', conversationId });
    const privacy = privacyOf();
    await privacy.erase('back', 'visitor-of-one', by);
    expect(await visitorIds('back')).toEqual(['visitor-of-two']);
    // An older backup knows neither that they went nor that they were to go.
    await insertConversationRows(db, at, { siteId: 'back', conversationId: 'one' });
    await db.delete(erasures).where(eq(erasures.siteId, 'back'));
    expect(await privacyOf().eraseAgain()).toBe(1);
    expect(await visitorIds('back')).toEqual(['visitor-of-two']);
    expect(await privacy.erasures('back')).toHaveLength(1);
    expect(await privacyOf().eraseAgain()).toBe(0);
    const list = await readFile(join(folder, 'erased.jsonl'), 'utf8');
    expect(list).not.toContain('visitor-of-one');
  });

  it('[G17] a list that lacks what the database knows is completed at the start', async () => {
    const { db } = database();
    await db.insert(erasures).values({ siteId: 'other', subject: 'hash', erasedAt: 1, byName: 'Ada' });
    const elsewhere = createEraseLedger(await mkdtemp(join(folder, 'elsewhere-')));
    expect(await privacyOf(elsewhere).completeLedger()).toBeGreaterThanOrEqual(1);
    expect(await elsewhere.read()).toContainEqual({ siteId: 'other', subject: 'hash', at: 1, byName: 'Ada' });
    expect(await privacyOf(elsewhere).completeLedger()).toBe(0);
    await db.delete(erasures).where(eq(erasures.siteId, 'other'));
  });

  it('[G17] lists longer than what is read at once are gone through to their end', async () => {
    const { db } = database();
    const subjects = Array.from({ length: 7 }, (_, n) => `subject-${n}`);
    for (const siteId of ['a', 'b'])
      await db
        .insert(erasures)
        .values(subjects.map((subject) => ({ siteId, subject, erasedAt: 1, byName: 'Ada' })));
    for (const atOnce of [3, 7, 14, 100]) {
      const read: string[] = [];
      for await (const slice of listAllErasures(db, atOnce)) {
        expect(slice.length).toBeLessThanOrEqual(atOnce);
        read.push(
          ...slice
            .filter(({ subject }) => subject.startsWith('subject-'))
            .map((row) => `${row.siteId} ${row.subject}`),
        );
      }
      expect(read).toEqual(['a', 'b'].flatMap((siteId) => subjects.map((subject) => `${siteId} ${subject}`)));
    }
    await db.delete(erasures);
    for (let n = 0; n < 5; n++)
      await insertConversationRows(db, clock.now(), { siteId: 'many', conversationId: `${n}` });
    const ids: string[] = [];
    for await (const slice of listVisitorIds(db, 'many', 2)) ids.push(...slice);
    expect(ids).toEqual(await visitorIds('many'));
  });

  it('a list that cannot be read stops the start in words; half a last line does not', async () => {
    const broken = await mkdtemp(join(folder, 'broken-'));
    const row = JSON.stringify({ siteId: 's', subject: 'x', at: 1, byName: 'Ada' });
    await writeFile(join(broken, 'erased.jsonl'), `${row}\n{"siteId":"s","sub`);
    expect(await createEraseLedger(broken).read()).toHaveLength(1);
    await writeFile(join(broken, 'erased.jsonl'), `nonsense\n${row}\n`);
    await expect(createEraseLedger(broken).read()).rejects.toThrow(/Line 1 of .*erased\.jsonl is no erasure/);
  });

  it('deletes what its site keeps no longer, oldest first, and only of that site', async () => {
    const { db } = database();
    const at = clock.now();
    const aged = async (siteId: string, conversationId: string, days: number) => {
      await insertConversationRows(db, at - days * DAY, { siteId, conversationId });
    };
    await aged('short', 'old', 40);
    await aged('short', 'new', 10);
    await aged('usual', 'old', 40);
    await db.insert(visitors).values({
      siteId: 'usual',
      id: 'silent',
      tokenHash: 'silent',
      origin: 'https://shop.example',
      createdAt: at - 100 * DAY,
      lastSeenAt: at - 100 * DAY,
    });
    await db
      .insert(keepingTimes)
      .values({ siteId: 'short', conversationDays: 30, visitorDays: null, savedAt: at, savedBy: 'ada' });
    const run = () => db.transaction((tx) => deleteOutlived(tx, at, 1_000));
    expect(await run()).toBeGreaterThanOrEqual(2);
    const left = await db.select({ id: conversations.id, siteId: conversations.siteId }).from(conversations);
    const of = (siteId: string) => left.filter((row) => row.siteId === siteId).map(({ id }) => id);
    expect(of('short')).toEqual(['new']);
    expect(of('usual')).toEqual(['old']);
    expect(await visitorIds('usual')).toEqual(['visitor-of-old']);
    expect(await run()).toBe(0);
  });
});
