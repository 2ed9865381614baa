import { plainText } from '@attune/signals';
import pg from 'pg';
import { expect, it, vi } from 'vitest';
import { createPostgresDatabase, dropPostgresDatabase } from '../db/testing.ts';
import { agentOn, setUpAdmin, valueOf, visitorOn, type VisitorClient } from '../testing/clients.ts';
import { pressedInVain } from '../testing/reporting.ts';
import { spawnServer } from '../testing/spawned.ts';

const soon = { timeout: 30_000, interval: 50 };

it(
  'what a page reported survives its server, acknowledged or not: sent again elsewhere it is stored once and means the same',
  { timeout: 300_000 },
  async () => {
    const { dataDir, databaseUrl } = await createPostgresDatabase();
    const env = {
      PORT: '0',
      SECRET: 'a secret for tests that is long enough 0123456789',
      DATA_DIR: dataDir,
      DATABASE_URL: databaseUrl,
    };
    const first = await spawnServer(env);
    const cookie = await setUpAdmin(first.url, first.setupUrl ?? '');
    const admin = await agentOn(first.url, cookie);
    const siteKey = admin.started.sites[0]?.publicKey ?? '';
    admin.close();

    const visit = async () => {
      const client = await visitorOn({ url: first.url, siteKey });
      await client.say('It does not work');
      return { client, facts: pressedInVain(5) };
    };
    const known = await visit();
    const unknown = await visit();
    valueOf(await reportTo(known.client, known.client, known.facts));
    // Killed with this report on its way: it may have been stored or not, and nobody knows.
    const lost = reportTo(unknown.client, unknown.client, unknown.facts).catch(() => null);
    await first.kill();
    expect(await lost).toBeNull();

    const second = await spawnServer(env);
    const agent = await agentOn(second.url, cookie);
    for (const { client, facts } of [known, unknown]) {
      const again = await visitorOn({ url: second.url, siteKey, token: client.token });
      const { shed } = valueOf(await reportTo(again, client, facts));
      expect(shed).toBe(0);
      await vi.waitFor(async () => {
        const { id: conversationId } = client.visit.conversation;
        const { friction } = valueOf(await agent.reply('conversation:open', { conversationId }));
        expect(
          friction.contributions
            .filter(({ family }) => family === 'page')
            .map(({ sentence }) => plainText(sentence)),
        ).toEqual(['clicked Pay 5 times in 1.4 s; nothing happened']);
      }, soon);
      again.close();
      client.close();
    }
    expect(await storedIn(databaseUrl)).toEqual([15, 15]);
    agent.close();
    expect(await second.stop()).toBe(0);
    await dropPostgresDatabase(databaseUrl);
  },
);

/** Reports by one connection what the visit of another one saw. */
function reportTo(by: VisitorClient, seenBy: VisitorClient, facts: ReturnType<typeof pressedInVain>) {
  return by.reply('interaction:report', {
    conversationId: seenBy.visit.conversation.id,
    visitId: seenBy.visitId,
    batchNo: 0,
    sentAt: Date.now(),
    interactions: [...facts],
  });
}

/** Facts stored of each conversation. */
async function storedIn(connectionString: string): Promise<readonly number[]> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const { rows } = await client.query<{ facts: number }>(
      'select sum(count)::int as facts from interaction_batches group by conversation_id',
    );
    return rows.map(({ facts }) => facts);
  } finally {
    await client.end();
  }
}
