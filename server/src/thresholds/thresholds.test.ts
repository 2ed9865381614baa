import type { AgentInput, Friction } from '@attune/protocol';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { engines } from '../db/testing.ts';
import { agentOn, valueOf, visitorOn, type AgentClient } from '../testing/clients.ts';
import { serverOn, type TestServer } from '../testing/in-process.ts';
import { pressedInVain, report } from '../testing/reporting.ts';

const soon = { timeout: 20_000, interval: 50 };

describe.each(engines)('thresholds of a site on %s', (engine) => {
  let server: TestServer;
  let admin: AgentClient;
  beforeAll(async () => {
    server = await serverOn(engine);
    admin = await agentOn(server.url, server.adminCookie);
  });
  afterAll(async () => {
    admin.close();
    await server.close();
  });

  const settings = async () =>
    valueOf(await admin.reply('thresholds:get', { siteId: server.siteId })).settings;
  const save = async (given: Partial<AgentInput<'thresholds:save'>>) => {
    const { version: baseVersion } = await settings();
    return admin.reply('thresholds:save', { siteId: server.siteId, baseVersion, changes: {}, ...given });
  };
  const restore = (version: number, baseVersion: number) =>
    admin.reply('thresholds:restore', { siteId: server.siteId, version, baseVersion });
  const latest = (conversationId: string): Friction | undefined =>
    admin.all('friction:changed').findLast((news) => news.conversationId === conversationId)?.friction;

  it('keeps every version, and brings back any of them and the defaults', async () => {
    const defaults = await settings();
    const checkout = { controlKey: 'k', name: 'Next', path: '/tour', kinds: ['rage-click'] } as const;
    const ignored = { controls: [{ ...checkout, kinds: [...checkout.kinds] }], paths: ['/admin/*'] };
    valueOf(await save({ changes: { 'rage-click': { minClicks: 4 } }, sensitivity: 'high' }));
    valueOf(await save({ ignored }));
    expect(await settings()).toMatchObject({
      version: 2,
      sensitivity: 'high',
      ignored,
      savedBy: 'Ada Admin',
    });

    expect(valueOf(await restore(1, 2)).settings).toMatchObject({
      version: 3,
      sensitivity: 'high',
      ignored: { controls: [], paths: [] },
    });
    valueOf(await restore(0, 3));
    const { versions } = valueOf(await admin.reply('thresholds:versions', { siteId: server.siteId }));
    expect(versions.map(({ version }) => version)).toEqual([4, 3, 2, 1]);
    expect(versions[1]?.settings.values['rage-click']).toMatchObject({ minClicks: 4 });
    expect(await settings()).toMatchObject({ values: defaults.values, sensitivity: 'normal', version: 4 });
  });

  it('refuses what nobody saved, what somebody saved meanwhile, and what is out of range', async () => {
    const { version } = await settings();
    expect(await restore(99, version)).toMatchObject({
      ok: false,
      refusal: { code: 'not-found', field: 'version' },
    });
    expect(await restore(1, version - 1)).toMatchObject({ ok: false, refusal: { code: 'conflict' } });
    expect(await save({ ignored: { controls: [], paths: ['/a*b'] } })).toMatchObject({
      ok: false,
      refusal: { code: 'invalid', field: 'ignored.paths' },
    });
    const both = await Promise.all([save({ sensitivity: 'low' }), save({ sensitivity: 'high' })]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: 'conflict' } });
    valueOf(await restore(0, (await settings()).version));
  });

  it('holds at once: what is shown beside a conversation follows without another fact', async () => {
    const mara = await visitorOn(server);
    const { id: conversationId } = mara.visit.conversation;
    await mara.say('It does not work');
    valueOf(await admin.reply('conversation:open', { conversationId }));
    await report(mara, 0, pressedInVain(5));
    await vi.waitFor(() => expect(latest(conversationId)?.score).toBeGreaterThan(25), soon);
    const before = latest(conversationId)?.score ?? 0;

    valueOf(await save({ sensitivity: 'low' }));
    await vi.waitFor(() => {
      const { score = 0 } = latest(conversationId) ?? {};
      expect(score).toBeGreaterThan(0);
      expect(score).toBeLessThan(before * 0.85);
    }, soon);
    valueOf(await save({ changes: { 'rage-click': { enabled: 0 }, 'dead-click': { enabled: 0 } } }));
    await vi.waitFor(() => expect(latest(conversationId)?.contributions).toEqual([]), soon);
    mara.close();
  });

  it('tells the widgets when other facts are looked for, and only then', async () => {
    const mara = await visitorOn(server);
    expect(mara.visit.recorder).toMatchObject({ tier: 'after-open', cursor: false, hesitation: false });
    valueOf(await save({ changes: { 'rage-click': { minClicks: 5 } } }));
    valueOf(await save({ changes: { 'cursor-thrash': { enabled: 1 } } }));
    await vi.waitFor(() =>
      expect(mara.all('recorder:changed')).toMatchObject([{ recorder: { cursor: true } }]),
    );
    mara.close();
  });
});
