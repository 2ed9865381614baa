import type { MailSettingsInput } from '@attune/protocol';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { engines } from '../db/testing.ts';
import {
  ADMIN,
  agentOn,
  valueOf,
  visitorOn,
  type AgentClient,
  type VisitorClient,
} from '../testing/clients.ts';
import { colleagueOn } from '../testing/colleagues.ts';
import { serverOn, type TestServer } from '../testing/in-process.ts';
import { startMailServer, type MailServerForTest } from '@attune/testing/mail-server';

const soon = { timeout: 30_000, interval: 30 };
const PASSWORD = 'a password of the mail server';

describe.each(engines)('mail on %s', (engine) => {
  let server: TestServer;
  let admin: AgentClient;
  let post: MailServerForTest;
  // Behind the real clock, by which the queue counts: what is due in a while is due there at once.
  let ahead = -7 * 86_400_000;
  const settings = (change: Partial<MailSettingsInput> = {}) => ({
    siteId: server.siteId,
    host: '127.0.0.1',
    port: post.port,
    security: 'none' as const,
    userName: 'attune',
    password: PASSWORD,
    fromAddress: 'chat@shop.example',
    continuityAfterMinutes: 10,
    ...change,
  });
  const mailTo = async (address: string, count = 1) => {
    await vi.waitFor(
      () => expect(post.received.filter(({ to }) => to.includes(address))).toHaveLength(count),
      soon,
    );
    const mail = post.received.findLast(({ to }) => to.includes(address));
    if (mail === undefined) throw new Error('a mail that was there is gone');
    return mail;
  };
  const linkIn = (body: string, pattern: RegExp) => pattern.exec(body)?.[0] ?? '';
  const log = async () => valueOf(await admin.reply('mail:get', { siteId: server.siteId })).log;
  const answer = async (visitor: VisitorClient, body: string) =>
    valueOf(
      await admin.reply('message:send', {
        conversationId: visitor.visit.conversation.id,
        clientId: randomUUID(),
        body,
      }),
    ).event.seq;
  const withAddress = async (mail: string) => {
    const visitor = await visitorOn(server);
    const { id: conversationId } = visitor.visit.conversation;
    const answers = [{ fieldId: 'mail', value: mail }];
    const form = { conversationId, clientId: randomUUID(), form: 'offline' as const, answers };
    valueOf(await visitor.reply('form:answer', form));
    return visitor;
  };

  beforeAll(async () => {
    post = await startMailServer(PASSWORD);
    server = await serverOn(engine, { now: () => Date.now() + ahead });
    admin = await agentOn(server.url, server.adminCookie);
    valueOf(await admin.reply('mail:save', settings()));
    const change = { section: 'offline', value: { enabled: true, intro: '', mailRequired: true } } as const;
    valueOf(await admin.reply('widget-settings:save', { siteId: server.siteId, baseVersion: 0, change }));
  });
  afterAll(async () => {
    admin.close();
    await server.close();
    await post.close();
  });

  it('[ML1] is an admin’s to set, tried before it is saved, and says in words what fails', async () => {
    const tried = async (change: Partial<MailSettingsInput>) =>
      valueOf(await admin.reply('mail:try', settings(change))).problem;
    expect(await tried({})).toBeNull();
    expect((await mailTo(ADMIN.email)).headers.get('from')).toBe('Attune <chat@shop.example>');
    expect(await tried({ password: 'wrong' })).toContain('did not accept the user name and password');
    expect(await tried({ port: 1 })).toBe('Nothing answers at 127.0.0.1:1. Check host and port.');
    expect(await tried({ security: 'starttls' })).toContain('offers no STARTTLS');
    const ines = await colleagueOn(server.url, admin, 'Ines');
    expect(await ines.reply('mail:get', { siteId: server.siteId })).toMatchObject({
      ok: false,
      refusal: { code: 'forbidden' },
    });
    ines.close();
  });

  it('[ML2] keeps the password to itself, and gives it to no other host', async () => {
    const saved = valueOf(await admin.reply('mail:save', settings())).settings;
    expect(saved).toMatchObject({ hasPassword: true, continuityAfterMinutes: 10 });
    expect(JSON.stringify(await admin.reply('mail:get', { siteId: server.siteId }))).not.toContain(PASSWORD);
    const { password: _password, ...kept } = settings();
    expect(valueOf(await admin.reply('mail:try', kept)).problem).toBeNull();
    expect(await admin.reply('mail:try', { ...kept, host: 'localhost' })).toMatchObject({
      ok: false,
      refusal: { code: 'invalid', field: 'password' },
    });
  });

  it('[ML3] mails a transcript that was asked for, once, as text and as markup that is not run', async () => {
    const mara = await visitorOn(server);
    await mara.say('My <b>parcel</b> is lost');
    const { id: conversationId } = mara.visit.conversation;
    valueOf(await mara.reply('transcript:mail', { conversationId, to: 'mara@example.com' }));
    const { headers, body } = await mailTo('mara@example.com');
    expect(headers.get('subject')).toBe('Your conversation with Demo shop');
    expect(headers.get('auto-submitted')).toBe('auto-generated');
    expect(body).toContain('My <b>parcel</b> is lost');
    expect(body).toContain('My &lt;b&gt;parcel&lt;/b&gt; is lost');
    await vi.waitFor(async () => expect((await log())[0]).toMatchObject({ state: 'sent' }), soon);
    expect((await log())[0]).toMatchObject({ kind: 'transcript', to: 'ma…@example.com', problem: null });
    const sought = async (words: string) =>
      valueOf(await admin.reply('mail:get', { siteId: server.siteId, words })).log.map(({ to }) => to);
    expect(await sought('transcript sent @EXAMPLE.com')).toEqual(['ma…@example.com']);
    expect(await sought('transcript waits')).toEqual([]);
    mara.close();
  });

  it('[ML9] talks to the mail server a few times at once, however many mails are owed', async () => {
    const mara = await visitorOn(server);
    await mara.say('Hello');
    const { id: conversationId } = mara.visit.conversation;
    let release = () => {};
    post.holdUntil = new Promise((resolve) => {
      release = resolve;
    });
    const people = Array.from({ length: 20 }, (_, n) => `many-${n}@example.com`);
    for (const to of people) valueOf(await mara.reply('transcript:mail', { conversationId, to }));
    await vi.waitFor(() => expect(post.connections.now).toBe(8), soon);
    release();
    for (const to of people) await mailTo(to);
    expect(post.connections.most).toBe(8);
    mara.close();
  });

  it('[ML4] takes one address alone: nothing that begins another header or names another receiver', async () => {
    const mara = await visitorOn(server);
    await mara.say('Hello');
    const { id: conversationId } = mara.visit.conversation;
    for (const to of [
      'a@b.example\r\nBcc: c@d.example',
      'a@b.example, c@d.example',
      'A <a@b.example>',
      'a',
    ]) {
      expect(await mara.reply('transcript:mail', { conversationId, to })).toMatchObject({ ok: false });
    }
    mara.close();
  });

  it('[ML5] mails a link that opens the conversation on another device, once', async () => {
    const mara = await visitorOn(server);
    await mara.say('Hello');
    const { id: conversationId } = mara.visit.conversation;
    const input = { conversationId, to: 'link@example.com', pageUrl: 'https://shop.example/checkout?a=1' };
    valueOf(await mara.reply('resume:mail', input));
    const { body } = await mailTo('link@example.com');
    const link = linkIn(body, /https:\/\/shop\.example\/checkout#attune-resume=[\w-]+/);
    expect(link).not.toBe('');
    mara.close();
  });

  it('[ML6] tries again when the server refuses for now, and says so when it is for good', async () => {
    const mara = await visitorOn(server);
    await mara.say('Hello');
    const { id: conversationId } = mara.visit.conversation;
    post.refusals.push(451);
    valueOf(await mara.reply('transcript:mail', { conversationId, to: 'later@example.com' }));
    await vi.waitFor(async () => expect((await log())[0]?.problem).toContain('Not now'), soon);
    expect((await log())[0]?.state).toBe('waiting');
    ahead += 60_000;
    await mailTo('later@example.com');
    post.refusals.push(550);
    valueOf(await mara.reply('transcript:mail', { conversationId, to: 'never@example.com' }));
    await vi.waitFor(async () => expect((await log())[0]?.state).toBe('failed'), soon);
    mara.close();
  });

  it('says at once that nothing can be mailed while no mail server is set up', async () => {
    const bare = await serverOn(engine);
    const mara = await visitorOn(bare);
    await mara.say('Hello');
    const { id: conversationId } = mara.visit.conversation;
    const to = 'mara@example.com';
    const agent = await agentOn(bare.url, bare.adminCookie);
    const pageUrl = 'https://shop.example/checkout';
    for (const reply of [
      await mara.reply('transcript:mail', { conversationId, to }),
      await mara.reply('resume:mail', { conversationId, to, pageUrl }),
      await agent.reply('transcript:mail', { conversationId, to }),
    ])
      expect(reply).toMatchObject({ ok: false, refusal: { code: 'conflict' } });
    expect(valueOf(await agent.reply('mail:get', { siteId: bare.siteId })).log).toEqual([]);
    mara.close();
    agent.close();
    await bare.close();
  });

  it('[ML7] sends no more than six within an hour to one address', async () => {
    const mara = await visitorOn(server);
    await mara.say('Hello');
    const { id: conversationId } = mara.visit.conversation;
    for (let sent = 1; sent <= 7; sent += 1)
      valueOf(await admin.reply('transcript:mail', { conversationId, to: 'many@example.com' }));
    await mailTo('many@example.com', 6);
    await vi.waitFor(async () => {
      const refused = (await log()).filter(({ problem }) => problem?.includes('within the hour') === true);
      expect(refused).toHaveLength(1);
    }, soon);
    mara.close();
  });

  it('[ML8] mails answers that were not seen, all at once, with a way back and a way out', async () => {
    const mara = await withAddress('away@example.com');
    await mara.say('Where is my parcel?');
    mara.close();
    await answer(mara, 'I look for it.');
    await answer(mara, 'It comes tomorrow, José.');
    // Seen by its visitor, and therefore not mailed.
    const ben = await withAddress('there@example.com');
    await ben.say('Hello');
    const seq = await answer(ben, 'Hello Ben');
    valueOf(await ben.reply('message:read', { conversationId: ben.visit.conversation.id, upToSeq: seq }));
    ben.close();
    ahead += 11 * 60_000;
    const { headers, body } = await mailTo('away@example.com');
    expect(headers.get('subject')).toBe('Demo shop answered you');
    expect(body).toContain('I look for it.');
    expect(body).toContain('It comes tomorrow, José.');
    expect(body).toMatch(/https:\/\/shop\.example\/checkout#attune-resume=[\w-]+/);
    ahead += 60_000;
    await answer(mara, 'It is there.');
    ahead += 11 * 60_000;
    expect((await mailTo('away@example.com', 2)).body).not.toContain('I look for it.');
    expect(post.received.some(({ to }) => to.includes('there@example.com'))).toBe(false);

    const out = new URL(linkIn(body, /http:\/\/[^\s"<]+\/mail\/unsubscribe\/[\w.-]+/));
    expect(headers.get('list-unsubscribe')).toBe(`<${out.href}>`);
    const page = await fetch(`${server.url}${out.pathname}`);
    expect(page.status).toBe(200);
    expect((await fetch(`${server.url}${out.pathname}`, { method: 'POST' })).status).toBe(200);
    expect(
      (await fetch(`${server.url}${out.pathname.replace('v1.', 'v1.AA')}`, { method: 'POST' })).status,
    ).toBe(404);
    await answer(mara, 'One more thing.');
    const jo = await withAddress('jo@example.com');
    await jo.say('Hello');
    jo.close();
    await answer(jo, 'Hello Jo');
    ahead += 11 * 60_000;
    await mailTo('jo@example.com');
    expect(post.received.filter(({ to }) => to.includes('away@example.com'))).toHaveLength(2);
  });
});
