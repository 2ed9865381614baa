import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { outbox as table } from '../db/schema/index.ts';
import { engines, silent, withDatabase } from '../db/testing.ts';
import { createOutbox } from '../jobs/outbox.ts';
import { PUBLISH, PUBLISH_TOGETHER } from '../conversations/publish-topics.ts';
import { publishForgotten } from './publish-forgotten.ts';

describe.each(engines)('entries that their process did not tell on %s', (engine) => {
  const database = withDatabase(engine);

  it('are told by another, those that were added together too, and then are owed no longer', async () => {
    const { db } = database();
    const outbox = createOutbox({ db, log: silent, now: Date.now });
    const long = { runAt: Date.now() - 60_000 };
    const entry = (conversationId: string, seq: number) => ({ siteId: 's', conversationId, seq });
    const entries = [entry('b', 2), entry('c', 3)];
    const owed = [
      await outbox.enqueue(db, { topic: PUBLISH, payload: entry('a', 1), ...long }),
      await outbox.enqueue(db, { topic: PUBLISH_TOGETHER, payload: { entries }, ...long }),
    ];
    const told: string[] = [];
    const conversations = {
      tellAgain({ siteId, conversationId }: { siteId: string; conversationId: string }, seq: number) {
        told.push(`${siteId}/${conversationId}/${seq}`);
        return Promise.resolve();
      },
    };
    const sweep = publishForgotten({ outbox, conversations, log: silent });
    await expect.poll(() => told.toSorted(), { timeout: 20_000 }).toEqual(['s/a/1', 's/b/2', 's/c/3']);
    await sweep.stop();
    await outbox.close();
    for (const id of owed) expect(await db.select().from(table).where(eq(table.id, id))).toEqual([]);
  });
});
