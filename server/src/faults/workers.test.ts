import { startMailServer } from '@attune/testing/mail-server';
import pg from 'pg';
import { createClient } from 'redis';
import { expect, it, onTestFinished } from 'vitest';
import { agentOn, setUpAdmin, valueOf, visitorOn, type AgentClient } from '../testing/clients.ts';
import { seeded } from '../testing/seeded.ts';
import { spawnServer, spawnWorker, type SpawnedProcess } from '../testing/spawned.ts';
import { countedOnce, placeOf, startReceiver } from './effects.ts';
import { report } from './figures.ts';
import { inFull, KILLS, SEED } from './length.ts';
import { startOwnRedis } from './own-service.ts';
import { placeOn, until } from './place.ts';

/** A rule runs at most ten times an hour in one conversation. */
const MESSAGES_EACH = 5;
/** Visitors who write between two kills. */
const VISITORS_EACH = inFull(4, 2);
const ANSWER = 'Thank you, somebody is on the way.';

/** Jobs under test; others are planned for ever. */
const TOPICS = ['happening', 'mail-transcript', 'mail-send'];

interface Conversation {
  readonly id: string;
  /** Where its transcript is mailed. */
  readonly address: string;
}

it(
  `[G7] webhooks, mails and rules have each effect once through ${KILLS} killed workers and a Redis that lost all`,
  { timeout: 3_600_000 },
  async () => {
    const place = await placeOn('postgresql');
    const redis = await startOwnRedis();
    const receiver = await startReceiver();
    const mailServer = await startMailServer();
    const database = new pg.Client({ connectionString: place.env['DATABASE_URL'] });
    await database.connect();
    const env = { ...place.env, REDIS_URL: redis.url, OUTBOUND_TO_PRIVATE: 'true' };
    const web = await spawnServer({ ...env, ROLE: 'web' });
    const workers: SpawnedProcess[] = await Promise.all([spawnWorker(env), spawnWorker(env)]);
    onTestFinished(async () => {
      await Promise.all([web, ...workers].map((each) => each.kill()));
      await Promise.all([receiver.close(), mailServer.close(), redis.remove(), database.end()]);
      await place.remove();
    });
    const ada = await agentOn(web.url, await setUpAdmin(web.url, web.setupUrl ?? ''));
    const site = await wire(ada, receiver.url, mailServer.port);

    const random = seeded(SEED);
    const conversations: Conversation[] = [];
    const write = async () => {
      const mara = await visitorOn({ url: web.url, siteKey: site.publicKey });
      const { id } = mara.visit.conversation;
      for (let number = 1; number <= MESSAGES_EACH; number++) await mara.say(`message ${number}`);
      const address = `visitor-${conversations.length}@example.com`;
      conversations.push({ id, address });
      valueOf(await ada.reply('transcript:mail', { conversationId: id, to: address }));
      mara.close();
    };
    for (let kill = 0; kill < KILLS; kill++) {
      const before = receiver.count();
      const writing = Promise.all(Array.from({ length: VISITORS_EACH }, write));
      await until('a worker to be at work', () => receiver.count() > before);
      const victim = Math.floor(random() * workers.length);
      await workers[victim]?.kill();
      [workers[victim]] = [await spawnWorker(env)];
      await writing;
    }

    // In the end both die at once, and Redis forgets every job: what is owed stands in PostgreSQL.
    await Promise.all(workers.map((worker) => worker.kill()));
    await forgetJobs(redis.url);
    await letLeasesLapse(database);
    workers.splice(0, 2, ...(await Promise.all([spawnWorker(env), spawnWorker(env)])));
    await until('all that is owed to be done', async () => (await owed(database)) === 0, 600_000);

    const told: string[] = [];
    let rules = { missing: 0, repeated: 0 };
    for (const { id } of conversations) {
      const effects = await effectsIn(ada, id);
      told.push(...effects.messages);
      // Every message was answered, and noted down, by the rule.
      for (const count of [effects.answers, effects.notes])
        rules = {
          missing: rules.missing + Math.max(0, MESSAGES_EACH - count),
          repeated: rules.repeated + Math.max(0, count - MESSAGES_EACH),
        };
    }
    const webhooks = countedOnce(told, receiver.told());
    const letters = new Map(
      mailServer.received.map(({ headers, to }) => [headers.get('message-id') ?? '', to[0] ?? '']),
    );
    const mails = countedOnce(
      conversations.map(({ address }) => address),
      [...letters.values()],
    );
    ada.close();
    const all = [webhooks, mails, rules];
    report('workers killed', {
      messages: conversations.length * MESSAGES_EACH,
      kills: KILLS + 2,
      webhooks: receiver.told().length,
      webhooks_sent_again: receiver.count() - receiver.told().length,
      mails: letters.size,
      mails_sent_again: mailServer.received.length - letters.size,
      jobs_lost: all.reduce((sum, { missing }) => sum + missing, 0),
      jobs_repeated: all.reduce((sum, { repeated }) => sum + repeated, 0),
    });
    expect({ webhooks, mails, rules }).toEqual({
      webhooks: { missing: 0, repeated: 0 },
      mails: { missing: 0, repeated: 0 },
      rules: { missing: 0, repeated: 0 },
    });
    expect(letters.size).toBe(conversations.length);
  },
);

/** A webhook that hears of every message, a mail server, and a rule that answers each message of a visitor. */
async function wire(ada: AgentClient, url: string, port: number) {
  const [site] = ada.started.sites;
  if (site === undefined) throw new Error('there is no site');
  const siteId = site.id;
  valueOf(await ada.reply('webhook:create', { siteId, name: 'Told', url, events: ['message.created'] }));
  const mail = { host: '127.0.0.1', port, security: 'none', userName: null, password: null } as const;
  const from = { fromAddress: 'help@shop.example', continuityAfterMinutes: null };
  valueOf(await ada.reply('mail:save', { siteId, ...mail, ...from }));
  const acts = [
    { act: 'send', body: ANSWER },
    { act: 'note', body: 'Was answered' },
  ] as const;
  const rule = { name: 'Answers', on: 'message.created', match: 'all' } as const;
  const input = { ...rule, conditions: [], acts: [...acts] };
  valueOf(await ada.reply('automation:create', { siteId, rule: input }));
  return site;
}

async function effectsIn(ada: AgentClient, conversationId: string) {
  const { sync, beside } = valueOf(await ada.reply('conversation:open', { conversationId }));
  const messages = sync.events.filter((event) => event.kind === 'message');
  return {
    messages: messages.map(({ seq }) => placeOf(conversationId, seq)),
    answers: messages.filter(({ author, body }) => author.kind === 'system' && body === ANSWER).length,
    notes: beside.notes.length,
  };
}

async function forgetJobs(url: string): Promise<void> {
  const client = createClient({ url });
  await client.connect();
  await client.flushAll();
  await client.close();
}

/** What a killed worker had begun is begun again after a minute or two. The short run does not wait for that. */
async function letLeasesLapse(database: pg.Client): Promise<void> {
  if (inFull(1, 0) === 1) return;
  await database.query('update outbox set run_at = created_at, queued_at = null where topic = any($1)', [
    TOPICS,
  ]);
  await database.query("update webhook_deliveries set next_at = created_at where state = 'pending'");
}

async function owed(database: pg.Client): Promise<number> {
  const { rows } = await database.query<{ owed: number }>(
    // A mail that was sent leaves behind a look whether it was, for later.
    `select (select count(*) from outbox where topic = any($1) and run_at <= $2)::int
       + (select count(*) from webhook_deliveries where state = 'pending')::int
       + (select count(*) from mails where state = 'waiting')::int as owed`,
    [TOPICS, Date.now()],
  );
  return rows[0]?.owed ?? 0;
}
