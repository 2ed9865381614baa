import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createServer, type AttuneServer } from '../app.ts';
import { loadConfig } from '../config/load-config.ts';
import { createPostgresDatabase, dropPostgresDatabase, silent } from '../db/testing.ts';
import { agentOn, setUpAdmin, valueOf, visitorOn } from '../testing/clients.ts';

const soon = { timeout: 30_000, interval: 50 };
const SECRET = 'a secret for tests that is long enough 0123456789';

function redisUrl(): string {
  const url = process.env['TEST_REDIS_URL'];
  if (url === undefined || url === '') {
    throw new Error(
      'TEST_REDIS_URL is not set. This test needs a Redis; "npm test" starts one where it can.',
    );
  }
  return url;
}

const figuresOf = async (server: AttuneServer, path = 'metrics'): Promise<string> => {
  const answer = await fetch(`http://127.0.0.1:${server.metricsPort()}/${path}`);
  return answer.text();
};

describe('a web and a worker, on one PostgreSQL and one Redis', () => {
  let place = { dataDir: '', databaseUrl: '' };
  let web: AttuneServer;
  let worker: AttuneServer;
  beforeAll(async () => {
    place = await createPostgresDatabase();
    const started = async (ROLE: string) => {
      const config = loadConfig({
        PORT: '0',
        METRICS_PORT: '0',
        SECRET,
        DATA_DIR: place.dataDir,
        DATABASE_URL: place.databaseUrl,
        REDIS_URL: redisUrl(),
        ROLE,
      });
      const server = await createServer(config, silent);
      await server.listen();
      return server;
    };
    web = await started('web');
    worker = await started('worker');
  });
  afterAll(async () => {
    await worker.close();
    await web.close();
    await dropPostgresDatabase(place.databaseUrl);
  });

  it('the web answers people, the worker runs jobs, and what a job changes is heard through the web', async () => {
    const cookie = await setUpAdmin(web.publicUrl(), (await web.createSetupUrl()) ?? '');
    const agent = await agentOn(web.publicUrl(), cookie);
    const siteKey = agent.started.sites[0]?.publicKey ?? '';
    const visitor = await visitorOn({ url: web.publicUrl(), siteKey });
    await visitor.say('Please come back to me later');
    const conversationId = visitor.visit.conversation.id;
    valueOf(await agent.reply('conversation:open', { conversationId }));
    valueOf(
      await agent.reply('conversations:arrange', {
        changes: [{ conversationId, change: { status: 'snoozed', snoozedUntil: Date.now() + 1_500 } }],
      }),
    );
    await vi.waitFor(() => {
      const latest = agent
        .all('inbox:changed')
        .findLast(({ item }) => item.conversationId === conversationId)?.item;
      expect(latest?.status).toBe('open');
      expect(latest?.wokenAt).not.toBeNull();
    }, soon);
    expect(await figuresOf(worker)).toMatch(
      /attune_job_seconds_count\{job="snooze-end",outcome="ok"\} [1-9]/,
    );
    expect(await figuresOf(web)).not.toContain('attune_job_seconds_count{');
    agent.close();
    visitor.close();
  });

  it('tells figures without a word about anybody', async () => {
    const figures = await figuresOf(web);
    expect(figures).toMatch(
      /attune_ack_seconds_count\{side="visitor",request="message:send",outcome="ok"\} [1-9]/,
    );
    for (const name of [
      'attune_sockets{side="visitor"}',
      'attune_database_connections{state="waiting"}',
      'attune_redis_reached 1',
      'attune_outbox_jobs{state="given-up"} 0',
      'attune_http_seconds_count{kind="api",status="2xx"}',
      'nodejs_eventloop_lag_seconds',
    ])
      expect(figures).toContain(name);
    expect(figures).not.toMatch(/ada|shop\.example|127\.0\.0\.1/i);
    const labels = new Set([...figures.matchAll(/[{,]([a-zA-Z_]+)="/g)].map((match) => match[1]));
    for (const name of ['siteId', 'site', 'visitor', 'agent', 'conversation', 'address'])
      expect(labels).not.toContain(name);
  });

  it('the worker answers probes on the port of its figures alone', async () => {
    expect(new URL(worker.publicUrl()).port).toBe('0');
    expect(JSON.parse(await figuresOf(worker, 'readyz'))).toMatchObject({ state: 'ready' });
    expect(JSON.parse(await figuresOf(worker, 'healthz'))).toMatchObject({ state: 'alive' });
    expect(await figuresOf(worker, 'console/')).toContain('There are /metrics');
  });
});

it.each(['web', 'worker'])('a %s alone, without PostgreSQL and Redis, is refused in words', (ROLE) => {
  expect(() => loadConfig({ ROLE })).toThrow(
    new RegExp(`DATABASE_URL is not set, and is needed because ROLE is "${ROLE}"[^]*REDIS_URL is not set`),
  );
});
