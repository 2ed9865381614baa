import type { AgentInput, Friction } from '@attune/protocol';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { engines } from '../db/testing.ts';
import {
  agentOn,
  signIn,
  valueOf,
  visitorOn,
  type AgentClient,
  type VisitorClient,
} from '../testing/clients.ts';
import { serverOn, type TestServer } from '../testing/in-process.ts';
import { pressedInVain, report } from '../testing/reporting.ts';

const soon = { timeout: 20_000, interval: 50 };
const PASSWORD = 'a password of mine';

describe.each(engines)('what agents say of signals on %s', (engine) => {
  let server: TestServer;
  let admin: AgentClient;
  let ben: AgentClient;
  beforeAll(async () => {
    server = await serverOn(engine);
    admin = await agentOn(server.url, server.adminCookie);
    const email = 'ben@example.com';
    valueOf(await admin.reply('people:create', { name: 'Ben', email, role: 'agent', password: PASSWORD }));
    ben = await agentOn(server.url, await signIn(server.url, email, PASSWORD));
  });
  afterAll(async () => {
    admin.close();
    ben.close();
    await server.close();
  });

  /** A visitor who pressed a control five times in vain, with the signal that was found. */
  const inVainOn = async (
    key: string,
  ): Promise<{ mara: VisitorClient; conversationId: string; signalKey: string }> => {
    const mara = await visitorOn(server);
    const { id: conversationId } = mara.visit.conversation;
    await mara.say('It does not work');
    valueOf(await admin.reply('conversation:open', { conversationId }));
    await report(mara, 0, pressedInVain(5, { key }));
    return {
      mara,
      conversationId,
      signalKey: await vi.waitFor(() => {
        const found = latest(conversationId)?.contributions.find(({ kind }) => kind === 'rage-click');
        if (found === undefined) throw new Error('not found yet');
        return found.signalKey;
      }, soon),
    };
  };
  const latest = (conversationId: string): Friction | undefined =>
    admin.all('friction:changed').findLast((news) => news.conversationId === conversationId)?.friction;
  const judge = async (
    by: AgentClient,
    conversationId: string,
    signalKey: string,
    verdict: AgentInput<'signal:judge'>['verdict'],
  ) => valueOf(await by.reply('signal:judge', { conversationId, signalKeys: [signalKey], verdict })).friction;
  const precision = async () => valueOf(await admin.reply('signals:precision', { siteId: server.siteId }));

  it('counts at once, is told to all, and can be taken back', async () => {
    const { mara, conversationId, signalKey } = await inVainOn('undone');
    const wrong = await judge(ben, conversationId, signalKey, 'not-frustrated');
    expect(wrong.score).toBe(0);
    expect(wrong.contributions).toMatchObject([{ signalKey, points: 0, judged: 'not-frustrated' }]);
    await vi.waitFor(() => expect(latest(conversationId)?.score).toBe(0), soon);

    const again = await judge(ben, conversationId, signalKey, 'none');
    expect(again.score).toBeGreaterThan(25);
    const seen = await judge(admin, conversationId, signalKey, 'seen');
    expect(seen.quietUntil).toBeGreaterThan(Date.now());
    const opened = valueOf(await ben.reply('conversation:open', { conversationId }));
    expect(opened.item.friction.quietUntil).toBe(seen.quietUntil);
    expect(opened.friction.contributions).toMatchObject([{ signalKey, judged: 'seen' }]);
    // Their own words, and where they stand in line.
    const heard = mara.heard.map(({ name }) => name).filter((name) => name !== 'queue:changed');
    expect(heard).toEqual(['conversation:event']);
    mara.close();
  });

  it('is refused for a signal that is not there, and for a conversation of nobody', async () => {
    const { mara, conversationId, signalKey } = await inVainOn('refused');
    for (const input of [
      { conversationId, signalKeys: [signalKey, 'rage-click:none:1'] },
      { conversationId: 'none', signalKeys: [signalKey] },
    ]) {
      expect(await ben.reply('signal:judge', { ...input, verdict: 'seen' })).toMatchObject({
        ok: false,
        refusal: { code: 'not-found' },
      });
    }
    mara.close();
  });

  it('mutes a control after three of five by two agents, for the whole site, until an admin lifts it', async () => {
    const stories = [];
    for (let visit = 0; visit < 3; visit++) stories.push(await inVainOn('noisy'));
    const [first, second, third] = stories;
    if (first === undefined || second === undefined || third === undefined)
      throw new Error('three were made');
    await judge(ben, first.conversationId, first.signalKey, 'not-frustrated');
    await judge(ben, second.conversationId, second.signalKey, 'not-frustrated');
    await judge(ben, third.conversationId, third.signalKey, 'not-frustrated');
    expect((await precision()).mutes, 'one agent alone mutes nothing').toEqual([]);
    await judge(admin, first.conversationId, first.signalKey, 'not-frustrated');

    await vi.waitFor(() => {
      expect(admin.all('mutes:changed').at(-1)?.mutes).toMatchObject([
        { kind: 'rage-click', controlKey: 'noisy', name: 'Pay', path: '/checkout' },
      ]);
    }, soon);
    expect(ben.all('mutes:changed'), 'admins alone are told').toEqual([]);
    const { mutes } = await precision();
    expect(new Set(mutes[0]?.votes.map(({ by }) => by))).toEqual(new Set(['Ada Admin', 'Ben']));
    const { settings } = valueOf(await admin.reply('thresholds:get', { siteId: server.siteId }));
    expect(settings.muted).toMatchObject([{ controlKey: 'noisy', kinds: ['rage-click'] }]);
    // What stood beside the conversations goes, judged or not.
    await vi.waitFor(() => expect(latest(third.conversationId)?.contributions).toEqual([]), soon);

    const muted = await visitorOn(server);
    await muted.say('Me too');
    const { id: mutedId } = muted.visit.conversation;
    valueOf(await admin.reply('conversation:open', { conversationId: mutedId }));
    await report(muted, 0, [
      ...pressedInVain(5, { key: 'noisy' }),
      ...pressedInVain(5, { key: 'other', id: 50 }),
    ]);
    await vi.waitFor(() => {
      expect(latest(mutedId)?.contributions.map(({ kind }) => kind)).toEqual(['rage-click']);
    }, soon);

    const control = { siteId: server.siteId, kind: 'rage-click', controlKey: 'noisy' } as const;
    expect(await ben.reply('mute:lift', control)).toMatchObject({
      ok: false,
      refusal: { code: 'forbidden' },
    });
    valueOf(await admin.reply('mute:lift', control));
    await vi.waitFor(() => {
      expect(admin.all('mutes:changed').at(-1)?.mutes).toEqual([]);
      expect(latest(mutedId)?.contributions.map(({ kind }) => kind)).toEqual(['rage-click', 'rage-click']);
    }, soon);
    expect(await admin.reply('mute:lift', control)).toMatchObject({
      ok: false,
      refusal: { code: 'not-found' },
    });
    for (const { mara } of stories) mara.close();
    muted.close();
  });

  it('gives precision by kind and by control, and where signals were found', async () => {
    const { precision: figures } = await precision();
    const [overall] = figures;
    expect(overall).toMatchObject({ kind: 'rage-click', controlKey: null, name: '' });
    const noisy = figures.find(({ controlKey }) => controlKey === 'noisy');
    expect(noisy).toMatchObject({ seen: 0, notFrustrated: 4, precision: 0, name: 'Pay' });
    expect(noisy?.interval[1]).toBeLessThan(0.5);
    const { controls } = valueOf(
      await admin.reply('signals:recent', { siteId: server.siteId, kind: 'rage-click' }),
    );
    expect(controls.map(({ controlKey }) => controlKey)).toContain('undone');
    expect(controls[0]).toMatchObject({
      kind: 'rage-click',
      name: 'Pay',
      path: '/checkout',
      lastAt: expect.any(Number),
    });
    expect(await ben.reply('signals:recent', { siteId: server.siteId })).toMatchObject({
      ok: false,
      refusal: { code: 'forbidden' },
    });
  });
});
