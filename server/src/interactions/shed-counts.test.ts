import { createFakeClock } from '@attune/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { visitCounts } from '../db/schema/index.ts';
import { withDatabase } from '../db/testing.ts';
import { createLog } from '../log/create-log.ts';
import { insertConversationRows } from '../testing/rows.ts';
import { createShedCounts } from './shed-counts.ts';

describe('[IN4] what was shed', () => {
  const database = withDatabase('embedded');
  const clock = createFakeClock();
  beforeEach(() => vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
  afterEach(() => vi.useRealTimers());

  it('is counted by visit, and told in one line a minute', async () => {
    const { db } = database();
    const key = { siteId: 's', conversationId: 'c' };
    await insertConversationRows(db, clock.now(), key);
    const lines: string[] = [];
    const log = createLog({ level: 'info', to: { write: (line: string) => lines.push(line) } });
    const counts = createShedCounts({ db, log, now: clock.now });
    for (let batch = 0; batch < 50; batch++) counts.note(key, 'one', 10, 'pressure');
    counts.note(key, 'two', 3, 'minute');
    vi.advanceTimersByTime(60_000);
    vi.advanceTimersByTime(60_000);
    await counts.close();
    const rows = await db.select().from(visitCounts).orderBy(visitCounts.visitId);
    expect(rows.map(({ visitId, stored, shed }) => ({ visitId, stored, shed }))).toEqual([
      { visitId: 'one', stored: 0, shed: 500 },
      { visitId: 'two', stored: 0, shed: 3 },
    ]);
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      count: 503,
      msg: expect.stringContaining(
        '500 because the process had too much to do, 3 beyond the budget of a minute',
      ),
    });
  });
});
