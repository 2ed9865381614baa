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
import type { Db } from '../db/open-database.ts';
import { engines, withDatabase } from '../db/testing.ts';
import { DEFAULT_POLICY } from '../signal-policy/default-policy.ts';
import { insertConversationRows } from '../testing/rows.ts';
import {
  addShed,
  findVisit,
  insertVisitRows,
  listInteractionsByVisit,
  listSharedErrors,
} from './interaction.repository.ts';
import { openVisit, pendReport, rowOf, type VisitRow } from './open-visit.ts';
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
      interactions: Array.from({ length: facts }, (): Interaction => ({
        kind: 'reconnected',
        at: receivedAt,
      })) as readonly Interaction[],
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

  /** A row of reports, each with these facts. */
  const rowFor = (
    { siteId, conversationId, visitId, interactions, receivedAt }: ReturnType<typeof batch>,
    numbers: readonly number[],
  ): VisitRow => {
    const visit = openVisit(
      { key: { siteId, conversationId }, visitorId: 'v', visitId },
      { stored: 0, batches: '{}', currentPath: null },
    );
    for (const number of numbers) pendReport(visit, number, interactions, receivedAt);
    const [bundle] = visit.pending;
    if (bundle === undefined) throw new Error('nothing is pending');
    return rowOf(visit, bundle);
  };

  /** Stores one row. @returns whether it was stored */
  const insert = async (db: Db, row: ReturnType<typeof batch>): Promise<boolean> => {
    const [standing] = await insertVisitRows(db, [rowFor(row, [row.batchNo])]);
    return standing !== null;
  };

  it('is stored once a report, and counted with what was shed', async () => {
    const { db } = database();
    await insertConversationRows(db, at, key('budget'));
    expect(await insert(db, batch('budget', 0, { count: 3 }))).toBe(true);
    expect(await insert(db, batch('budget', 0, { count: 3 }))).toBe(false);
    expect(await insert(db, batch('budget', 2, { count: 2 }))).toBe(true);
    await addShed(db, [{ ...key('budget'), visitId: 'visit', shed: 3 }], at);
    await addShed(db, [{ ...key('budget'), visitId: 'visit', shed: 4 }], at);
    expect(await counts('budget')).toEqual({ stored: 5, shed: 7 });
    expect(await findVisit(db, key('budget'), 'visit')).toEqual({
      stored: 5,
      batches: '{[0,1),[2,3)}',
      currentPath: null,
    });
    expect(await findVisit(db, key('budget'), 'another')).toMatchObject({ stored: 0, batches: '{}' });
    expect(await findVisit(db, key('nowhere'), 'visit')).toBeNull();
  });

  it('is stored for many visits together, save those that somebody else stored or that are gone', async () => {
    const { db } = database();
    await insertConversationRows(db, at, key('one'));
    await insertConversationRows(db, at, key('two'));
    await insert(db, batch('two', 1));
    const row = (conversationId: string, numbers: readonly number[], path: string | null = null) => ({
      ...rowFor(batch(conversationId, 0), numbers),
      page: path === null ? null : { path, at },
    });
    const standings = await insertVisitRows(db, [
      row('gone', [0]),
      row('one', [0, 1, 2], '/cart'),
      row('two', [0, 1]),
    ]);
    expect(standings).toEqual([
      null,
      { inboxAt: at, waitingSince: null, frictionScore: 0, goneQuiet: false },
      null,
    ]);
    expect(await findVisit(db, key('one'), 'visit')).toEqual({
      stored: 3,
      batches: '{[0,3)}',
      currentPath: '/cart',
    });
    expect(await findVisit(db, key('two'), 'visit')).toMatchObject({ stored: 1, batches: '{[1,2)}' });
  });

  it('[SP8] keeps at hand whether the tab is shown, however long ago it was said', async () => {
    const { db } = database();
    await insertConversationRows(db, at, key('hidden'));
    const reported = (batchNo: number, ms: number, interactions: readonly Interaction[]) =>
      insert(db, {
        ...batch('hidden', batchNo, { receivedAt: at + ms }),
        interactions,
        count: interactions.length,
      });
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
      const error = { kind: 'page-error', at, hash } as const;
      const interactions =
        unprompted === 0
          ? [{ ...error, press: 1 }]
          : Array.from({ length: unprompted }, () => ({ ...error, press: null }));
      await insert(db, { ...batch(`error-${visitor}`, batchNo, { siteId: 'e' }), interactions });
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
    await insert(db, batch('kept', 5_000, { receivedAt: at - 7 * DAY, siteId: 'short' }));
    await insertConversationRows(db, at, key('longer'));
    await insert(db, batch('longer', 0, { receivedAt: old }));
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
    await insert(db, batch('erased', 0));
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
