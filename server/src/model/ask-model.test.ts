import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { engines } from '../db/testing.ts';
import { DEFAULT_EMPATHY_SETTINGS } from '../empathy-settings/default-settings.ts';
import { agentOn, valueOf, visitorOn, type AgentClient } from '../testing/clients.ts';
import { serverOn, type TestServer } from '../testing/in-process.ts';

describe.each(engines)('a second opinion on the card on %s', (engine) => {
  let server: TestServer;
  let admin: AgentClient;
  let says: unknown = { items: [] };
  let status = 200;
  const model = createServer((request, response) => {
    request.resume().on('end', () => {
      response.writeHead(status, { 'content-type': 'application/json' });
      const message = { role: 'assistant', content: JSON.stringify(says) };
      response.end(JSON.stringify({ choices: [{ index: 0, finish_reason: 'stop', message }] }));
    });
  });
  beforeAll(async () => {
    await new Promise<void>((resolve) => model.listen(0, '127.0.0.1', resolve));
    server = await serverOn(engine);
    admin = await agentOn(server.url, server.adminCookie);
  });
  afterAll(async () => {
    admin.close();
    await server.close();
    model.closeAllConnections();
    await new Promise((resolve) => model.close(resolve));
  });

  it('is marked as the model’s, stays, and can be struck; without one the card stands as it was', async () => {
    const mara = await visitorOn(server);
    const { id: conversationId } = mara.visit.conversation;
    await mara.say('Since Tuesday the thing with my bill is odd, my rent depends on it.');
    const open = async () => valueOf(await admin.reply('conversation:open', { conversationId })).beside;
    const ask = async () => valueOf(await admin.reply('reflection:ask-model', { conversationId }));
    const { reflection: offline } = await open();
    expect(await ask()).toEqual({
      reflection: offline,
      used: false,
      why: 'The model is off on this site.',
    });

    const { port } = model.address() as AddressInfo;
    const settings = structuredClone(DEFAULT_EMPATHY_SETTINGS);
    settings.model = {
      ...settings.model,
      enabled: true,
      name: 'small',
      baseUrl: `http://127.0.0.1:${port}/v1`,
    };
    valueOf(await admin.reply('empathy-settings:save', { siteId: server.siteId, settings }));
    status = 500;
    expect(await ask()).toMatchObject({ used: false, why: 'The model answered with an error (500).' });
    expect((await open()).reflection).toEqual(offline);

    status = 200;
    says = { items: [{ field: 'atStake', text: 'their rent', seq: 1, quote: 'my rent depends on it' }] };
    const { reflection, used } = await ask();
    expect(used).toBe(true);
    const item = reflection.atStake.find(({ ai }) => ai);
    expect(item).toMatchObject({ text: 'their rent', source: { kind: 'message', seq: 1 }, struck: false });
    await vi.waitFor(() =>
      expect(admin.all('beside:changed').at(-1)?.beside.reflection.atStake).toContainEqual(item),
    );
    const struck = { conversationId, field: 'atStake', itemKey: item?.key ?? '' } as const;
    valueOf(await admin.reply('reflection:correct', struck));
    expect((await open()).reflection.atStake.find(({ ai }) => ai)?.struck).toBe(true);
    mara.close();
  });
});
