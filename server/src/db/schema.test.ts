import { and, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { isUniqueViolation } from './errors.ts';
import type { Db } from './open-database.ts';
import {
  conversationEvents,
  conversations,
  flags,
  interactionBatches,
  signals,
  sites,
  suggestions,
  visitors,
} from './schema/index.ts';
import { engines, withDatabase } from './testing.ts';

const AT = 1_772_546_400_000;
const keys = (siteId: string) => ({ siteId, conversationId: 'c1' });

const anEvent = (siteId: string, seq: number, clientId: string | null) => ({
  ...keys(siteId),
  seq,
  kind: 'message' as const,
  authorKind: 'visitor' as const,
  authorId: 'v1',
  clientId,
  body: 'Hello',
  at: AT,
});
const aFlag = (siteId: string, id: string, loweredAt: number | null) => ({
  ...keys(siteId),
  id,
  level: 'flag' as const,
  raisedAt: AT,
  loweredAt,
  peakScore: 55.5,
  evidence: [],
});
const aBatch = (siteId: string, batchNo: number) => ({
  ...keys(siteId),
  visitId: 'visit-1',
  batchNo,
  interactions: [],
  count: 0,
  firstAt: AT,
  lastAt: AT,
  receivedAt: AT,
});

/** A site with one visitor in one conversation, under the same ids on every site. */
async function fill(db: Db, siteId: string): Promise<void> {
  await db.insert(sites).values({ id: siteId, name: 'Shop', publicKey: siteId, createdAt: AT });
  await db.insert(visitors).values({
    siteId,
    id: 'v1',
    tokenHash: `hash-${siteId}`,
    origin: 'https://shop.example',
    createdAt: AT,
    lastSeenAt: AT,
  });
  await db.insert(conversations).values({ siteId, id: 'c1', visitorId: 'v1', createdAt: AT, updatedAt: AT });
  await db.insert(conversationEvents).values(anEvent(siteId, 1, 'client-1'));
  await db.insert(interactionBatches).values(aBatch(siteId, 1));
  await db.insert(flags).values(aFlag(siteId, `flag-${siteId}`, null));
  await db.insert(signals).values({
    ...keys(siteId),
    key: 'rage-click:pay:1',
    kind: 'rage-click',
    family: 'page',
    strength: 0.7,
    points: 20.5,
    halfLifeMs: 300_000,
    detectedAt: AT,
    sentence: ['clicked ', { name: 'Pay' }, ' 5 times'],
    evidence: { presses: 5 },
    thresholdsVersion: 0,
    updatedAt: AT,
  });
  await db.insert(suggestions).values({
    ...keys(siteId),
    id: `suggestion-${siteId}`,
    position: 0,
    phraseId: 'p1',
    family: 'page',
    intent: 'acknowledge',
    cue: 'acknowledge-effort',
    parts: [{ text: 'I can see it.' }],
    reason: 'names what happened',
    offeredAt: AT,
  });
}

describe.each(engines)('schema on %s', (engine) => {
  const database = withDatabase(engine);
  let db: Db;
  const tables = [
    visitors,
    conversations,
    conversationEvents,
    interactionBatches,
    signals,
    flags,
    suggestions,
  ];
  const counts = (siteId: string) =>
    Promise.all(tables.map((table) => db.$count(table, eq(table.siteId, siteId))));
  const violation = (inserting: Promise<unknown>, constraint: string) =>
    inserting.then(
      () => 'stored',
      (error: unknown) => isUniqueViolation(error, constraint),
    );

  beforeEach(async () => {
    db = database().db;
    await db.delete(sites);
    await fill(db, 'one');
    await fill(db, 'two');
  });

  it('[G17] erases all that is kept of a visitor with one delete, and nothing of another site', async () => {
    expect(await counts('one')).toEqual([1, 1, 1, 1, 1, 1, 1]);
    await db.delete(visitors).where(and(eq(visitors.siteId, 'one'), eq(visitors.id, 'v1')));
    expect(await counts('one')).toEqual([0, 0, 0, 0, 0, 0, 0]);
    expect(await counts('two')).toEqual([1, 1, 1, 1, 1, 1, 1]);
  });

  it('[G2] stores an entry of one author under one client id once', async () => {
    const again = db.insert(conversationEvents).values(anEvent('one', 2, 'client-1'));
    expect(await violation(again, 'conversation_events_client_id')).toBe(true);
    await db.insert(conversationEvents).values({ ...anEvent('one', 2, 'client-1'), authorId: 'v2' });
    await db.insert(conversationEvents).values(anEvent('one', 3, null));
    await db.insert(conversationEvents).values(anEvent('one', 4, null));
  });

  it('[G3] has room for one entry at each position', async () => {
    const again = db.insert(conversationEvents).values(anEvent('one', 1, 'client-2'));
    expect(await violation(again, 'conversation_events_site_id_conversation_id_seq_pk')).toBe(true);
  });

  it('lets one flag stand at a time', async () => {
    const second = db.insert(flags).values(aFlag('one', 'flag-2', null));
    expect(await violation(second, 'flags_one_standing')).toBe(true);
    await db.insert(flags).values(aFlag('one', 'flag-3', AT + 1));
    await db
      .update(flags)
      .set({ loweredAt: AT + 2 })
      .where(eq(flags.id, 'flag-one'));
    await db.insert(flags).values(aFlag('one', 'flag-2', null));
  });

  it('stores a batch of a visit once', async () => {
    const again = db.insert(interactionBatches).values(aBatch('one', 1));
    expect(await violation(again, 'interaction_batches_once')).toBe(true);
    await db.insert(interactionBatches).values(aBatch('one', 2));
  });

  it('[G15] ties nothing to a conversation of another site', async () => {
    await db.delete(visitors).where(eq(visitors.siteId, 'two'));
    await expect(db.insert(conversationEvents).values(anEvent('two', 1, null))).rejects.toMatchObject({
      cause: { code: '23503', constraint: 'conversation_events_conversation' },
    });
  });

  it('gives scores and sentences back as they were', async () => {
    const [signal] = await db.select().from(signals).where(eq(signals.siteId, 'one'));
    expect(signal).toMatchObject({
      strength: 0.7,
      points: 20.5,
      endedAt: null,
      sentence: ['clicked ', { name: 'Pay' }, ' 5 times'],
      evidence: { presses: 5 },
    });
  });
});
