import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { engines } from '../db/testing.ts';
import { agentOn, valueOf, visitorOn, type AgentClient } from '../testing/clients.ts';
import { colleagueOn } from '../testing/colleagues.ts';
import { serverOn, type TestServer } from '../testing/in-process.ts';

const soon = { timeout: 20_000, interval: 50 };

describe.each(engines)('notes about a visitor on %s', (engine) => {
  let server: TestServer;
  let admin: AgentClient;
  let ines: AgentClient;
  beforeAll(async () => {
    server = await serverOn(engine);
    admin = await agentOn(server.url, server.adminCookie);
    ines = await colleagueOn(server.url, admin, 'Ines');
  });
  afterAll(async () => {
    admin.close();
    ines.close();
    await server.close();
  });

  const add = (agent: AgentClient, conversationId: string, body: string, clientId = randomUUID()) =>
    agent.reply('note:add', { conversationId, clientId, body });
  const notesOf = async (conversationId: string) =>
    valueOf(await ines.reply('conversation:open', { conversationId })).beside.notes;

  it('[practice 21] stay with the visitor over conversations, with author and date', async () => {
    const mara = await visitorOn(server);
    const { id: conversationId } = mara.visit.conversation;
    await mara.say('My parcel is late.');
    const { note } = valueOf(await add(ines, conversationId, 'Lives on the fourth floor, no lift.'));
    const status = { conversationId, clientId: randomUUID(), status: 'resolved' } as const;
    valueOf(await ines.reply('conversation:set-status', status));
    mara.close();

    const again = await visitorOn({ ...server, token: mara.token });
    expect(again.visit.conversation.id).not.toBe(conversationId);
    await again.say('Hello again');
    expect(await notesOf(again.visit.conversation.id)).toEqual([note]);
    expect(note).toMatchObject({ authorName: 'Ines', body: 'Lives on the fourth floor, no lift.' });
    again.close();
  });

  it('[practice 29] never stand in anything a visitor is sent', async () => {
    const mara = await visitorOn(server);
    const packets: string[] = [];
    mara.socket.io.engine.on('packet', ({ data }) => packets.push(String(data)));
    const { id: conversationId } = mara.visit.conversation;
    await mara.say('My parcel is late.');
    await notesOf(conversationId);
    valueOf(await add(ines, conversationId, 'CANARY-NOTE likes short answers'));
    await vi.waitFor(
      () => expect(JSON.stringify(ines.all('beside:changed').at(-1)?.beside.notes)).toContain('CANARY-NOTE'),
      soon,
    );
    const body = 'I am looking into your parcel.';
    valueOf(await ines.reply('message:send', { conversationId, clientId: randomUUID(), body }));
    valueOf(await mara.reply('conversation:sync', { conversationId, afterSeq: 0 }));
    const token = mara.token;
    const again = await visitorOn({ ...server, token });
    again.socket.io.engine.on('packet', ({ data }) => packets.push(String(data)));
    valueOf(await again.reply('conversation:sync', { conversationId, afterSeq: 0 }));
    await vi.waitFor(() => expect(packets.join()).toContain(body), soon);
    expect(packets.join()).not.toContain('CANARY-NOTE');
    expect(JSON.stringify(again.visit)).not.toContain('CANARY-NOTE');
    mara.close();
    again.close();
  });

  it('[practice 63] refuse what labels the person, and say what to write instead', async () => {
    const mara = await visitorOn(server);
    const { id: conversationId } = mara.visit.conversation;
    await mara.say('Hello');
    expect(await add(ines, conversationId, 'Difficult customer.')).toMatchObject({
      ok: false,
      refusal: {
        code: 'invalid',
        field: 'body',
        message: expect.stringContaining('write what happened') as string,
      },
    });
    expect(await notesOf(conversationId)).toEqual([]);
    mara.close();
  });

  it('are written once, and removed by their author or an admin alone', async () => {
    const mara = await visitorOn(server);
    const { id: conversationId } = mara.visit.conversation;
    await mara.say('Hello');
    const clientId = randomUUID();
    const adds = await Promise.all(
      [1, 2, 3].map(() => add(ines, conversationId, 'Prefers e-mail.', clientId)),
    );
    const [id] = new Set(adds.map((reply) => valueOf(reply).note.id));
    expect(await notesOf(conversationId)).toHaveLength(1);
    expect(await add(ines, conversationId, 'Something else.', clientId)).toMatchObject({
      ok: false,
      refusal: { code: 'conflict', field: 'clientId' },
    });
    const ben = await colleagueOn(server.url, admin, 'Ben');
    const noteId = id ?? '';
    expect(await ben.reply('note:remove', { conversationId, noteId })).toMatchObject({
      ok: false,
      refusal: { code: 'forbidden' },
    });
    const other = await visitorOn(server);
    await other.say('Hi');
    expect(
      await ines.reply('note:remove', { conversationId: other.visit.conversation.id, noteId }),
      'a note of another visitor',
    ).toMatchObject({ ok: false, refusal: { code: 'not-found' } });
    valueOf(await admin.reply('note:remove', { conversationId, noteId }));
    expect(await notesOf(conversationId)).toEqual([]);
    mara.close();
    other.close();
    ben.close();
  });

  it('cannot be written in a conversation that is not there', async () => {
    expect(await add(ines, 'nowhere', 'Prefers e-mail.')).toMatchObject({
      ok: false,
      refusal: { code: 'not-found' },
    });
  });
});
