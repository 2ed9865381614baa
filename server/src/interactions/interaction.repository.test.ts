import type { Interaction } from '@attune/protocol';
import { createFakeClock } from '@attune/testing';
import { and, count, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import {
  interactionBatches,
  pageErrorCounts,
  signalPolicies,
  signals,
  signalVotes,
  visitCounts,
  visitors,
} from '../db/schema/index.ts';
import { engines, withDatabase } from '../db/testing.ts';
import { DEFAULT_POLICY } from '../signal-policy/default-policy.ts';
import { insertConversationRows } from '../testing/rows.ts';
import { addShed, insertBatch, listInteractionsByVisit, listSharedErrors } from './interaction.repository.ts';
import { createRetention } from './retention.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;

describe.each(engines)('what pages reported on %s', (engine) => {
  const database = withDatabase(engine);
  const clock = createFakeClock();
  const at = clock.now();
  const key = (conversationId: string, siteId = 's') => ({ siteId, conversationId });
  const batch = (
    conversationId: string,
    batchNo: number,
    given: { count?: number; receivedAt?: number; siteId?: string } = {},
  ) => {
    const { count: facts = 1, receivedAt = at, siteId = 's' } = given;
    return {
      ...key(conversationId, siteId),
      visitId: 'visit',
      batchNo,
      interactions: Array.from({ length: facts }, () => ({ kind: 'reconnected' as const, at: receivedAt })),
      count: facts,
      firstAt: receivedAt,
      lastAt: receivedAt,
      receivedAt,
    };
  };
  const counts = async (conversationId: string) => {
    const [row] = await database()
      .db.select({ stored: visitCounts.stored, shed: visitCounts.shed })
      .from(visitCounts)
      .where(eq(visitCounts.conversationId, conversationId));
    return row;
  };

  it('is stored once a batch, up to the budget of the visit, and counted with what was shed', async () => {
    const { db } = database();
    await insertConversationRows(db, at, key('budget'));
    expect(await insertBatch(db, batch('budget', 0, { count: 3 }), [], 5)).toBe('stored');
    expect(await insertBatch(db, batch('budget', 0, { count: 3 }), [], 5)).toBe('known');
    expect(await insertBatch(db, batch('budget', 1, { count: 3 }), [], 5)).toBe('full');
    expect(await insertBatch(db, batch('budget', 2, { count: 2 }), [], 5)).toBe('stored');
    await addShed(db, [{ ...key('budget'), visitId: 'visit', shed: 3 }], at);
    await addShed(db, [{ ...key('budget'), visitId: 'visit', shed: 4 }], at);
    expect(await counts('budget')).toEqual({ stored: 5, shed: 7 });
  });

  it('[SP8] keeps at hand whether the tab is shown, however long ago it was said', async () => {
    const { db } = database();
    await insertConversationRows(db, at, key('hidden'));
    const reported = (batchNo: number, ms: number, interactions: readonly Interaction[]) =>
      insertBatch(
        db,
        { ...batch('hidden', batchNo, { receivedAt: at + ms }), interactions, count: interactions.length },
        [],
        99,
      );
    const hidden = { kind: 'visibility', at, visible: false } as const;
    const dropped = (ms: number) => ({ kind: 'reconnected', at: at + ms }) as const;
    await reported(0, 0, [dropped(0), hidden]);
    await reported(1, 5 * MINUTE, [dropped(5 * MINUTE)]);
    await reported(2, 20 * MINUTE, [dropped(20 * MINUTE)]);
    expect(await listInteractionsByVisit(db, key('hidden'), at + 15 * MINUTE)).toEqual([
      { visitId: 'visit', interactions: [hidden, dropped(20 * MINUTE)], completeSince: at + 20 * MINUTE },
    ]);
  });

  it('knows errors that everybody meets from those of one visitor', async () => {
    const { db } = database();
    const met = async (visitor: number, batchNo: number, hash: string, unprompted: number) => {
      await insertBatch(db, batch(`error-${visitor}`, batchNo, { siteId: 'e' }), [{ hash, unprompted }], 99);
    };
    for (let visitor = 0; visitor < 6; visitor++) {
      await insertConversationRows(db, at, key(`error-${visitor}`, 'e'));
      await met(visitor, 0, 'everybody', 0);
      if (visitor < 5) await met(visitor, 1, 'five-only', 0);
      await met(0, 10 + visitor, 'one-who-presses-on', 0);
    }
    await met(1, 20, 'by-itself', 5);
    expect((await listSharedErrors(db, 'e', at, 5)).toSorted()).toEqual(['by-itself', 'everybody']);
    expect(await listSharedErrors(db, 'e', at + 2 * MINUTE, 5)).toEqual([]);
    expect(await listSharedErrors(db, 's', at, 5)).toEqual([]);
  });

  it('goes when its site keeps it no longer, a slice at a time', async () => {
    const { db } = database();
    await insertConversationRows(db, at, key('kept', 'short'));
    await db.insert(signalPolicies).values({
      siteId: 'short',
      policy: { ...DEFAULT_POLICY, retentionDays: 7 },
      savedAt: at,
      savedBy: 'a',
    });
    const old = at - 7 * DAY - 1;
    await db
      .insert(interactionBatches)
      .values(
        Array.from({ length: 1_003 }, (_, no) => batch('kept', no, { receivedAt: old, siteId: 'short' })),
      );
    await insertBatch(db, batch('kept', 5_000, { receivedAt: at - 7 * DAY, siteId: 'short' }), [], 99);
    await insertConversationRows(db, at, key('longer'));
    await insertBatch(db, batch('longer', 0, { receivedAt: old }), [], 99);
    const left = async (siteId: string, conversationId: string) => {
      const [row] = await db
        .select({ batches: count() })
        .from(interactionBatches)
        .where(
          and(eq(interactionBatches.siteId, siteId), eq(interactionBatches.conversationId, conversationId)),
        );
      return row?.batches;
    };
    const plans: number[] = [];
    const retention = createRetention({
      now: clock.now,
      async plan(_tx, runAt) {
        plans.push(runAt - clock.now());
      },
    });
    await db.transaction((tx) => retention.run(tx));
    expect(await left('short', 'kept')).toBe(4);
    await db.transaction((tx) => retention.run(tx));
    expect(await left('short', 'kept')).toBe(1);
    expect(await left('s', 'longer'), 'kept for 30 days there').toBe(1);
    expect(plans).toEqual([10_000, DAY]);
  });

  it('goes with its visitor, and so does all that was made of it', async () => {
    const { db } = database();
    await insertConversationRows(db, at, { ...key('erased'), visitorId: 'erased' });
    await insertBatch(db, batch('erased', 0), [{ hash: 'h', unprompted: 1 }], 99);
    const signal = { key: 'rage-click:visit:1', kind: 'rage-click' as const };
    await db.insert(signals).values({
      ...key('erased'),
      ...signal,
      family: 'page',
      strength: 1,
      points: 40,
      halfLifeMs: 1,
      detectedAt: at,
      sentence: [],
      evidence: {},
      thresholdsVersion: 0,
      updatedAt: at,
    });
    await db.insert(signalVotes).values({
      ...key('erased'),
      signalKey: signal.key,
      kind: signal.kind,
      votedBy: 'a',
      votedByName: 'Ada',
      verdict: 'seen',
      votedAt: at,
      controlName: 'Pay',
      path: '/',
    });
    await db.delete(visitors).where(eq(visitors.id, 'erased'));
    for (const table of [interactionBatches, visitCounts, pageErrorCounts, signals, signalVotes]) {
      expect(await db.select().from(table).where(eq(table.conversationId, 'erased'))).toEqual([]);
    }
  });
});
