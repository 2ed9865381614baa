import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../../db/testing.ts';
import { agentOn, valueOf, type AgentClient } from '../../testing/clients.ts';
import { colleagueOn } from '../../testing/colleagues.ts';
import { serverOn, type TestServer } from '../../testing/in-process.ts';

const forbidden = { ok: false, refusal: { code: 'forbidden' } };

describe.each(engines)('what is seldom asked, on %s', (engine) => {
  let server: TestServer;
  let admin: AgentClient;
  let ines: AgentClient;
  let siteId: string;
  beforeAll(async () => {
    server = await serverOn(engine);
    ({ siteId } = server);
    admin = await agentOn(server.url, server.adminCookie);
    ines = await colleagueOn(server.url, admin, 'Ines');
  });
  afterAll(async () => {
    admin.close();
    ines.close();
    await server.close();
  });

  it('`invitations:save` keeps all of a site’s, for admins, and remembers who', async () => {
    const invitation = { id: randomUUID(), on: true, text: 'Need a hand?', button: 'Chat', rule: {} };
    const settings = { invitations: [invitation], restDays: 3, restDaysAfterDismissal: 10 };
    expect(await ines.reply('invitations:save', { siteId, settings })).toMatchObject(forbidden);
    expect(valueOf(await admin.reply('invitations:save', { siteId, settings }))).toEqual({ settings });
    expect(valueOf(await admin.reply('invitations:get', { siteId }))).toEqual({ settings });
    const twice = { ...settings, invitations: [invitation, invitation] };
    expect(await admin.reply('invitations:save', { siteId, settings: twice })).toMatchObject({
      refusal: { code: 'invalid' },
    });
    const { entries } = valueOf(await admin.reply('audit:list', { siteId }));
    expect(entries.filter(({ action }) => action === 'invitations.saved')).toHaveLength(1);
  });

  it('`sharing:save` says for leads whether conversations go round', async () => {
    expect(await ines.reply('sharing:save', { siteId, sharesOut: false })).toMatchObject(forbidden);
    const before = valueOf(await ines.reply('sharing:get', { siteId }));
    const turned = { ...before, sharesOut: !before.sharesOut };
    expect(valueOf(await admin.reply('sharing:save', { siteId, ...turned }))).toEqual(turned);
    expect(valueOf(await ines.reply('sharing:get', { siteId }))).toEqual(turned);
    const falling = { calm: 2, watch: 1, flag: 1, urgent: 1 };
    expect(await admin.reply('sharing:save', { siteId, sharesOut: true, weights: falling })).toMatchObject({
      refusal: { code: 'invalid' },
    });
    const weights = { calm: 1, watch: 1, flag: 2, urgent: 3 };
    expect(valueOf(await admin.reply('sharing:save', { siteId, sharesOut: true, weights }))).toEqual({
      sharesOut: true,
      weighs: true,
      weights,
    });
  });

  it('`team:remove` takes a team away once', async () => {
    const given = { siteId, name: 'Billing', memberIds: [ines.started.agent.id], sharesOut: true };
    const { team } = valueOf(await admin.reply('team:save', given));
    const removal = { siteId, teamId: team.id };
    expect(await ines.reply('team:remove', removal)).toMatchObject(forbidden);
    expect(valueOf(await admin.reply('team:remove', removal))).toBeNull();
    expect(valueOf(await ines.reply('teams:list', { siteId })).teams).toEqual([]);
    expect(await admin.reply('team:remove', removal)).toMatchObject({ refusal: { code: 'not-found' } });
  });

  it('`availability:touch` keeps whoever is at work online', async () => {
    expect(valueOf(await ines.reply('availability:touch', {}))).toBeNull();
    const { people } = valueOf(await admin.reply('availability:list', { siteId }));
    expect(people.find(({ agentId }) => agentId === ines.started.agent.id)).toMatchObject({
      state: 'online',
    });
  });

  it('`report:csv` gives leads a table, and agents none', async () => {
    expect(await ines.reply('report:csv', { siteId, name: 'volume' })).toMatchObject(forbidden);
    const { fileName, csv } = valueOf(await admin.reply('report:csv', { siteId, name: 'volume' }));
    expect(fileName).toMatch(/^volume-.*\.csv$/);
    expect(csv.split('\r\n').length).toBeGreaterThan(2);
  });
});
