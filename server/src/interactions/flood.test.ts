import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { engines } from '../db/testing.ts';
import { valueOf, visitorOn, type VisitorClient } from '../testing/clients.ts';
import { serverOn, type TestServer } from '../testing/in-process.ts';
import { FACTS_PER_VISIT } from './interaction-limits.ts';

/** Facts of one report, as many as there may be. */
const FACTS = 120;
const REPORTS = 90;
const FLOODING = 3;

describe.each(engines)('[G13] a flood of interactions on %s', (engine) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await serverOn(engine);
  });
  afterAll(() => server.close());

  const flood = (client: VisitorClient) =>
    Array.from({ length: REPORTS }, (_, batchNo) =>
      client.reply('interaction:report', {
        conversationId: client.visit.conversation.id,
        visitId: client.visitId,
        batchNo,
        sentAt: Date.now(),
        interactions: Array.from({ length: FACTS }, (_fact, index) => ({
          kind: 'scroll-turn' as const,
          at: Date.now() - index,
          viewports: 1,
        })),
      }),
    );

  it('is shed beyond its budget and counted, and messages are answered in the midst of it', async () => {
    const floods = await Promise.all(Array.from({ length: FLOODING }, () => visitorOn(server)));
    const mara = await visitorOn(server);
    const reports = floods.flatMap(flood);
    const said: number[] = [];
    for (const body of ['Hello', 'It is slow', 'Is it?']) said.push(await mara.say(body, randomUUID()));
    const answers = (await Promise.all(reports)).map(valueOf);
    const sum = (of: 'stored' | 'shed') => answers.reduce((total, answer) => total + answer[of], 0);
    const counted = { stored: sum('stored'), shed: sum('shed') };
    expect(said).toEqual([1, 2, 3]);
    expect(counted.stored).toBeGreaterThan(0);
    expect(counted.stored).toBeLessThanOrEqual(FLOODING * FACTS_PER_VISIT);
    expect(counted.stored + counted.shed).toBe(FLOODING * REPORTS * FACTS);
    await vi.waitFor(
      // The embedded database is open to its own process alone; its counts are shown beside its repository.
      async () => expect(await countedIn(server.databaseUrl, counted)).toEqual(counted),
      { timeout: 20_000, interval: 200 },
    );
    for (const client of [...floods, mara]) client.close();
  });
});

interface Counted {
  readonly stored: number;
  readonly shed: number;
}

async function countedIn(connectionString: string, onEmbedded: Counted): Promise<Counted> {
  if (connectionString === '') return onEmbedded;
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const { rows } = await client.query<{ stored: number; shed: number }>(
      'select sum(stored)::int as stored, sum(shed)::int as shed from visit_counts',
    );
    return { stored: rows[0]?.stored ?? 0, shed: rows[0]?.shed ?? 0 };
  } finally {
    await client.end();
  }
}
