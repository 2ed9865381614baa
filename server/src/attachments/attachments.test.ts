import { randomUUID } from 'node:crypto';
import type { Attachment, Reply } from '@attune/protocol';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { agentOn, valueOf, visitorOn, type AgentClient, type VisitorClient } from '../testing/clients.ts';
import { serverOn, type TestServer } from '../testing/in-process.ts';

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
const ORIGIN = 'https://shop.example';

let server: TestServer;
let ines: AgentClient;
let mara: VisitorClient;

beforeAll(async () => {
  server = await serverOn('postgresql');
  ines = await agentOn(server.url, server.adminCookie);
  mara = await visitorOn(server);
  await mara.say('Hello');
});

afterAll(async () => {
  ines.close();
  mara.close();
  await server.close();
});

const folder = (visitor: VisitorClient) =>
  `${server.url}/api/visitor/conversations/${visitor.visit.conversation.id}/attachments`;

const asVisitor = (visitor: VisitorClient, more: Record<string, string> = {}) => ({
  authorization: `Bearer ${visitor.token}`,
  origin: ORIGIN,
  ...more,
});

async function send(visitor: VisitorClient, bytes: Buffer, name = 'cat.png', headers = {}) {
  const response = await fetch(`${folder(visitor)}?site=${server.siteKey}`, {
    method: 'POST',
    headers: { ...asVisitor(visitor), 'x-file-name': encodeURIComponent(name), ...headers },
    body: new Uint8Array(bytes),
  });
  return { response, reply: (await response.json()) as Reply<{ attachment: Attachment }> };
}

const get = (id: string, visitor: VisitorClient, from = visitor) =>
  fetch(`${folder(from)}/${id}?site=${server.siteKey}`, { headers: asVisitor(visitor) });

const getAsAgent = (id: string) =>
  fetch(`${server.url}/api/conversations/${mara.visit.conversation.id}/attachments/${id}`, {
    headers: { cookie: server.adminCookie },
  });

const message = (visitor: VisitorClient, attachmentIds: string[], body = '') =>
  visitor.reply('message:send', {
    conversationId: visitor.visit.conversation.id,
    clientId: randomUUID(),
    body,
    parts: { attachmentIds },
  });

const uploaded = async (visitor: VisitorClient, name?: string) =>
  valueOf((await send(visitor, PNG, name)).reply).attachment;

describe('[AT] files', () => {
  it('[AT1] go out with a message, and come back as the bytes they were to both sides', async () => {
    const file = await uploaded(mara, 'grüne Katze.png');
    expect(file).toMatchObject({
      name: 'grüne Katze.png',
      kind: 'image',
      type: 'image/png',
      bytes: PNG.length,
    });
    const { event } = valueOf(await message(mara, [file.id]));
    expect(event).toMatchObject({ kind: 'message', body: '', parts: { attachments: [file] } });
    for (const response of [await get(file.id, mara), await getAsAgent(file.id)]) {
      expect(Buffer.from(await response.arrayBuffer()).equals(PNG)).toBe(true);
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      expect(response.headers.get('content-security-policy')).toContain('sandbox');
      expect(response.headers.get('content-disposition')).toBe(
        `attachment; filename="gr_ne Katze.png"; filename*=UTF-8''gr%C3%BCne%20Katze.png`,
      );
    }
    const item = ines.all('inbox:changed').findLast((news) => news.item.lastSeq === event.seq)?.item;
    expect(item?.lastMessage?.preview).toBe('Sent grüne Katze.png');
  });

  it('[AT2] are nobody else’s: not another visitor’s, not another conversation’s, not a stranger’s', async () => {
    const file = await uploaded(mara);
    const other = await visitorOn(server);
    await other.say('Hi');
    expect((await get(file.id, other)).status).toBe(404);
    expect((await get(file.id, other, mara)).status).toBe(404);
    expect((await get(file.id, mara, other)).status).toBe(404);
    expect(await message(other, [file.id])).toMatchObject({ ok: false, refusal: { code: 'not-found' } });
    const path = `${server.url}/api/conversations/${mara.visit.conversation.id}/attachments/${file.id}`;
    expect((await fetch(path)).status).toBe(401);
    const elsewhere = await fetch(`${folder(mara)}/${file.id}?site=${server.siteKey}`, {
      headers: asVisitor(mara, { origin: 'https://evil.example' }),
    });
    expect(elsewhere.status).toBe(401);
    expect((await getAsAgent(file.id)).status, 'one that was not sent yet').toBe(404);
    other.close();
  });

  it('[AT3] are refused in words when they are something else than they say', async () => {
    const svg = await send(mara, Buffer.from('<svg onload="alert(1)"/>'), 'cat.png');
    expect(svg.response.status).toBe(400);
    expect(svg.reply).toMatchObject({
      refusal: {
        message: 'This kind of file cannot be sent here. These can: pictures, documents, text files.',
      },
    });
    expect((await send(mara, Buffer.alloc(0))).reply).toMatchObject({ refusal: { code: 'invalid' } });
  });

  it('[AT4] keep to the size the site allows, whatever was announced', async () => {
    const { settings } = valueOf(await ines.reply('conversation-settings:get', { siteId: server.siteId }));
    const attachments = { ...settings.attachments, maxMegabytes: 1 };
    valueOf(
      await ines.reply('conversation-settings:save', {
        siteId: server.siteId,
        settings: { ...settings, attachments },
      }),
    );
    const large = await send(mara, Buffer.concat([PNG, Buffer.alloc(1024 * 1024)]));
    expect(large.response.status).toBe(413);
    expect(large.reply).toMatchObject({
      refusal: { message: 'This file is larger than 1 MB, the most that can be sent here.' },
    });
    valueOf(await ines.reply('conversation-settings:save', { siteId: server.siteId, settings }));
  });

  it('[AT5] go with the message that is taken back, and with it its words', async () => {
    const { id: conversationId } = mara.visit.conversation;
    const response = await fetch(`${server.url}/api/conversations/${conversationId}/attachments`, {
      method: 'POST',
      headers: { cookie: server.adminCookie, origin: server.url, 'x-file-name': 'bill.png' },
      body: new Uint8Array(PNG),
    });
    const { attachment } = valueOf((await response.json()) as Reply<{ attachment: Attachment }>);
    const sent = valueOf(
      await ines.reply('message:send', {
        conversationId,
        clientId: randomUUID(),
        body: 'SECRET of somebody else',
        parts: { attachmentIds: [attachment.id] },
      }),
    );
    expect((await get(attachment.id, mara)).status).toBe(200);
    const clientId = randomUUID();
    const { seq } = sent.event;
    const deletion = valueOf(await ines.reply('message:delete', { conversationId, clientId, seq }));
    // [CV2] Nobody heard that it was done, so it is asked again.
    expect(valueOf(await ines.reply('message:delete', { conversationId, clientId, seq }))).toEqual(deletion);
    expect((await get(attachment.id, mara)).status).toBe(404);
    const { events } = valueOf(await mara.reply('conversation:sync', { conversationId, afterSeq: 0 }));
    expect(JSON.stringify(events)).not.toContain('SECRET');
    expect(events.at(-1)).toMatchObject({ kind: 'delete', targetSeq: seq });
    expect(events.map((event) => event.seq)).toEqual(events.map((_, index) => index + 1));
  });

  it('[AT6] that were not sent can be discarded by their uploader', async () => {
    const file = await uploaded(mara);
    const discarded = await fetch(`${folder(mara)}/${file.id}?site=${server.siteKey}`, {
      method: 'DELETE',
      headers: asVisitor(mara),
    });
    expect(discarded.status).toBe(200);
    expect((await get(file.id, mara)).status).toBe(404);
  });
});

describe('[ME] changing what one wrote', () => {
  it('[ME1] gives the list an entry with the new words, and the inbox its preview', async () => {
    const { id: conversationId } = mara.visit.conversation;
    const { event } = valueOf(
      await ines.reply('message:send', { conversationId, clientId: randomUUID(), body: 'It comes Tusday.' }),
    );
    const edit = { conversationId, clientId: randomUUID(), seq: event.seq, body: 'It comes Tuesday.' };
    const edited = valueOf(await ines.reply('message:edit', edit));
    expect(edited.event).toMatchObject({ kind: 'edit', targetSeq: event.seq, body: 'It comes Tuesday.' });
    expect(valueOf(await ines.reply('message:edit', edit)).event.seq, 'sent twice').toBe(edited.event.seq);
    await vi.waitFor(() =>
      expect(mara.all('conversation:event').at(-1)?.event).toMatchObject({ kind: 'edit' }),
    );
    expect(ines.all('inbox:changed').at(-1)?.item.lastMessage?.preview).toBe('It comes Tuesday.');
  });

  it('[ME2] is for one’s own messages alone', async () => {
    const { id: conversationId } = mara.visit.conversation;
    const seq = await mara.say('My own words');
    const edit = { conversationId, clientId: randomUUID(), seq, body: 'Other words' };
    expect(await ines.reply('message:edit', edit)).toMatchObject({
      ok: false,
      refusal: { code: 'not-found' },
    });
  });
});

describe('[RT] ratings and transcripts', () => {
  it('[RT1] are entries; the last one counts, and the report says when there are too few', async () => {
    const { id: conversationId } = mara.visit.conversation;
    const rate = (score: 1 | 5, comment: string) =>
      mara.reply('rating:give', { conversationId, clientId: randomUUID(), score, comment });
    valueOf(await rate(1, ''));
    valueOf(await rate(5, 'Quick and kind.'));
    const report = valueOf(await ines.reply('rating:report', { siteId: server.siteId, days: 7 }));
    expect(report).toMatchObject({ n: 1, counts: [0, 0, 0, 0, 1], mean: null });
    expect(report.comments).toMatchObject([{ score: 5, comment: 'Quick and kind.' }]);
    const saying = async (words: string) =>
      valueOf(await ines.reply('rating:report', { siteId: server.siteId, days: 7, words }));
    expect(await saying('KIND qui')).toMatchObject({ n: 1, commented: 1, comments: report.comments });
    expect(await saying('slow')).toMatchObject({ n: 1, commented: 1, comments: [] });
  });

  it('[RT2] a transcript says what both sides could read in the end', async () => {
    const { id } = mara.visit.conversation;
    const path = `/api/visitor/conversations/${id}/transcript.txt?site=${server.siteKey}`;
    const text = await (await fetch(`${server.url}${path}`, { headers: asVisitor(mara) })).text();
    expect(text).toContain('It comes Tuesday.');
    expect(text).not.toContain('Tusday');
    expect(text).toContain('This message was deleted.');
    expect(text).toContain('Attached: grüne Katze.png');
    expect(text).toContain('Rated 5 of 5: Quick and kind.');
  });
});

describe('[RL] going on elsewhere', () => {
  it('[RL1] opens the history once, on a device with a token of its own', async () => {
    const { id: conversationId } = mara.visit.conversation;
    const { token: resume } = valueOf(await mara.reply('resume:create', { conversationId }));
    const phone = await visitorOn({ ...server, origin: 'https://m.shop.example' });
    const start = (client: VisitorClient) =>
      client.reply('visit:start', { visitId: randomUUID(), path: '/', resume });
    const resumed = valueOf(await start(phone));
    expect(resumed.conversation.id).toBe(conversationId);
    const again = await visitorOn({ ...server, origin: 'https://m.shop.example', token: resumed.token });
    expect(again.visit.conversation.id).toBe(conversationId);
    const thief = await visitorOn(server);
    const refused = valueOf(await start(thief));
    expect(refused.conversation.id).not.toBe(conversationId);
    expect(refused.resumeProblem).toContain('used already');
    for (const client of [phone, again, thief]) client.close();
  });
});

describe('[QU] the queue', () => {
  it('[QU1] tells a waiting visitor their place, live, and no range while nobody knows', async () => {
    const first = await visitorOn(server);
    const second = await visitorOn(server);
    await first.say('One');
    await second.say('Two');
    const place = async (visitor: VisitorClient) =>
      valueOf(await visitor.reply('queue:get', { conversationId: visitor.visit.conversation.id })).place;
    const before = (await place(second))?.place ?? 0;
    expect((await place(first))?.place).toBe(before - 1);
    expect((await place(second))?.usual).toBeNull();
    await ines.reply('message:send', {
      conversationId: first.visit.conversation.id,
      clientId: randomUUID(),
      body: 'Hello',
    });
    await vi.waitFor(() => expect(second.all('queue:changed').at(-1)?.place.place).toBe(before - 1), {
      timeout: 5_000,
    });
    expect(await place(first)).toBeNull();
    first.close();
    second.close();
  });
});
