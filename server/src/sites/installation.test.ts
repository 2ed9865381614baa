import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { engines } from '../db/testing.ts';
import { agentOn, valueOf, visitorOn, type AgentClient } from '../testing/clients.ts';
import { colleagueOn } from '../testing/colleagues.ts';
import { serverOn, type TestServer } from '../testing/in-process.ts';

describe.each(engines)('websites on %s', (engine) => {
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
  const installation = async (siteId: string) => valueOf(await admin.reply('site:installation', { siteId }));

  it('adds one with a tag of its own, whose chat opens on its pages and on no others', async () => {
    const { site } = valueOf(await admin.reply('site:create', { name: 'Help pages' }));
    const { tag, sightings } = await installation(site.id);
    expect(tag).toBe(
      `<script async src="${server.url}/sites/${site.publicKey}/widget.js"></script>`.replace(
        '127.0.0.1',
        'localhost',
      ),
    );
    expect(sightings).toEqual([]);
    const origins = ['https://help.example/', 'HTTPS://Help.example:443'];
    const change = { siteId: site.id, name: 'Help', allowedOrigins: origins };
    expect(valueOf(await admin.reply('site:update', change)).site).toMatchObject({
      name: 'Help',
      allowedOrigins: ['https://help.example'],
    });
    const place = { url: server.url, siteKey: site.publicKey };
    (await visitorOn({ ...place, origin: 'https://help.example' })).close();
    await expect(visitorOn({ ...place, origin: 'https://else.example' })).rejects.toThrow();
    await vi.waitFor(async () => {
      const seen = (await installation(site.id)).sightings;
      expect(seen.find(({ origin }) => origin === 'https://help.example')?.connectedAt).toBeTypeOf('number');
      expect(seen.find(({ origin }) => origin === 'https://else.example')).toMatchObject({
        connectedAt: null,
      });
      expect(seen.find(({ origin }) => origin === 'https://else.example')?.refusedAt).toBeTypeOf('number');
    });
  });

  it('lets everybody who is connected hear of a new one, and counts them as there', async () => {
    const noor = await colleagueOn(server.url, admin, 'Noor', 'agent');
    const { site } = valueOf(await admin.reply('site:create', { name: 'Second shop' }));
    await vi.waitFor(() => expect(noor.all('sites:changed')).toHaveLength(1));
    expect(valueOf(await noor.reply('agent:start', {})).sites.map(({ id }) => id)).toContain(site.id);
    const visitor = await vi.waitFor(async () => {
      const arrived = await visitorOn({ url: server.url, siteKey: site.publicKey });
      if (arrived.visit.agentsOnline === 0) arrived.close();
      expect(arrived.visit.agentsOnline).toBeGreaterThan(0);
      return arrived;
    });
    await visitor.say('Is anybody there?');
    const heard = () => noor.all('inbox:changed').map(({ item }) => item.siteId);
    await vi.waitFor(() => expect(heard()).toContain(site.id));
    valueOf(await admin.reply('site:update', { siteId: site.id, name: 'Other shop' }));
    await vi.waitFor(() => expect(noor.all('sites:changed')).toHaveLength(2));
    visitor.close();
    noor.close();
  });

  it('refuses what is no address of a website, and whoever is no admin', async () => {
    const update = (allowedOrigins: string[]) =>
      admin.reply('site:update', { siteId: server.siteId, allowedOrigins });
    for (const wrong of ['shop.example', 'https://shop.example/path', 'ftp://shop.example', 'null']) {
      expect(await update([wrong])).toMatchObject({ ok: false, refusal: { code: 'invalid' } });
    }
    expect(await admin.reply('site:update', { siteId: randomUUID(), name: 'x' })).toMatchObject({
      ok: false,
      refusal: { code: 'not-found' },
    });
    const ines = await colleagueOn(server.url, admin, 'Ines', 'lead');
    for (const reply of [
      await ines.reply('site:list', {}),
      await ines.reply('site:create', { name: 'x' }),
      await ines.reply('site:installation', { siteId: server.siteId }),
    ])
      expect(reply).toMatchObject({ ok: false, refusal: { code: 'forbidden' } });
    ines.close();
  });
});
