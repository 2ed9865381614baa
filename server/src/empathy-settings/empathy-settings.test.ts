import type { AgentInput } from '@attune/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../db/testing.ts';
import { agentOn, valueOf, type AgentClient } from '../testing/clients.ts';
import { colleagueOn } from '../testing/colleagues.ts';
import { serverOn, type TestServer } from '../testing/in-process.ts';
import { DEFAULT_EMPATHY_SETTINGS } from './default-settings.ts';

type Settings = AgentInput<'empathy-settings:save'>['settings'];

describe.each(engines)('what admins set for agents on %s', (engine) => {
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

  const get = async (agent = admin) =>
    valueOf(await agent.reply('empathy-settings:get', { siteId: server.siteId })).settings;
  const save = async (given: Partial<Settings>, agent = admin) =>
    agent.reply('empathy-settings:save', {
      siteId: server.siteId,
      settings: { ...structuredClone(DEFAULT_EMPATHY_SETTINGS), ...given },
    });
  const model = { ...DEFAULT_EMPATHY_SETTINGS.model, enabled: true, name: 'small' };

  it('has defaults until somebody saves, and is read by agents and changed by admins', async () => {
    expect(await get()).toEqual(DEFAULT_EMPATHY_SETTINGS);
    const ines = await colleagueOn(server.url, admin, 'Ines');
    const glossary = [{ term: 'RMA', plain: 'return number' }];
    valueOf(await save({ glossary, timeZone: 'Europe/Berlin' }));
    expect(await get(ines)).toMatchObject({ glossary, timeZone: 'Europe/Berlin' });
    expect(await save({}, ines)).toMatchObject({ ok: false, refusal: { code: 'forbidden' } });
    ines.close();
  });

  it('never answers the key of the model, keeps it, and lets it go to no other address', async () => {
    const baseUrl = 'https://models.example.com/v1';
    const saved = valueOf(await save({ model: { ...model, baseUrl, apiKey: 'CANARY-KEY' } }));
    expect(JSON.stringify([saved, await get()])).not.toContain('CANARY-KEY');
    valueOf(await save({ model: { ...model, baseUrl, name: 'large', apiKey: '' } }));
    const elsewhere = 'https://elsewhere.example.com/v1';
    expect(await save({ model: { ...model, baseUrl: elsewhere, apiKey: '' } })).toMatchObject({
      ok: false,
      refusal: { code: 'invalid', field: 'settings.model.apiKey' },
    });
    expect(JSON.stringify(admin.heard)).not.toContain('CANARY-KEY');
  });

  it.each([
    ['no time zone', { timeZone: 'Europe/Atlantis' }, 'settings.timeZone'],
    ['a word twice', { glossary: ['RMA', 'rma'].map((term) => ({ term, plain: 'x' })) }, 'settings.glossary'],
    ['a model without an address', { model }, 'settings.model.baseUrl'],
    ['a model in here', { model: { ...model, baseUrl: 'https://10.0.0.1/v1' } }, 'settings.model.baseUrl'],
  ])('refuses %s', async (_what, given, field) => {
    expect(await save(given)).toMatchObject({ ok: false, refusal: { code: 'invalid', field } });
  });
});
