import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { engines } from '../db/testing.ts';
import { agentOn, valueOf, visitorOn, type AgentClient, type VisitorClient } from '../testing/clients.ts';
import { colleagueOn } from '../testing/colleagues.ts';
import { serverOn, type TestServer } from '../testing/in-process.ts';
import { pressedInVain, report } from '../testing/reporting.ts';

const CANARY = 'canary-quillon';
const soon = { timeout: 20_000, interval: 50 };

/** Tables with a row in which the canary stands, in any column; the embedded database lets nobody look from outside. */
async function tablesWithCanary({ databaseUrl }: TestServer): Promise<readonly string[]> {
  if (databaseUrl === '') return [];
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const tables = await client.query<{ name: string }>(
      `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
       where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
    );
    const found: string[] = [];
    for (const { name } of tables.rows) {
      const { rowCount } = await client.query(`select 1 from ${name} t where t::text like $1 limit 1`, [
        `%${CANARY}%`,
      ]);
      if (rowCount !== 0) found.push(name);
    }
    return found;
  } finally {
    await client.end();
  }
}

describe.each(engines)('what is kept of a visitor on %s', (engine) => {
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

  async function aVisit(words: string): Promise<VisitorClient & { readonly conversationId: string }> {
    const visitor = await visitorOn(server);
    const { id: conversationId } = visitor.visit.conversation;
    await visitor.say(words);
    await report(visitor, 0, pressedInVain(4, { name: CANARY }));
    valueOf(await ines.reply('note:add', { conversationId, clientId: randomUUID(), body: words }));
    const friction = async () => valueOf(await admin.reply('conversation:open', { conversationId })).friction;
    // Only once it was looked at does everything stand that is to go.
    await vi.waitFor(async () => expect((await friction()).score).toBeGreaterThan(0), soon);
    return { ...visitor, conversationId };
  }
  const visitorIdOf = async (conversationId: string) =>
    valueOf(await admin.reply('conversation:open', { conversationId })).visitor.id;

  it('[G17] is handed over whole, and gone everywhere once it is erased', async () => {
    const { siteId } = server;
    const mara = await aVisit(`My order ${CANARY} is late, this is terrible. I want my money back.`);
    const visitorId = await visitorIdOf(mara.conversationId);
    const other = await aVisit('Where is my parcel?');

    const { fileName, json } = valueOf(await admin.reply('visitor:export', { siteId, visitorId }));
    const { kept } = JSON.parse(json) as { kept: Record<string, readonly Record<string, unknown>[]> };
    expect(fileName).toMatch(/^visitor-.*\.json$/);
    expect(Object.keys(kept)).toEqual(
      expect.arrayContaining(['visitors', 'conversations', 'conversation_events', 'notes', 'signals']),
    );
    expect(JSON.stringify(kept['conversation_events'])).toContain(CANARY);
    expect(kept['visitors']?.[0]).not.toHaveProperty('tokenHash');
    const tables = await tablesWithCanary(server);
    expect(tables.length).toBeGreaterThanOrEqual(engine === 'postgresql' ? 4 : 0);

    const gone = new Promise((resolve) => mara.socket.once('disconnect', resolve));
    expect(valueOf(await admin.reply('visitor:erase', { siteId, visitorId }))).toEqual({ conversations: 1 });
    await gone;
    await vi.waitFor(
      () =>
        expect(ines.all('visitor:erased')).toContainEqual({ siteId, conversationIds: [mara.conversationId] }),
      soon,
    );
    const asked = { conversationId: mara.conversationId };
    expect(await ines.reply('conversation:open', asked)).toMatchObject({ refusal: { code: 'not-found' } });
    expect(await admin.reply('visitor:export', { siteId, visitorId })).toMatchObject({
      refusal: { code: 'not-found' },
    });
    // Another visitor's press carries the word as well, and stays.
    const left = valueOf(await admin.reply('conversation:open', { conversationId: other.conversationId }));
    expect(left.beside.notes).toHaveLength(1);
    valueOf(
      await admin.reply('visitor:erase', { siteId, visitorId: await visitorIdOf(other.conversationId) }),
    );
    expect(await tablesWithCanary(server)).toEqual([]);

    // Their old token is nobody's: they begin anew.
    const again = await visitorOn({ ...server, token: mara.token });
    expect(again.visit.token).not.toBeNull();
    expect(again.visit.conversation.id).not.toBe(mara.conversationId);
    again.close();
    other.close();
  });

  it('lists that somebody was erased, by whom, and not who', async () => {
    const visit = await visitorOn(server);
    await visit.say('Hello');
    const visitorId = await visitorIdOf(visit.visit.conversation.id);
    valueOf(await admin.reply('visitor:erase', { siteId: server.siteId, visitorId }));
    const { erasures, keeping } = valueOf(await admin.reply('privacy:get', { siteId: server.siteId }));
    expect(erasures[0]).toMatchObject({
      byName: 'Ada Admin',
      subject: expect.stringMatching(/^[\da-f]{64}$/),
    });
    expect(JSON.stringify(erasures)).not.toContain(visitorId);
    expect(keeping).toEqual({ conversationDays: 730, visitorDays: 90 });
    visit.close();
  });

  it('is kept as long as an admin says, and an agent may neither say so nor erase', async () => {
    const { siteId } = server;
    const keeping = { conversationDays: 30, visitorDays: null };
    valueOf(await admin.reply('privacy:save', { siteId, keeping }));
    expect(valueOf(await admin.reply('privacy:get', { siteId })).keeping).toEqual(keeping);
    const refused = { ok: false, refusal: { code: 'forbidden' } };
    expect(await ines.reply('privacy:save', { siteId, keeping })).toMatchObject(refused);
    expect(await ines.reply('visitor:erase', { siteId, visitorId: 'somebody' })).toMatchObject(refused);
    expect(await ines.reply('visitor:export', { siteId, visitorId: 'somebody' })).toMatchObject(refused);
    expect(
      await admin.reply('privacy:save', { siteId, keeping: { conversationDays: 0, visitorDays: null } }),
    ).toMatchObject({ refusal: { code: 'invalid', message: expect.stringContaining('must be 7 or more') } });
  });
});
