import { expect, it, vi } from 'vitest';
import { createPostgresDatabase, dropPostgresDatabase } from '../db/testing.ts';
import { agentOn, setUpAdmin, valueOf, visitorOn } from '../testing/clients.ts';
import { pressedInVain, report } from '../testing/reporting.ts';
import { spawnServer, type SpawnedServer } from '../testing/spawned.ts';
import { report as tell } from './figures.ts';
import { spotless } from './journal.ts';
import { MESSAGES } from './length.ts';
import { until } from './place.ts';
import { startTraffic } from './traffic.ts';

const WRITERS = 3;
/** Of each of them, until one process dies, and again until the other does. */
const EACH = Math.ceil(MESSAGES / WRITERS / 2);

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
  'two processes are one: visitor on one, agent on the other, each killed once, nothing lost',
  { timeout: 3_600_000 },
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

    const alive = await eachDiesOnce([first, second], { env, siteKey, cookie });
    for (const { close } of [mara, agent]) close();
    for (const node of alive) expect(await node.stop()).toBe(0);
    await dropPostgresDatabase(databaseUrl);
  },
);

/**
 * Each of the two dies in the middle of traffic; whoever was on it goes on at the other, and it comes back.
 * @returns the processes that serve in the end
 */
async function eachDiesOnce(
  servers: readonly [SpawnedServer, SpawnedServer],
  { env, siteKey, cookie }: { env: Readonly<Record<string, string>>; siteKey: string; cookie: string },
): Promise<readonly SpawnedServer[]> {
  const nodes: [SpawnedServer, SpawnedServer] = [...servers];
  let dead: SpawnedServer | null = null;
  const at = (index: number): SpawnedServer => {
    const [own, other] = index % 2 === 0 ? nodes : nodes.toReversed();
    if (own === undefined || other === undefined) throw new Error('there are two');
    return own === dead ? other : own;
  };
  const traffic = await startTraffic({
    writers: WRITERS,
    writerAt: (writer) => ({ url: at(writer).url, siteKey }),
    observerAt: (writer) => ({ url: at(writer + 1).url, cookie }),
    answered: true,
  });
  const written = () => Math.min(...traffic.writers.map(({ operations }) => operations.length));
  for (const victim of [0, 1] as const) {
    const writing = traffic.write(EACH);
    const from = written();
    await until('a quarter of it', () => written() > from + EACH / 4, 600_000);
    dead = nodes[victim];
    await dead.kill();
    await writing;
    nodes[victim] = await spawnServer(env);
    dead = null;
  }
  const { verdict, operations, changes } = await traffic.finish({ url: at(0).url, cookie });
  tell('two processes, each killed', {
    messages: operations.length,
    changes: changes.length,
    kills: 2,
    ...verdict,
  });
  expect(operations.length).toBeGreaterThanOrEqual(MESSAGES);
  expect(verdict).toEqual(spotless);
  return nodes;
}
