import { expect, it, vi } from 'vitest';
import { createPostgresDatabase, dropPostgresDatabase } from '../db/testing.ts';
import { agentOn, setUpAdmin, valueOf, visitorOn } from '../testing/clients.ts';
import { pressedInVain, report } from '../testing/reporting.ts';
import { spawnServer } from '../testing/spawned.ts';
import { report as tell } from './figures.ts';
import { spotless } from './journal.ts';
import { inFull } from './length.ts';
import { startTraffic } from './traffic.ts';

const soon = { timeout: 30_000, interval: 50 };

function redisUrl(): string {
  const url = process.env['TEST_REDIS_URL'];
  if (url === undefined || url === '') {
    throw new Error(
      'TEST_REDIS_URL is not set. This test needs a Redis; "npm test" starts one where it can.',
    );
  }
  return url;
}

it(
  'two processes are one: visitor on one, agent on the other, one killed, nothing lost',
  { timeout: 300_000 },
  async () => {
    const { dataDir, databaseUrl } = await createPostgresDatabase();
    const env = {
      PORT: '0',
      SECRET: 'a secret for tests that is long enough 0123456789',
      DATA_DIR: dataDir,
      DATABASE_URL: databaseUrl,
      REDIS_URL: redisUrl(),
    };
    const first = await spawnServer(env);
    const second = await spawnServer(env);
    const cookie = await setUpAdmin(second.url, second.setupUrl ?? '');
    const agent = await agentOn(second.url, cookie);
    const siteKey = agent.started.sites[0]?.publicKey ?? '';

    // Live news cross from one process to the other, both ways.
    const mara = await visitorOn({ url: first.url, siteKey });
    const { id: conversationId } = mara.visit.conversation;
    await mara.say('Hello from the first');
    await vi.waitFor(
      () =>
        expect(agent.all('inbox:changed').map(({ item }) => item.conversationId)).toContain(conversationId),
      soon,
    );
    valueOf(await agent.reply('conversation:open', { conversationId }));
    valueOf(
      await agent.reply('message:send', {
        conversationId,
        clientId: crypto.randomUUID(),
        body: 'Hello from the second',
      }),
    );
    await agent.reply('typing:set', { conversationId, typing: true });
    await vi.waitFor(() => {
      expect(mara.all('conversation:event').map(({ event }) => event)).toContainEqual(
        expect.objectContaining({ kind: 'message', body: 'Hello from the second' }),
      );
      expect(mara.all('typing:changed')).toHaveLength(1);
    }, soon);
    expect(mara.visit.agentsOnline).toBe(1);

    // What is saved on one process is followed on the other, by agents and widgets alike.
    await report(mara, 0, pressedInVain(5));
    const latest = () =>
      agent.all('friction:changed').findLast((news) => news.conversationId === conversationId)?.friction;
    await vi.waitFor(() => expect(latest()?.contributions).toMatchObject([{ kind: 'rage-click' }]), soon);
    const admin = await agentOn(first.url, cookie);
    const siteId = agent.started.sites[0]?.id ?? '';
    const changes = {
      'rage-click': { enabled: 0 },
      'dead-click': { enabled: 0 },
      'cursor-thrash': { enabled: 1 },
    };
    valueOf(await admin.reply('thresholds:save', { siteId, baseVersion: 0, changes }));
    await vi.waitFor(() => {
      expect(agent.all('thresholds:changed').at(-1)?.settings.version).toBe(1);
      expect(latest()?.contributions).toEqual([]);
      expect(mara.all('recorder:changed')).toMatchObject([{ recorder: { cursor: true } }]);
    }, soon);
    admin.close();

    // One of the two dies in the middle of traffic; its visitors go on at the other.
    let visitorsAt = first.url;
    const traffic = await startTraffic({
      writers: 3,
      writerAt: () => ({ url: visitorsAt, siteKey }),
      observerAt: () => ({ url: second.url, cookie }),
    });
    const each = inFull(400, 60);
    const writing = traffic.write(each);
    await vi.waitFor(
      () => expect(traffic.writers.every(({ operations }) => operations.length > each / 4)).toBe(true),
      soon,
    );
    await first.kill();
    visitorsAt = second.url;
    await writing;

    const { verdict, operations } = await traffic.finish({ url: second.url, cookie });
    for (const { close } of [mara, agent]) close();
    expect(await second.stop()).toBe(0);
    await dropPostgresDatabase(databaseUrl);
    tell('two processes, one killed', { messages: operations.length, kills: 1, ...verdict });
    expect(verdict).toEqual(spotless);
  },
);
