import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { agentOn, valueOf, visitorOn, type VisitorClient } from '../testing/clients.ts';
import { serverOn, type TestServer } from '../testing/in-process.ts';
import { seeded } from '../testing/seeded.ts';
import { report } from './figures.ts';
import { chosenEngines, inFull, SEED } from './length.ts';
import { observe } from './observer.ts';

const SENT_OFTEN = inFull(1_000, 300);

/**
 * Asks again when the server has more to do than it can: after the refusal `unavailable`, and when no answer came in time.
 * So does the widget; asking twice is harmless.
 */
async function insist<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!/unavailable|timed out/.test(String(error))) throw error;
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
  }
}

/** What observers saw beside the whole list: places that nobody showed them, twice, or before an earlier one. */
function faultsOf(seenBy: readonly (readonly number[])[], whole: readonly number[]) {
  const faults = { holes: 0, duplicated: 0, disordered: 0 };
  for (const seen of seenBy) {
    const places = new Set(seen);
    faults.holes += whole.filter((seq) => !places.has(seq)).length;
    faults.duplicated += seen.length - places.size;
    faults.disordered += seen.filter((seq, index) => index > 0 && seq < (seen[index - 1] ?? 0)).length;
  }
  return faults;
}

describe.each(chosenEngines)('many at once on %s', (engine) => {
  let server: TestServer;
  beforeAll(async () => {
    // In full, one visitor's twenty tabs write ten thousand messages in less than a minute.
    server = await serverOn(engine, {}, { LIMIT_FACTOR: '1000' });
  });
  afterAll(() => server.close());

  const tabs = async (count: number): Promise<VisitorClient[]> => {
    const first = await visitorOn(server);
    const others = Array.from({ length: count - 1 }, () => visitorOn({ ...server, token: first.token }));
    return [first, ...(await Promise.all(others))];
  };

  it(
    `[G2] stores ${SENT_OFTEN} messages once, each sent one to five times at once`,
    { timeout: 600_000 },
    async () => {
      const random = seeded(SEED);
      const clients = await tabs(5);
      const conversationId = clients[0]?.visit.conversation.id ?? '';
      const ids = Array.from({ length: SENT_OFTEN }, () => randomUUID());
      const sends = ids.flatMap((clientId) =>
        clients.slice(0, 1 + Math.floor(random() * 5)).map(async (client) => ({
          clientId,
          seq: await insist(() => client.say(`message ${clientId}`, clientId)),
        })),
      );
      const answers = await Promise.all(sends);
      for (const clientId of ids) {
        expect(new Set(answers.filter((one) => one.clientId === clientId).map(({ seq }) => seq)).size).toBe(
          1,
        );
      }
      const agent = await agentOn(server.url, server.adminCookie);
      const stored: string[] = [];
      for (let afterSeq = 0, more = true; more;) {
        const sync = valueOf(await agent.reply('conversation:sync', { conversationId, afterSeq }));
        for (const event of sync.events) if (event.kind === 'message') stored.push(event.clientId);
        afterSeq = sync.events.at(-1)?.seq ?? afterSeq;
        more = sync.more;
      }
      const kept = new Set(stored);
      report(`sent often ${engine}`, {
        messages: ids.length,
        lost: ids.filter((id) => !kept.has(id)).length,
        duplicated: stored.length - kept.size,
      });
      expect(stored.toSorted()).toEqual(ids.toSorted());
      for (const client of [...clients, agent]) client.close();
    },
  );

  it('[G3] gives everybody the same list without holes', { timeout: 600_000 }, async () => {
    const WRITERS = 20;
    const EACH = inFull(500, 20);
    const clients = await tabs(WRITERS);
    const conversationId = clients[0]?.visit.conversation.id ?? '';
    const place = () => ({ url: server.url, cookie: server.adminCookie });
    const observers = Array.from({ length: 10 }, () => observe(conversationId, place));
    await Promise.all(
      clients.map(async (client, writer) => {
        for (let number = 0; number < EACH; number++) await client.say(`writer ${writer} message ${number}`);
      }),
    );
    const whole = Array.from({ length: WRITERS * EACH }, (_, index) => index + 1);
    const seenBy = () => observers.map(({ observation }) => observation.seen.map(({ seq }) => seq));
    const everybodySawAll = vi.waitFor(
      () => {
        for (const seen of seenBy()) expect(seen).toEqual(whole);
      },
      { timeout: 300_000, interval: 100 },
    );
    // What was found is told first, also where it is not what was promised.
    await everybodySawAll.finally(() =>
      report(`many writers ${engine}`, { messages: whole.length, ...faultsOf(seenBy(), whole) }),
    );
    for (const one of [...clients, ...observers]) one.close();
  });
});
