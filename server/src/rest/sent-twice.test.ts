import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { agentOn, valueOf, visitorOn, type AgentClient } from '../testing/clients.ts';
import { serverOn, type TestServer } from '../testing/in-process.ts';

const MESSAGES = 100;
const AT_ONCE = 20;

let server: TestServer;
let admin: AgentClient;
beforeAll(async () => {
  server = await serverOn('postgresql');
  admin = await agentOn(server.url, server.adminCookie);
});
afterAll(async () => {
  admin.close();
  await server.close();
});

it('[G2] what one person sends over REST and socket at once is one message, with one place for all of them', async () => {
  const made = { siteId: server.siteId, kind: 'personal', name: 'Mine', scopes: ['write:messages'] } as const;
  const { secret } = valueOf(await admin.reply('api-key:create', { ...made, scopes: [...made.scopes] }));
  const mara = await visitorOn(server);
  await mara.say('Hello');
  const { id: conversationId } = mara.visit.conversation;

  const overSocket = async (clientId: string, body: string): Promise<unknown> =>
    valueOf(await admin.reply('message:send', { conversationId, clientId, body })).event.seq;
  const overRest = async (clientId: string, body: string): Promise<unknown> => {
    const response = await fetch(`${server.url}/api/v1/conversations/${conversationId}/messages`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
      body: JSON.stringify({ clientId, body }),
    });
    return ((await response.json()) as { seq?: number }).seq;
  };

  for (let from = 0; from < MESSAGES; from += AT_ONCE) {
    await Promise.all(
      Array.from({ length: AT_ONCE }, async (_, at) => {
        const body = `Message ${from + at}`;
        const clientId = randomUUID();
        const ways = [overSocket, overRest, overSocket, overRest].slice(0, 2 + (at % 3));
        const places = await Promise.all(ways.map((send) => send(clientId, body)));
        expect(new Set(places).size, body).toBe(1);
        expect(places[0], body).toEqual(expect.any(Number));
      }),
    );
  }

  const { events } = valueOf(await mara.reply('conversation:sync', { conversationId, afterSeq: 1 }));
  const bodies = events.flatMap((event) => (event.kind === 'message' ? [event.body] : []));
  expect(bodies.toSorted()).toEqual(Array.from({ length: MESSAGES }, (_, at) => `Message ${at}`).toSorted());
  mara.close();
});
