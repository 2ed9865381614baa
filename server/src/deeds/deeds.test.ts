import { randomUUID } from 'node:crypto';
import { UNDO_MS } from '@attune/protocol';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { engines } from '../db/testing.ts';
import { agentOn, valueOf, visitorOn, type AgentClient } from '../testing/clients.ts';
import { colleagueOn } from '../testing/colleagues.ts';
import { serverOn, type TestServer } from '../testing/in-process.ts';

const soon = { timeout: 20_000, interval: 50 };

describe.each(engines)('what is destroyed in a moment, on %s', (engine) => {
  let server: TestServer;
  let admin: AgentClient;
  let ines: AgentClient;
  // In the past: the queue's own clock, which nobody turns, then finds everything due.
  let ahead = -600_000;
  beforeAll(async () => {
    server = await serverOn(engine, { now: () => Date.now() + ahead });
    admin = await agentOn(server.url, server.adminCookie);
    ines = await colleagueOn(server.url, admin, 'Ines');
  });
  afterAll(async () => {
    admin.close();
    ines.close();
    await server.close();
  });

  /** The undo is over. */
  const passes = () => (ahead += UNDO_MS + 5_000);
  const isDone = (agent: AgentClient, deedId: string) =>
    vi.waitFor(() => expect(agent.all('deed:ended')).toContainEqual({ deedId, refusal: null }), soon);
  async function spoken() {
    const visitor = await visitorOn(server);
    const conversationId = visitor.visit.conversation.id;
    await visitor.say('Where is my parcel?');
    const said = { conversationId, clientId: randomUUID(), body: 'It was lost, dear.' };
    const { event } = valueOf(await admin.reply('message:send', said));
    return { visitor, conversationId, seq: event.seq };
  }
  const entriesOf = async (conversationId: string) =>
    valueOf(await ines.reply('conversation:sync', { conversationId, afterSeq: 0 })).events;
  const labelNames = async () =>
    valueOf(await admin.reply('labels:list', { siteId: server.siteId })).labels.map(({ name }) => name);
  const aLabel = async (name: string) =>
    valueOf(await admin.reply('label:save', { siteId: server.siteId, name, colour: 'teal' })).label;

  it('a message goes though whoever deleted it is gone', async () => {
    const { visitor, conversationId, seq } = await spoken();
    const leaver = await agentOn(server.url, server.adminCookie);
    const deletion = { conversationId, clientId: randomUUID(), seq, deedId: randomUUID() };
    expect(valueOf(await leaver.reply('message:delete', deletion))).toEqual({ event: null });
    leaver.close();
    expect((await entriesOf(conversationId)).map(({ kind }) => kind)).not.toContain('delete');
    passes();
    await vi.waitFor(
      () =>
        expect(visitor.all('conversation:event').map(({ event }) => event)).toContainEqual(
          expect.objectContaining({ kind: 'delete', targetSeq: seq }),
        ),
      soon,
    );
    expect(JSON.stringify(await entriesOf(conversationId))).not.toContain('dear');
    visitor.close();
  });

  it('nothing happens to what was undone', async () => {
    const kept = await aLabel('Kept');
    const gone = await aLabel('Gone');
    const leave = async (labelId: string) => {
      const deedId = randomUUID();
      valueOf(await admin.reply('label:remove', { siteId: server.siteId, labelId, deedId }));
      return deedId;
    };
    const undone = await leave(kept.id);
    const done = await leave(gone.id);
    valueOf(await admin.reply('deed:undo', { deedId: undone }));
    passes();
    await isDone(admin, done);
    expect(await labelNames()).toContain('Kept');
    expect(await labelNames()).not.toContain('Gone');
    expect(admin.all('deed:ended').map(({ deedId }) => deedId)).not.toContain(undone);
    expect(await admin.reply('deed:undo', { deedId: done })).toMatchObject({
      refusal: { code: 'conflict', message: 'It is too late to undo this: it is done.' },
    });
    const entries = valueOf(await admin.reply('audit:list', { siteId: server.siteId })).entries;
    expect(
      entries.filter(({ action }) => action === 'label.removed').map(({ subject }) => subject.id),
    ).toEqual([gone.id]);
  });

  it('nobody undoes what a colleague asked for', async () => {
    const label = await aLabel('Somebody’s');
    const deedId = randomUUID();
    valueOf(await admin.reply('label:remove', { siteId: server.siteId, labelId: label.id, deedId }));
    expect(await ines.reply('deed:undo', { deedId })).toMatchObject({ refusal: { code: 'conflict' } });
    // The same asked again, since the answer was lost, is one deed.
    valueOf(await admin.reply('label:remove', { siteId: server.siteId, labelId: label.id, deedId }));
    passes();
    await isDone(admin, deedId);
    expect(await labelNames()).not.toContain('Somebody’s');
  });

  it('a note, a webhook and a visitor go as well', async () => {
    const { siteId } = server;
    const { visitor, conversationId } = await spoken();
    const note = { conversationId, clientId: randomUUID(), body: 'Was called back' };
    const noteId = valueOf(await admin.reply('note:add', note)).note.id;
    const hook = { siteId, name: 'CRM', url: 'https://crm.example/in', events: ['message.created' as const] };
    const webhookId = valueOf(await admin.reply('webhook:create', hook)).webhook.id;
    const ids = [randomUUID(), randomUUID()] as const;
    valueOf(await admin.reply('note:remove', { conversationId, noteId, deedId: ids[0] }));
    valueOf(await admin.reply('webhook:remove', { siteId, webhookId, deedId: ids[1] }));
    passes();
    for (const id of ids) await isDone(admin, id);
    const opened = valueOf(await admin.reply('conversation:open', { conversationId }));
    expect(opened.beside.notes).toEqual([]);
    expect(valueOf(await admin.reply('webhook:list', { siteId })).webhooks).toEqual([]);

    const erasing = { siteId, visitorId: opened.visitor.id, deedId: randomUUID() };
    expect(valueOf(await admin.reply('visitor:erase', erasing))).toEqual({ conversations: null });
    passes();
    await isDone(admin, erasing.deedId);
    expect(await admin.reply('conversation:open', { conversationId })).toMatchObject({
      refusal: { code: 'not-found' },
    });
    visitor.close();
  });

  it('what would be refused then is refused at once, and nothing is owed', async () => {
    const { visitor, conversationId } = await spoken();
    const notTheirs = { conversationId, clientId: randomUUID(), seq: 1, deedId: randomUUID() };
    expect(await admin.reply('message:delete', notTheirs)).toMatchObject({ refusal: { code: 'not-found' } });
    const unknown = { siteId: server.siteId, visitorId: 'nobody', deedId: randomUUID() };
    expect(await admin.reply('visitor:erase', unknown)).toMatchObject({ refusal: { code: 'not-found' } });
    expect(await ines.reply('visitor:erase', unknown)).toMatchObject({ refusal: { code: 'forbidden' } });
    for (const { deedId } of [notTheirs, unknown])
      expect(await admin.reply('deed:undo', { deedId })).toMatchObject({ refusal: { code: 'conflict' } });
    visitor.close();
  });

  it('whoever asked hears when it could not be done after all', async () => {
    const label = await aLabel('Twice');
    const deedId = randomUUID();
    const removal = { siteId: server.siteId, labelId: label.id };
    valueOf(await admin.reply('label:remove', { ...removal, deedId }));
    valueOf(await admin.reply('label:remove', removal));
    passes();
    await vi.waitFor(
      () =>
        expect(admin.all('deed:ended')).toContainEqual({
          deedId,
          refusal: { code: 'not-found', message: 'There is no such label on this site.' },
        }),
      soon,
    );
  });
});
