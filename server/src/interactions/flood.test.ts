import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { engines } from '../db/testing.ts';
import { valueOf, visitorOn, type VisitorClient } from '../testing/clients.ts';
import { serverOn, type TestServer } from '../testing/in-process.ts';
import { pressedInVain } from '../testing/reporting.ts';

const REPORTS = 120;

describe.each(engines)('[G13] a flood of interactions on %s', (engine) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await serverOn(engine);
  });
  afterAll(() => server.close());

  const flood = (client: VisitorClient, firstBatch: number) =>
    Array.from({ length: REPORTS }, (_, index) =>
      client.reply('interaction:report', {
        conversationId: client.visit.conversation.id,
        visitId: client.visitId,
        batchNo: firstBatch + index,
        sentAt: Date.now(),
        interactions: [...pressedInVain(1, { id: firstBatch + index })],
      }),
    );

  it('is shed and counted, and messages are answered in the midst of it', async () => {
    const floods = await Promise.all([0, 1, 2, 3].map(() => visitorOn(server)));
    const mara = await visitorOn(server);
    let stored = 0;
    let shed = 0;
    let said = 0;
    for (let round = 0; round < 20 && shed === 0; round++) {
      const reports = floods.flatMap((client) => flood(client, round * REPORTS));
      for (let message = 0; message < 3; message++)
        said = await mara.say(`message ${round}.${message}`, randomUUID());
      for (const reply of await Promise.all(reports)) {
        const answer = valueOf(reply);
        stored += answer.stored;
        shed += answer.shed;
      }
    }
    expect(said % 3, 'every message was acknowledged').toBe(0);
    expect(stored).toBeGreaterThan(0);
    expect(shed).toBeGreaterThan(0);
    await vi.waitFor(
      // The embedded database is open to its own process alone; its counts are shown beside its repository.
      async () => expect(await countedIn(server.databaseUrl, { stored, shed })).toEqual({ stored, shed }),
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
