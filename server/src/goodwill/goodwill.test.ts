import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { goodwillGrants } from '../db/schema/index.ts';
import { engines, withDatabase } from '../db/testing.ts';
import { DEFAULT_EMPATHY_SETTINGS } from '../empathy-settings/default-settings.ts';
import { insertConversationRows } from '../testing/rows.ts';
import { createGoodwill } from './goodwill.ts';
import { inMajorUnits } from './major-units.ts';

describe.each(engines)('goodwill on %s', (engine) => {
  const database = withDatabase(engine);
  const agent = (id: string) => ({ kind: 'agent', id, name: id }) as const;

  const giving = async (perConversation: number) => {
    const { db } = database();
    const key = { siteId: 'shop', conversationId: randomUUID() };
    await insertConversationRows(db, 1, key);
    const set = { ...DEFAULT_EMPATHY_SETTINGS, goodwill: { currency: 'EUR', perConversation } };
    const settings = {
      current: async () => set,
      lately: async () => set,
    };
    const goodwill = createGoodwill({ db, settings, now: () => 1 });
    const give = (amount: number, by = 'ines', clientId = randomUUID()) =>
      goodwill.give(key, agent(by), { clientId, amount, reason: 'late parcel' });
    return { key, goodwill, give };
  };

  it('[practice 68] is never more than the budget, even from many agents at once', async () => {
    const { key, goodwill, give } = await giving(2_500);
    const answers = await Promise.allSettled(
      Array.from({ length: 12 }, (_, at) => give(700, at % 2 === 0 ? 'ines' : 'ben')),
    );
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    expect(await goodwill.present(key)).toEqual({ currency: 'EUR', budget: 2_500, given: 2_100 });
    await expect(give(401)).rejects.toMatchObject({ code: 'forbidden', message: /At most 4 EUR is left/ });
    expect(await give(400)).toMatchObject({ given: 2_500 });
    await expect(give(1)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('is given once under a client id, and written down with who and why', async () => {
    const { key, give } = await giving(2_500);
    const clientId = randomUUID();
    await Promise.all([1, 2, 3].map(() => give(500, 'ines', clientId)));
    const rows = await database().db.select().from(goodwillGrants);
    expect(rows.filter(({ conversationId }) => conversationId === key.conversationId)).toMatchObject([
      { agentName: 'ines', amount: 500, currency: 'EUR', reason: 'late parcel', at: 1 },
    ]);
    await expect(give(600, 'ines', clientId)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('is nothing where the admin set none', async () => {
    const { give } = await giving(0);
    await expect(give(1)).rejects.toMatchObject({ code: 'forbidden', message: /Nothing is left/ });
  });
});

describe('an amount in the unit people speak of', () => {
  it.each([
    [2_599, 'EUR', 25.99],
    [500, 'JPY', 500],
    [1_500, 'KWD', 1.5],
  ])('%i of %s', (minor, currency, major) => {
    expect(inMajorUnits(minor, currency)).toBe(major);
  });
});
