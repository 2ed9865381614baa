import type { AgentInput, WidgetSectionChange, WidgetSettings } from '@attune/protocol';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { engines } from '../db/testing.ts';
import { agentOn, valueOf, visitorOn, type AgentClient, type VisitorClient } from '../testing/clients.ts';
import { colleagueOn } from '../testing/colleagues.ts';
import { serverOn, type TestServer } from '../testing/in-process.ts';
import { DEFAULT_WIDGET_SETTINGS } from './default-settings.ts';

describe.each(engines)('what admins set about the widget on %s', (engine) => {
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

  const get = async () => valueOf(await admin.reply('widget-settings:get', { siteId: server.siteId }));
  const trySave = async (change: WidgetSectionChange, baseVersion?: number, agent = admin) =>
    agent.reply('widget-settings:save', {
      siteId: server.siteId,
      baseVersion: baseVersion ?? (await get()).versions[change.section],
      change,
    } satisfies AgentInput<'widget-settings:save'>);
  const save = async (change: WidgetSectionChange) => valueOf(await trySave(change));
  const ours = (): WidgetSettings => structuredClone(DEFAULT_WIDGET_SETTINGS);
  const startAgain = async (visitor: VisitorClient, languages: string[] = []) =>
    valueOf(await visitor.reply('visit:start', { visitId: visitor.visitId, path: '/', languages }));

  it('has defaults until somebody saves, and keeps every version of a section', async () => {
    expect(await get()).toMatchObject({ settings: DEFAULT_WIDGET_SETTINGS, versions: { appearance: 0 } });
    const value = { ...ours().appearance, accent: '#7a1fa2', greeting: 'Ask us anything' };
    const saved = await save({ section: 'appearance', value });
    expect(saved.settings.appearance).toEqual(value);
    expect(saved.versions).toMatchObject({ appearance: 1, texts: 0 });
    expect(await trySave({ section: 'appearance', value }, 0)).toMatchObject({
      ok: false,
      refusal: { code: 'conflict' },
    });
  });

  it('tells open widgets, which then ask anew', async () => {
    const mara = await visitorOn(server);
    await save({ section: 'languages', value: { default: 'fr', auto: false } });
    await vi.waitFor(() => expect(mara.all('widget:changed')).toHaveLength(1));
    expect((await startAgain(mara, ['de'])).widget?.language).toBe('fr');
    await save({ section: 'languages', value: { default: 'fr', auto: true } });
    expect((await startAgain(mara, ['xx', 'de-AT'])).widget?.language).toBe('de');
    mara.close();
  });

  it('says the site’s own words in the visitor’s language alone', async () => {
    await save({
      section: 'texts',
      value: { de: { 'panel.empty': 'Na?' }, fr: { 'panel.empty': 'Alors ?' } },
    });
    const mara = await visitorOn(server);
    expect((await startAgain(mara, ['de'])).widget?.words).toEqual({ 'panel.empty': 'Na?' });
    mara.close();
    expect(await trySave({ section: 'texts', value: { de: { 'panel.left': 'Noch {zahl}' } } })).toMatchObject(
      {
        ok: false,
        refusal: { code: 'invalid', message: '“Noch {zahl}” names {zahl}. It may use {count}.' },
      },
    );
    expect(await trySave({ section: 'texts', value: { de: { 'panel.nothing': 'x' } } })).toMatchObject({
      ok: false,
    });
  });

  it('asks before the first message, holds answers against the form, and shows them to agents', async () => {
    const fields = [
      ...ours().preChat.fields,
      { id: 'order', kind: 'text' as const, label: 'Order number', required: false, options: [] },
      { id: 'agree', kind: 'consent' as const, label: 'I agree', required: true, options: [] },
    ];
    await save({ section: 'preChat', value: { enabled: true, intro: 'Two questions', fields } });
    const mara = await visitorOn(server);
    expect(mara.visit.widget?.preChat).toEqual({ intro: 'Two questions', fields });
    const { id: conversationId } = mara.visit.conversation;
    const answer = (answers: Record<string, string>, clientId: string = randomUUID()) =>
      mara.reply('form:answer', {
        conversationId,
        clientId,
        form: 'pre-chat',
        answers: Object.entries(answers).map(([fieldId, value]) => ({ fieldId, value })),
      });
    const given = { name: 'Mara K.', mail: 'mara@example.com', order: '17', agree: 'yes' };
    for (const wrong of [
      { ...given, mail: 'mara' },
      { ...given, agree: 'no' },
      { mail: '' },
      { else: 'x' },
    ]) {
      expect(await answer(wrong)).toMatchObject({ ok: false, refusal: { code: 'invalid' } });
    }
    const clientId = randomUUID();
    valueOf(await answer(given, clientId));
    valueOf(await answer(given, clientId));
    await mara.say('Hello');
    expect((await startAgain(mara)).widget).not.toHaveProperty('preChat');
    const { answers } = valueOf(await admin.reply('form:answers', { conversationId }));
    expect(answers.map(({ label, value }) => [label, value])).toEqual([
      ['Name', 'Mara K.'],
      ['E-mail', 'mara@example.com'],
      ['Order number', '17'],
      ['I agree', 'yes'],
    ]);
    const { item } = valueOf(await admin.reply('conversation:open', { conversationId }));
    expect(item.visitorName).toBe('Mara K.');
    mara.close();
  });

  it('takes an address when nobody is there, and tells when somebody will be', async () => {
    const closed = {
      monday: [],
      tuesday: [],
      wednesday: [],
      thursday: [],
      friday: [],
      saturday: [],
      sunday: [],
    };
    await save({ section: 'hours', value: { ...ours().hours, enabled: true, week: closed } });
    await save({ section: 'offline', value: { enabled: true, intro: '', mailRequired: true } });
    const ben = await visitorOn(server);
    expect(ben.visit.widget).toMatchObject({ openTimes: [], offline: { mailRequired: true } });
    const { id: conversationId } = ben.visit.conversation;
    const offline = { conversationId, clientId: randomUUID(), form: 'offline' as const };
    expect(await ben.reply('form:answer', { ...offline, answers: [] })).toMatchObject({ ok: false });
    valueOf(
      await ben.reply('form:answer', {
        ...offline,
        answers: [{ fieldId: 'mail', value: 'ben@example.com' }],
      }),
    );
    const { answers } = valueOf(await admin.reply('form:answers', { conversationId }));
    expect(answers).toMatchObject([{ form: 'offline', kind: 'mail', value: 'ben@example.com' }]);
    ben.close();
    await save({ section: 'hours', value: ours().hours });
    expect(valueOf(await admin.reply('hours:get', { siteId: server.siteId }))).toEqual({
      openTimes: null,
      timeZone: null,
    });
  });

  it('knows which version of the notice a visitor was shown', async () => {
    await save({ section: 'consent', value: { notice: { en: 'We see the page.' }, privacyUrl: '' } });
    await save({ section: 'languages', value: { default: 'en', auto: true } });
    const mara = await visitorOn(server);
    expect(mara.visit.widget?.notice).toEqual({ version: 1, text: 'We see the page.' });
    valueOf(await mara.reply('notice:seen', { version: 1, language: 'en' }));
    expect(await mara.reply('notice:seen', { version: 9, language: 'en' })).toMatchObject({ ok: false });
    const { id: conversationId } = mara.visit.conversation;
    const { notice } = valueOf(await admin.reply('form:answers', { conversationId }));
    expect(notice).toMatchObject({ version: 1 });
    mara.close();
  });

  it('keeps what a page said of consent, with time and version, once for each change', async () => {
    const mara = await visitorOn(server);
    const { id: conversationId } = mara.visit.conversation;
    const consent = async () => valueOf(await admin.reply('form:answers', { conversationId })).consent;
    expect(await consent()).toBeNull();
    const before = Date.now();
    valueOf(await mara.reply('consent:tell', { given: true, version: 0 }));
    const given = await consent();
    expect(given).toEqual({ given: true, version: 0, at: expect.any(Number) as number });
    expect(given?.at).toBeGreaterThanOrEqual(before);
    valueOf(await mara.reply('consent:tell', { given: true, version: 0 }));
    expect(await consent(), 'said again').toEqual(given);
    valueOf(await mara.reply('consent:tell', { given: false, version: 0 }));
    expect(await consent()).toMatchObject({ given: false });
    expect(await mara.reply('consent:tell', { given: true, version: 99 })).toMatchObject({
      ok: false,
      refusal: { code: 'invalid', field: 'version' },
    });

    const { siteId } = server;
    const { visitorId } = mara.visit;
    const { json } = valueOf(await admin.reply('visitor:export', { siteId, visitorId }));
    const { consents } = (JSON.parse(json) as { kept: { consents: unknown[] } }).kept;
    expect(consents).toMatchObject([{ given: true }, { given: false }]);
    mara.close();
  });

  it('is an admin’s alone to read and to change, and what is wrong is refused by its field', async () => {
    const ines = await colleagueOn(server.url, admin, 'Ines');
    const languages = { section: 'languages', value: ours().languages } as const;
    expect(await trySave(languages, 0, ines)).toMatchObject({ ok: false, refusal: { code: 'forbidden' } });
    expect(await ines.reply('widget-settings:get', { siteId: server.siteId })).toMatchObject({ ok: false });
    expect(await ines.reply('hours:get', { siteId: server.siteId })).toMatchObject({ ok: true });
    ines.close();
    const { appearance, hours } = ours();
    const wrong: WidgetSectionChange[] = [
      { section: 'appearance', value: { ...appearance, accent: 'red' } },
      { section: 'appearance', value: { ...appearance, variables: { '--attune-font': 'url(x)' } } },
      { section: 'appearance', value: { ...appearance, variables: { color: 'red' } } },
      { section: 'hours', value: { ...hours, timeZone: 'Europe/Atlantis' } },
      {
        section: 'hours',
        value: { ...hours, week: { ...hours.week, monday: [{ from: '17:00', to: '09:00' }] } },
      },
      { section: 'hours', value: { ...hours, specialDays: [{ date: '2026-02-30', name: 'x', spans: [] }] } },
    ];
    for (const change of wrong) {
      expect(await trySave(change)).toMatchObject({ ok: false, refusal: { code: 'invalid' } });
    }
  });
});
