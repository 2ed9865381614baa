import { randomUUID } from 'node:crypto';
import { openDatabase } from '../db/open-database.ts';
import { engines, silent, type Engine } from '../db/testing.ts';
import { startOwnRedis, type OwnService } from '../faults/own-service.ts';
import { placeOn, type Place } from '../faults/place.ts';
import { startMailServer, type MailServerForTest } from '@attune/testing/mail-server';
import { pressedInVain, report } from '../testing/reporting.ts';
import { agentOn, setUpAdmin, valueOf, visitorOn, type AgentClient } from '../testing/clients.ts';
import { spawnServer, type SpawnedServer } from '../testing/spawned.ts';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tracesInDatabase, tracesInFiles, tracesInPostgres, tracesInRedis } from './traces.ts';

/** Stands in everything that anybody writes or that is known of the visitor; a word that nothing else holds. */
const CANARY = `canary${randomUUID().replaceAll('-', '')}`;
const ORIGIN = 'https://shop.example';
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
/** For what jobs do: removing files, sending mail. */
const eventually = { timeout: 50_000, interval: 200 };

describe.each(engines)('[G17] what is left of somebody who was erased, on %s', (engine) => {
  let place: Place;
  let redis: OwnService | null = null;
  let post: MailServerForTest;
  let server: SpawnedServer;
  let admin: AgentClient;
  let siteId = '';
  let siteKey = '';
  beforeAll(async () => {
    [place, post, redis] = await Promise.all([
      placeOn(engine),
      startMailServer(),
      engine === 'postgresql' ? startOwnRedis() : null,
    ]);
    server = await spawnServer({
      ...place.env,
      // The least there is: what no level writes is never written.
      LOG_LEVEL: 'trace',
      OUTBOUND_TO_PRIVATE: 'true',
      ...(redis === null ? {} : { REDIS_URL: redis.url }),
    });
    const cookie = await setUpAdmin(server.url, server.setupUrl ?? '');
    admin = await agentOn(server.url, cookie);
    siteId = admin.started.sites[0]?.id ?? '';
    siteKey = admin.started.sites[0]?.publicKey ?? '';
    await prepareSite();
  });
  afterAll(async () => {
    admin?.close();
    await server?.stop();
    await post?.close();
    await redis?.remove();
    await place?.remove();
  });

  /** Mail, a webhook that nobody answers, and a form: whatever sends or keeps things elsewhere. */
  async function prepareSite(): Promise<void> {
    const mail = { host: '127.0.0.1', port: post.port, security: 'none' as const, userName: null };
    const rest = { fromAddress: 'chat@shop.example', continuityAfterMinutes: null };
    valueOf(await admin.reply('mail:save', { siteId, ...mail, ...rest }));
    const events = ['message.created', 'conversation.created'] as const;
    const url = 'http://127.0.0.1:9/nobody';
    valueOf(await admin.reply('webhook:create', { siteId, name: 'Shop', url, events: [...events] }));
    const change = { section: 'offline', value: { enabled: true, intro: '', mailRequired: true } } as const;
    valueOf(await admin.reply('widget-settings:save', { siteId, baseVersion: 0, change }));
  }

  /** A browser whose site has signed who sits in front of it. @returns the token that opens their history */
  async function comeIn(): Promise<string> {
    const made = valueOf(
      await admin.reply('identity-key:create', { siteId, name: 'shop', algorithm: 'HS256' }),
    );
    const token = await new SignJWT({
      name: CANARY,
      email: `${CANARY}@example.com`,
      attributes: { plan: CANARY },
    })
      .setProtectedHeader({ alg: 'HS256', kid: made.key.id })
      .setSubject(CANARY)
      .setAudience(siteKey)
      .setExpirationTime('10m')
      .sign(new TextEncoder().encode(made.secret ?? ''));
    const response = await fetch(`${server.url}/api/visitor/who?site=${siteKey}`, {
      method: 'POST',
      headers: { origin: ORIGIN, 'content-type': 'application/json' },
      body: JSON.stringify({ token, attributes: { said: CANARY } }),
    });
    return ((await response.json()) as { value: { token: string } }).value.token;
  }

  /** Leaves the canary wherever the product keeps something of a visitor. */
  async function leaveTraces(): Promise<{ visitorId: string; conversationId: string }> {
    const mara = await visitorOn({ url: server.url, siteKey, origin: ORIGIN, token: await comeIn() });
    const { id: conversationId } = mara.visit.conversation;
    const here = () => ({ conversationId, clientId: randomUUID() });
    await mara.say(`My order ${CANARY} is late, this is terrible. I want my money back.`);
    const upload = await fetch(
      `${server.url}/api/visitor/conversations/${conversationId}/attachments?site=${siteKey}`,
      {
        method: 'POST',
        headers: { origin: ORIGIN, authorization: `Bearer ${mara.token}`, 'x-file-name': `${CANARY}.png` },
        body: Buffer.concat([PNG, Buffer.from(CANARY)]),
      },
    );
    const { value } = (await upload.json()) as { value: { attachment: { id: string } } };
    const parts = { attachmentIds: [value.attachment.id] };
    const sent = valueOf(await mara.reply('message:send', { ...here(), body: CANARY, parts }));
    await report(mara, 0, pressedInVain(4, { name: CANARY }));
    const answers = [{ fieldId: 'mail', value: `${CANARY}@example.com` }];
    valueOf(await mara.reply('form:answer', { ...here(), form: 'offline', answers }));
    valueOf(await mara.reply('transcript:mail', { conversationId, to: `${CANARY}@example.com` }));
    valueOf(await mara.reply('resume:create', { conversationId }));

    valueOf(await admin.reply('conversation:open', { conversationId }));
    valueOf(await admin.reply('note:add', { ...here(), body: CANARY }));
    const body = `I will look for ${CANARY} within 24 h.`;
    const answer = valueOf(await admin.reply('message:send', { ...here(), body }));
    const { seq } = answer.event;
    valueOf(await admin.reply('message:edit', { ...here(), seq, body: `${body} ${CANARY}` }));
    valueOf(await admin.reply('reflection:correct', { conversationId, field: 'wants', text: CANARY }));
    valueOf(await admin.reply('conversation:hand-over', { conversationId, word: CANARY }));
    valueOf(await admin.reply('search:run', { siteId, place: 'messages', query: CANARY }));
    await mara.reply('rating:give', { ...here(), score: 1, comment: CANARY });
    // What is refused may be written down as little as what is taken.
    expect(await mara.reply('message:send', { ...here(), body: `${CANARY}\0` })).toMatchObject({ ok: false });
    expect(sent.event.seq).toBeGreaterThan(0);
    mara.close();
    return { visitorId: mara.visit.visitorId, conversationId };
  }

  const inFiles = async () => {
    const found = await tracesInFiles(place.env['DATA_DIR'] ?? '', [CANARY]);
    // Rows that were deleted lie in the files of any database until it tidies up; what it still gives out is asked of it.
    return found.filter((name) => !name.startsWith('database'));
  };
  const inRedis = async () => (redis === null ? [] : tracesInRedis(redis.url, [CANARY]));

  it('is nothing, in database, Redis, files and logs', { timeout: 240_000 }, async () => {
    const { visitorId } = await leaveTraces();
    const mailed = () => post.received.some(({ to }) => to.includes(`${CANARY}@example.com`));
    await expect.poll(mailed, eventually).toBe(true);
    // Nobody else may look into the embedded database while it is open.
    const tables = engine === 'embedded' ? null : await tracesInPostgres(databaseUrlOf(place), [CANARY]);
    expect(tables?.length ?? Infinity, 'what was never there would prove nothing').toBeGreaterThanOrEqual(12);
    expect(await inFiles()).toHaveLength(1);

    valueOf(await admin.reply('visitor:erase', { siteId, visitorId }));
    await expect.poll(inFiles, eventually).toEqual([]);
    await expect.poll(inRedis, eventually).toEqual([]);
    expect(await server.stop()).toBe(0);

    expect(await tablesAfterwards(engine, place)).toEqual([]);
    expect(server.output()).not.toContain(CANARY);
    expect(server.output().length, 'a log that says nothing proves nothing').toBeGreaterThan(200);
  });
});

const databaseUrlOf = ({ env }: Place): string => env['DATABASE_URL'] ?? '';

async function tablesAfterwards(engine: Engine, place: Place): Promise<readonly string[]> {
  if (engine === 'postgresql') return tracesInPostgres(databaseUrlOf(place), [CANARY]);
  const database = await openDatabase({ dataDir: place.env['DATA_DIR'] ?? '', log: silent });
  try {
    return await tracesInDatabase(
      async (text, values) => (await database.pool.query<Record<string, unknown>>(text, [...values])).rows,
      [CANARY],
    );
  } finally {
    await database.close();
  }
}
