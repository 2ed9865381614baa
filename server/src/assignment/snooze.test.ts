import { randomUUID } from 'node:crypto';
import type { InboxItem } from '@attune/protocol';
import { describe, expect, it } from 'vitest';
import { engines, withDatabase } from '../db/testing.ts';
import { insertConversationRows } from '../testing/rows.ts';
import { createArrangements, type Waking } from './arrangements.ts';

const NOW = 1_772_546_400_000;
const HOUR_MS = 3_600_000;
const by = { kind: 'agent', id: 'ines', name: 'Ines' } as const;

describe.each(engines)('the end of a snooze on %s', (engine) => {
  const database = withDatabase(engine);

  /** A conversation, a clock that is set by hand, and the ends that were planned. */
  const snoozing = async () => {
    const { db } = database();
    const key = { siteId: 'shop', conversationId: randomUUID() };
    await insertConversationRows(db, NOW, key);
    const clock = { at: NOW };
    const planned: Waking[] = [];
    const told: InboxItem[] = [];
    const arrangements = createArrangements({
      db,
      news: { inboxItem: (item) => told.push(item) },
      conversations: { addStatus: async () => null },
      handover: { colleague: async () => null },
      teams: { require: async () => {} },
      labels: { requireAll: async () => {} },
      now: () => clock.at,
      planWaking: async (_tx, waking) => void planned.push(waking),
      wakeJobs: () => {},
      besideChanged: () => {},
      shareOut: () => {},
    });
    return {
      planned,
      told,
      snooze: (snoozedUntil: number | null) =>
        arrangements.arrange(key, by, { status: 'snoozed', snoozedUntil }),
      async wakeAt(at: number, waking = planned.at(-1)) {
        if (waking === undefined) throw new Error('no end was planned');
        clock.at = at;
        (await db.transaction((tx) => arrangements.wake(tx, waking)))();
      },
    };
  };

  it('[TW9] opens it when its time has come, and calls for somebody', async () => {
    const { planned, told, snooze, wakeAt } = await snoozing();
    await snooze(NOW + HOUR_MS);
    expect(planned.map(({ until }) => until)).toEqual([NOW + HOUR_MS]);
    await wakeAt(NOW + HOUR_MS);
    expect(told).toMatchObject([{ status: 'open', snoozedUntil: null, wokenAt: NOW + HOUR_MS }]);
  });

  it('[TW9] is that of the last snooze alone', async () => {
    const { planned, told, snooze, wakeAt } = await snoozing();
    await snooze(NOW + HOUR_MS);
    await snooze(NOW + 2 * HOUR_MS);
    await wakeAt(NOW + HOUR_MS, planned[0]);
    expect(told).toEqual([]);
    await wakeAt(NOW + 2 * HOUR_MS);
    expect(told).toMatchObject([{ status: 'open' }]);
  });

  it('[TW9] is nowhere while it waits for the visitor alone', async () => {
    const { planned, snooze } = await snoozing();
    await snooze(null);
    expect(planned).toEqual([]);
  });
});
