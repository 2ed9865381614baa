import type { AgentInput, Interaction, ReplayResult } from '@attune/protocol';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { engines } from '../db/testing.ts';
import { agentOn, valueOf, visitorOn, type AgentClient } from '../testing/clients.ts';
import { serverOn, type TestServer } from '../testing/in-process.ts';
import { pressedInVain, report } from '../testing/reporting.ts';

const soon = { timeout: 30_000, interval: 50 };

describe.each(engines)('a replay on %s', (engine) => {
  let server: TestServer;
  let admin: AgentClient;
  let flagged: readonly string[];
  beforeAll(async () => {
    server = await serverOn(engine);
    admin = await agentOn(server.url, server.adminCookie);
    const troubled = await Promise.all([0, 1, 2].map(() => visit(twoRages)));
    await Promise.all([0, 1].map(() => visit(() => pressedInVain(3))));
    const calm = await visitorOn(server);
    await calm.say('Just a question');
    calm.close();
    flagged = troubled;
    await vi.waitFor(async () => {
      if ((await flags()).length < flagged.length) throw new Error('not all are flagged yet');
    }, soon);
  });
  afterAll(async () => {
    admin.close();
    await server.close();
  });

  /** Two controls in vain: enough for a flag. */
  const twoRages = () => [
    ...pressedInVain(5),
    ...pressedInVain(5, { key: 'coupon', name: 'Apply', id: 20, agoMs: 6_000 }),
  ];
  const visit = async (facts: () => readonly Interaction[]): Promise<string> => {
    const mara = await visitorOn(server);
    await mara.say('It does not work');
    await report(mara, 0, facts());
    mara.close();
    return mara.visit.conversation.id;
  };
  const flags = async (): Promise<readonly string[]> => {
    const { items } = valueOf(await admin.reply('inbox:list', { siteId: server.siteId, status: 'open' }));
    return items
      .filter(({ friction }) => friction.level === 'flag' || friction.level === 'urgent')
      .map(({ conversationId }) => conversationId);
  };
  const start = (given: Partial<AgentInput<'replay:start'>> = {}) =>
    admin.reply('replay:start', { siteId: server.siteId, days: 7, changes: {}, ...given });
  const ended = (replayId: string) =>
    vi.waitFor(() => {
      const end = admin.all('replay:ended').find((news) => news.replayId === replayId);
      if (end === undefined) throw new Error('not ended yet');
      return end;
    }, soon);
  const replayed = async (given: Partial<AgentInput<'replay:start'>> = {}): Promise<ReplayResult> => {
    const { result } = await ended(valueOf(await start(given)).replayId);
    if (result === null) throw new Error('it has no result');
    return result;
  };

  it('with the thresholds that hold agrees with what was flagged', async () => {
    expect((await flags()).toSorted()).toEqual([...flagged].toSorted());
    const result = await replayed();
    expect(result).toMatchObject({
      days: 7,
      conversations: 6,
      today: { flagged: flagged.length, seen: 0, notFrustrated: 0 },
      proposed: { flagged: flagged.length },
      gained: [],
      lost: [],
    });
    expect(result.interactions).toBe(3 * 30 + 2 * 9);
  });

  it('names what would be lost and gained, with what agents said of it', async () => {
    const [first = ''] = flagged;
    const { friction } = valueOf(await admin.reply('conversation:open', { conversationId: first }));
    const signalKeys = friction.contributions.map(({ signalKey }) => signalKey);
    valueOf(
      await admin.reply('signal:judge', { conversationId: first, signalKeys, verdict: 'not-frustrated' }),
    );

    const without = await replayed({ changes: { 'rage-click': { enabled: 0 } } });
    expect(without.today).toEqual({ flagged: 3, seen: 0, notFrustrated: 1 });
    expect(without.proposed.flagged).toBe(0);
    expect(without.lost.map(({ conversationId }) => conversationId).toSorted()).toEqual(
      [...flagged].toSorted(),
    );
    const lost = without.lost.find(({ conversationId }) => conversationId === first);
    expect(lost).toMatchObject({
      judged: 'not-frustrated',
      visitorLabel: expect.stringMatching(/^Visitor /),
    });
    expect(lost?.headline).not.toBeNull();

    const keener = await replayed({ changes: { 'rage-click': { points: 100 } } });
    expect(keener.proposed.flagged).toBe(5);
    expect(keener.gained).toHaveLength(2);
  });

  it('is told to the socket that asked alone', async () => {
    const other = await agentOn(server.url, server.adminCookie);
    await replayed();
    expect(admin.all('replay:progress').length).toBeGreaterThan(0);
    expect([...other.all('replay:progress'), ...other.all('replay:ended')]).toEqual([]);
    other.close();
  });

  it('ends without a result when it is cancelled, and when the same admin starts another', async () => {
    const first = valueOf(await start()).replayId;
    const second = valueOf(await start()).replayId;
    valueOf(await admin.reply('replay:cancel', { replayId: second }));
    expect(await ended(first)).toMatchObject({ refusal: null });
    expect(await ended(second)).toMatchObject({ refusal: null });
    expect((await replayed()).conversations).toBe(6);
  });

  it('refuses what cannot be set, and days beyond the month', async () => {
    expect(await start({ changes: { 'rage-click': { minClicks: 1 } } })).toMatchObject({
      ok: false,
      refusal: { code: 'invalid', field: 'rage-click.minClicks' },
    });
    expect(await start({ days: 31 })).toMatchObject({ ok: false, refusal: { field: 'days' } });
  });
});
