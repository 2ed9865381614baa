import { reportNames, type Report, type ReportName, type ReportQuery } from '@attune/protocol';
import { eq } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { conversationEvents, conversations, promises, signals, signalVotes } from '../db/schema/index.ts';
import { engines, withDatabase } from '../db/testing.ts';
import { insertConversationRows } from '../testing/rows.ts';
import { DEFAULT_WIDGET_SETTINGS } from '../widget-settings/default-settings.ts';
import { createReports } from './reports.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** A Wednesday. */
const NOW = Date.parse('2026-06-17T12:00:00Z');

interface Told {
  readonly at?: number;
  readonly answeredAfterMs?: number;
  readonly resolvedAfterMs?: number;
  readonly reopenedAfterMs?: number;
  readonly score?: number;
  readonly visitorId?: string;
  readonly says?: readonly string[];
  readonly change?: Partial<typeof conversations.$inferInsert>;
}

describe.each(engines)('reports on %s', (engine) => {
  const database = withDatabase(engine);

  /** A site of its own, with its clock at noon of a Wednesday. */
  const onSite = (hours: Partial<typeof DEFAULT_WIDGET_SETTINGS.hours> = {}) => {
    const { db } = database();
    const siteId = randomUUID();
    const reports = createReports({
      db,
      now: () => NOW,
      hoursOf: async () => ({ ...DEFAULT_WIDGET_SETTINGS.hours, ...hours }),
    });
    const entry = (conversationId: string, seq: number) => ({
      siteId,
      conversationId,
      seq,
      authorKind: 'visitor' as const,
      authorId: 'v',
    });
    return {
      siteId,
      reports,
      db,
      async conversation(told: Told = {}): Promise<string> {
        const {
          at = NOW - DAY_MS,
          answeredAfterMs,
          resolvedAfterMs,
          reopenedAfterMs,
          score,
          says = [],
        } = told;
        const conversationId = randomUUID();
        const { visitorId } = told;
        await insertConversationRows(db, at, {
          siteId,
          conversationId,
          ...(visitorId === undefined ? {} : { visitorId }),
        });
        const resolvedAt = resolvedAfterMs === undefined ? null : at + resolvedAfterMs;
        await db
          .update(conversations)
          .set({ firstAnswerMs: answeredAfterMs ?? null, resolvedAt, ...told.change })
          .where(eq(conversations.id, conversationId));
        const events: (typeof conversationEvents.$inferInsert)[] = says.map((body, index) => ({
          ...entry(conversationId, index + 1),
          authorKind: body.startsWith('A: ') ? 'agent' : 'visitor',
          kind: 'message',
          body: body.slice(3),
          at: at + index,
        }));
        const add = (event: Pick<typeof conversationEvents.$inferInsert, 'kind' | 'at' | 'details'>) =>
          events.push({ ...entry(conversationId, events.length + 1), ...event });
        if (resolvedAt !== null) add({ kind: 'status', at: resolvedAt, details: { status: 'resolved' } });
        if (score !== undefined)
          add({ kind: 'rating', at: (resolvedAt ?? at) + 1, details: { score: score as 1 | 2 | 3 | 4 | 5 } });
        if (resolvedAt !== null && reopenedAfterMs !== undefined)
          add({ kind: 'status', at: resolvedAt + reopenedAfterMs, details: { status: 'open' } });
        if (events.length > 0) await db.insert(conversationEvents).values(events);
        return conversationId;
      },
      read: (name: ReportName, query: ReportQuery = {}) => reports.report(siteId, name, query),
    };
  };
  const figureOf = (report: Report, key: string) => {
    const found = report.figures.find((each) => each.key === key);
    if (found === undefined) throw new Error(`no figure "${key}" in ${report.name}`);
    return found;
  };
  const times = async (count: number, work: (index: number) => Promise<unknown>) => {
    for (let index = 0; index < count; index++) await work(index);
  };

  it('[RP2] says nothing of a site where nothing was, in every report', async () => {
    const { read } = onSite();
    for (const name of reportNames) {
      const report = await read(name);
      expect(report.definition.length).toBeGreaterThan(40);
      expect(report.figures.length).toBeGreaterThan(0);
      for (const { n, value, fewest } of report.figures) {
        expect(n).toBe(0);
        expect(value).toBe(fewest === 0 ? 0 : null);
      }
    }
  });

  it('[RP1] counts conversations of the period by day and hour of the week, beside as long before', async () => {
    const { conversation, read } = onSite();
    await conversation({ at: Date.parse('2026-06-16T09:30:00Z') });
    await conversation({ at: Date.parse('2026-06-16T09:50:00Z') });
    await conversation({ at: Date.parse('2026-06-17T11:00:00Z') });
    await conversation({ at: Date.parse('2026-06-09T09:00:00Z') });
    // After noon of the day that today is compared with: in neither.
    await conversation({ at: Date.parse('2026-06-10T13:00:00Z') });
    const report = await read('volume', { days: 7 });
    expect(figureOf(report, 'conversations')).toMatchObject({ value: 3, before: { value: 1 } });
    const [series, hours] = report.charts;
    expect(series?.kind === 'series' && series.points.map(({ n }) => n)).toEqual([0, 0, 0, 0, 0, 2, 1]);
    expect(series?.kind === 'series' && series.points.at(-1)?.date).toBe('2026-06-17');
    expect(hours?.kind === 'hours' && [hours.counts[1]?.[9], hours.counts[2]?.[11]]).toEqual([2, 1]);
    expect(
      figureOf(await read('volume', { from: '2026-06-09', to: '2026-06-09' }), 'conversations').value,
    ).toBe(1);
  });

  it('[RP2] gives the median wait with its ranks once there are 20, and what has no answer beside it', async () => {
    const { conversation, read } = onSite();
    await times(19, (index) => conversation({ answeredAfterMs: (index + 1) * MINUTE_MS }));
    const few = await read('first-response');
    expect(figureOf(few, 'median')).toMatchObject({ n: 19, value: null, fewest: 20 });
    // All nineteen came on one day, which is more than a step needs.
    const drawn = ({ charts }: Report) =>
      charts.flatMap((chart) =>
        chart.kind === 'series' ? chart.points.filter(({ value }) => value !== null).map(({ n }) => n) : [],
      );
    expect(drawn(few)).toEqual([]);
    await conversation({ answeredAfterMs: 20 * MINUTE_MS });
    expect(drawn(await read('first-response'))).toEqual([20]);
    await conversation();
    const report = await read('first-response');
    expect(figureOf(report, 'median')).toMatchObject({
      n: 20,
      value: 10 * MINUTE_MS,
      low: 6 * MINUTE_MS,
      high: 15 * MINUTE_MS,
      method: 'order-statistic',
    });
    expect(figureOf(report, 'p90')).toMatchObject({ value: 18 * MINUTE_MS, high: null });
    expect(figureOf(report, 'unanswered').value).toBe(1);
    const [bars] = report.charts;
    expect(bars?.kind === 'bars' && bars.rows.map(({ value }) => value)).toEqual([0, 0.2, 0.5, 0.3, 0, 0, 0]);
  });

  it('[RP4] counts only hours in which the team was there, and the clock beside them', async () => {
    const { conversation, read } = onSite({ enabled: true });
    // From Friday 16:50 to Monday 09:10, with hours from 9 to 17: twenty minutes.
    const friday = Date.parse('2026-06-12T16:50:00Z');
    const answeredAfterMs = Date.parse('2026-06-15T09:10:00Z') - friday;
    await times(20, () => conversation({ at: friday, answeredAfterMs }));
    const report = await read('first-response');
    expect(figureOf(report, 'median').value).toBe(20 * MINUTE_MS);
    expect(figureOf(report, 'median-all').value).toBe(answeredAfterMs);
    expect(figureOf(await read('sla'), 'in-time')).toMatchObject({ value: 0, n: 20 });
  });

  it('[RP5] calls an answer in time by the target of the site; what never came is late, what may come is left out', async () => {
    const { conversation, read, reports, siteId } = onSite();
    await times(20, (index) => conversation({ answeredAfterMs: index < 15 ? 4 * MINUTE_MS : 6 * MINUTE_MS }));
    await conversation({ at: NOW - HOUR_MS });
    await conversation({ at: NOW - MINUTE_MS });
    const share = figureOf(await read('sla'), 'in-time');
    expect(share).toMatchObject({ n: 21, label: 'Answered within 5 min', method: 'wilson' });
    expect(share.value).toBeCloseTo(15 / 21);
    expect(share.low).toBeLessThan(15 / 21);
    expect(share.high).toBeGreaterThan(15 / 21);
    await reports.saveSettings(siteId, { answerWithinMinutes: 10 }, { id: 'ada' });
    expect(figureOf(await read('sla'), 'in-time').value).toBeCloseTo(20 / 21);
  });

  it('[RP6] times from the message, or from being opened again, to resolved; and tells what was not over', async () => {
    const { conversation, read } = onSite();
    const at = NOW - 10 * DAY_MS;
    await times(15, () => conversation({ at, resolvedAfterMs: HOUR_MS }));
    await times(5, () => conversation({ at, resolvedAfterMs: 3 * HOUR_MS, reopenedAfterMs: DAY_MS }));
    // Too lately to know whether it is over.
    await conversation({ at: NOW - DAY_MS, resolvedAfterMs: HOUR_MS });
    const report = await read('resolution');
    expect(figureOf(report, 'median')).toMatchObject({ n: 21, value: HOUR_MS });
    expect(figureOf(report, 'reopened')).toMatchObject({ n: 20, value: 0.25 });
    const twice = await conversation({ at, resolvedAfterMs: HOUR_MS, reopenedAfterMs: DAY_MS });
    await database()
      .db.insert(conversationEvents)
      .values({
        siteId:
          (await database().db.select().from(conversations).where(eq(conversations.id, twice)))[0]?.siteId ??
          '',
        conversationId: twice,
        seq: 3,
        kind: 'status',
        authorKind: 'agent',
        authorId: 'a',
        details: { status: 'resolved' },
        at: at + HOUR_MS + DAY_MS + MINUTE_MS,
      });
    const chart = (await read('resolution')).charts[0];
    // The second time took a minute, not a day.
    expect(chart?.kind === 'bars' && chart.rows[1]?.value).toBeCloseTo(1 / 23);
  });

  it('[RP7] counts who wrote again within a week, there or in a new conversation', async () => {
    const { conversation, read } = onSite();
    const at = NOW - 20 * DAY_MS;
    await times(18, () => conversation({ at, resolvedAfterMs: HOUR_MS }));
    await conversation({ at, resolvedAfterMs: HOUR_MS, visitorId: 'mara' });
    await conversation({ at: at + 2 * DAY_MS, visitorId: 'mara' });
    await conversation({ at, resolvedAfterMs: HOUR_MS, visitorId: 'li' });
    await conversation({ at: at + 9 * DAY_MS, visitorId: 'li' });
    expect(figureOf(await read('repeat-contact'), 'again')).toMatchObject({ n: 20, value: 0.05 });
  });

  it('reads ratings, and how many were given', async () => {
    const { conversation, read } = onSite();
    await times(20, (index) => conversation({ resolvedAfterMs: HOUR_MS, score: index < 15 ? 5 : 2 }));
    await times(20, () => conversation({ resolvedAfterMs: HOUR_MS }));
    const report = await read('csat');
    expect(figureOf(report, 'good')).toMatchObject({ n: 20, value: 0.75 });
    expect(figureOf(report, 'mean')).toMatchObject({ n: 20, value: 4.25, method: 'student-t' });
    expect(figureOf(report, 'rated')).toMatchObject({ n: 40, value: 0.5 });
  });

  it('counts promises by what became of them', async () => {
    const { conversation, read, siteId, db } = onSite();
    const conversationId = await conversation();
    await times(24, (position) =>
      db.insert(promises).values({
        id: randomUUID(),
        siteId,
        conversationId,
        seq: 1,
        position,
        ownerId: position < 12 ? 'jo' : 'amir',
        ownerName: 'Jo',
        deed: 'call',
        dueAt: NOW,
        state: position < 15 ? 'kept' : position < 20 ? 'missed' : 'open',
        madeAt: NOW - DAY_MS,
      }),
    );
    expect(figureOf(await read('promises'), 'kept')).toMatchObject({ n: 20, value: 0.75 });
    expect(figureOf(await read('promises'), 'open').value).toBe(4);
    expect(figureOf(await read('promises', { agentId: 'jo' }), 'kept')).toMatchObject({ n: 12, value: null });
  });

  it('counts signals by kind, with what agents said of them, and the controls they were found on', async () => {
    const { conversation, read, siteId, db } = onSite();
    await times(24, async (index) => {
      const conversationId = await conversation();
      if (index >= 12) return;
      const about = { siteId, conversationId, kind: 'rage-click' as const };
      await db.insert(signals).values({
        ...about,
        key: 'k',
        family: 'page',
        strength: 1,
        points: 20,
        halfLifeMs: 1_000,
        detectedAt: NOW - DAY_MS,
        sentence: ['clicked'],
        evidence: { controlKey: 'pay', control: 'Pay', path: '/checkout' },
        thresholdsVersion: 0,
        updatedAt: NOW,
      });
      const voters = index < 2 ? ['jo', 'amir'] : ['jo'];
      for (const votedBy of voters)
        await db.insert(signalVotes).values({
          ...about,
          signalKey: 'k',
          votedBy,
          votedByName: votedBy,
          verdict: index < 9 ? 'seen' : 'not-frustrated',
          votedAt: NOW - HOUR_MS,
          controlKey: 'pay',
          controlName: 'Pay',
          path: '/checkout',
        });
    });
    const report = await read('signals');
    expect(figureOf(report, 'met')).toMatchObject({ n: 24, value: 0.5 });
    expect(figureOf(report, 'agreed')).toMatchObject({ n: 14, value: null });
    expect(report.charts[0]).toMatchObject({ rows: [{ label: 'Rage click', value: 12 }] });
    expect((await read('hot-spots')).charts[0]).toMatchObject({
      rows: [{ label: 'Pay on /checkout: rage click', n: 24, value: 0.5 }],
    });
  });

  it('[RP8] tells whether upset conversations ended calm, and never of one person’s', async () => {
    const { conversation, read } = onSite();
    const upset = 'V: I was charged twice and nobody answers, this is outrageous!!';
    const answer = 'A: I can see both charges. I had one refunded.';
    await times(15, () =>
      conversation({
        answeredAfterMs: 1,
        says: [upset, answer, 'V: Thank you, that is really kind of you.'],
      }),
    );
    await times(5, () => conversation({ answeredAfterMs: 1, says: [upset, answer, upset] }));
    await times(3, () => conversation({ answeredAfterMs: 1, says: ['V: Where is my parcel?', answer] }));
    const report = await read('de-escalation');
    expect(figureOf(report, 'calm')).toMatchObject({ n: 20, value: 0.75 });
    await expect(read('de-escalation', { agentId: 'jo' })).rejects.toThrow('not narrowed by');
  });

  it('[RP9] narrows by team, agent and label, and holds nothing of another site', async () => {
    const { conversation, read } = onSite();
    const other = onSite();
    await other.conversation();
    await conversation({ change: { teamId: 'billing', assigneeId: 'jo', labelIds: ['refund', 'vip'] } });
    await conversation({ change: { teamId: 'billing' } });
    await conversation();
    const count = async (query: ReportQuery) => figureOf(await read('volume', query), 'conversations').value;
    expect(await count({})).toBe(3);
    expect(await count({ teamId: 'billing' })).toBe(2);
    expect(await count({ teamId: 'billing', agentId: 'jo' })).toBe(1);
    expect(await count({ labelId: 'vip' })).toBe(1);
    expect(await count({ labelId: 'none' })).toBe(0);
  });

  it('[RP10] gives every number as a table, in which nothing is a formula', async () => {
    const { conversation, reports, siteId, db } = onSite();
    const conversationId = await conversation();
    await db.insert(signals).values({
      siteId,
      conversationId,
      key: 'k',
      kind: 'dead-click',
      family: 'page',
      strength: 1,
      points: 20,
      halfLifeMs: 1_000,
      detectedAt: NOW - DAY_MS,
      sentence: ['clicked'],
      evidence: { controlKey: 'x', control: '=HYPERLINK("https://evil.example")', path: '/' },
      thresholdsVersion: 0,
      updatedAt: NOW,
    });
    const { csv, fileName } = await reports.csv(siteId, 'hot-spots', { days: 7 });
    expect(fileName).toBe('hot-spots-2026-06-11-2026-06-17.csv');
    expect(csv).toContain(`"'=HYPERLINK(""https://evil.example"")`);
    const volume = await reports.csv(siteId, 'volume', {});
    expect(volume.csv.split('\r\n').filter((line) => line.startsWith('By hour of the week'))).toHaveLength(
      168,
    );
  });
});
