import { rm } from 'node:fs/promises';
import type { ConversationEvent } from '@attune/protocol';
import { describe, expect, it } from 'vitest';
import {
  createPostgresDatabase,
  dataDirForTest,
  dropPostgresDatabase,
  engines,
  type Engine,
} from '../db/testing.ts';
import { agentOn, setUpAdmin, valueOf } from '../testing/clients.ts';
import { seeded } from '../testing/seeded.ts';
import { DidNotStart, spawnServer, type SpawnedServer } from '../testing/spawned.ts';
import { judge } from './journal.ts';
import { observe } from './observer.ts';
import { startWriter } from './writer.ts';

/** The short run of `npm test`; FAULT_MESSAGES and FAULT_KILLS make it as long as wanted. */
const MESSAGES = Number(process.env['FAULT_MESSAGES'] ?? 120);
const KILLS = Number(process.env['FAULT_KILLS'] ?? 4);
const SEED = Number(process.env['FAULT_SEED'] ?? 1);
const WRITERS = 4;

const SECRET = 'a secret for tests that is long enough 0123456789';
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function placeOn(engine: Engine) {
  if (engine === 'postgresql') {
    const { dataDir, databaseUrl } = await createPostgresDatabase();
    const env = { PORT: '0', SECRET, DATA_DIR: dataDir, DATABASE_URL: databaseUrl };
    return { env, remove: () => dropPostgresDatabase(databaseUrl) };
  }
  const dataDir = await dataDirForTest();
  const env = { PORT: '0', SECRET, DATA_DIR: dataDir };
  return { env, remove: () => rm(dataDir, { recursive: true, force: true }) };
}

describe.each(engines)('[G1] [G3] [G4] [G6] on %s', (engine) => {
  it(`keeps every acknowledged message through ${KILLS} kills`, { timeout: 1_800_000 }, async () => {
    const { env, remove } = await placeOn(engine);
    const random = seeded(SEED);
    let server: SpawnedServer = await spawnServer(env);
    const cookie = await setUpAdmin(server.url, server.setupUrl ?? '');
    const [site] = await sitesOf(server.url, cookie);
    if (site === undefined) throw new Error('there is no site');
    const place = () => ({ url: server.url, siteKey: site.publicKey, cookie });

    const writers = await Promise.all(Array.from({ length: WRITERS }, () => startWriter(place)));
    const observers = writers.map(({ conversationId }) => observe(conversationId, place));
    const writing = Promise.all(writers.map((writer) => writer.write(Math.ceil(MESSAGES / WRITERS))));
    for (let kill = 0; kill < KILLS; kill++) {
      await sleep(300 + random() * 1_200);
      await server.kill();
      server = await spawnServer(env);
    }
    await writing;
    await Promise.all(observers.map((observer) => observer.finish()));

    const lists = await listsOf(
      server.url,
      cookie,
      writers.map(({ conversationId }) => conversationId),
    );
    const operations = writers.flatMap((writer) => writer.operations);
    const verdict = judge(
      operations,
      lists,
      observers.map(({ observation }) => observation),
    );
    for (const { close } of [...writers, ...observers]) close();
    await server.stop();
    await remove();
    const figures = Object.entries(verdict).map(([name, count]) => `${name}=${count}`);
    console.log(`${engine}: messages=${operations.length} kills=${KILLS} ${figures.join(' ')}`);
    expect(operations.length).toBeGreaterThanOrEqual(MESSAGES);
    expect(verdict).toEqual({ lost: 0, duplicated: 0, disordered: 0, holes: 0 });
  });
});

describe('[G19] one data folder', () => {
  it(
    'is refused to a second process in words, and free again after a kill',
    { timeout: 240_000 },
    async () => {
      const { env, remove } = await placeOn('embedded');
      const first = await spawnServer(env);
      const second = await spawnServer(env).then(
        () => null,
        (error: unknown) => error,
      );
      expect(second).toBeInstanceOf(DidNotStart);
      expect((second as DidNotStart).exitCode).toBe(1);
      expect((second as DidNotStart).output).toContain(`in use by Attune process ${first.pid}`);
      await first.kill();
      const third = await spawnServer(env);
      expect(await third.stop()).toBe(0);
      await remove();
    },
  );
});

async function sitesOf(url: string, cookie: string) {
  const agent = await agentOn(url, cookie);
  agent.close();
  return agent.started.sites;
}

async function listsOf(url: string, cookie: string, conversationIds: readonly string[]) {
  const agent = await agentOn(url, cookie);
  const lists = new Map<string, readonly ConversationEvent[]>();
  for (const conversationId of conversationIds) {
    const list: ConversationEvent[] = [];
    let more = true;
    while (more) {
      const answer = valueOf(
        await agent.reply('conversation:sync', { conversationId, afterSeq: list.length }),
      );
      list.push(...answer.events);
      more = answer.more;
    }
    lists.set(conversationId, list);
  }
  agent.close();
  return lists;
}
