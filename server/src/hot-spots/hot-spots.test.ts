import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { conversationEvents, signals } from '../db/schema/index.ts';
import { engines, withDatabase } from '../db/testing.ts';
import { insertConversationRows } from '../testing/rows.ts';
import { createHotSpots } from './hot-spots.ts';

const DAY_MS = 86_400_000;
const TODAY = 1_000 * DAY_MS;

describe.each(engines)('elements that give trouble on %s', (engine) => {
  const database = withDatabase(engine);

  const onSite = (siteId: string) => {
    const { db } = database();
    const clock = { at: TODAY };
    return {
      clock,
      spots: createHotSpots({ db, now: () => clock.at }),
      /** A conversation in which a control was clicked in vain, and what its visitor said. */
      async trouble(controlKey: string, daysAgo: number, said: string, hits = 1) {
        const key = { siteId, conversationId: randomUUID() };
        const at = TODAY - daysAgo * DAY_MS;
        await insertConversationRows(db, at, key);
        const author = { authorKind: 'visitor', authorId: 'mara' } as const;
        await db
          .insert(conversationEvents)
          .values({ ...key, ...author, seq: 1, kind: 'message', clientId: randomUUID(), body: said, at });
        for (let hit = 0; hit < hits; hit += 1)
          await db.insert(signals).values({
            ...key,
            key: `dead-click:${hit}`,
            kind: 'dead-click',
            family: 'page',
            strength: 1,
            points: 8,
            halfLifeMs: 1_000,
            detectedAt: at + hit,
            sentence: ['clicked ', { name: controlKey }, ' in vain'],
            evidence: { controlKey, control: controlKey, path: '/checkout' },
            thresholdsVersion: 0,
            updatedAt: at,
          });
        return key.conversationId;
      },
    };
  };

  it('[practice 44] are listed by how many conversations met them, with what was said', async () => {
    const { spots, trouble } = onSite('one');
    const first = await trouble('pay', 1, 'I cannot pay.');
    const second = await trouble('pay', 2, 'The button is dead.', 2);
    await trouble('menu', 1, 'Where is the menu?', 9);
    await trouble('old', 40, 'Long ago.');
    const list = await spots.list('one');
    expect(list.map(({ controlKey, conversations, hits }) => [controlKey, conversations, hits])).toEqual([
      ['pay', 2, 3],
      ['menu', 1, 9],
    ]);
    expect(list[0]).toMatchObject({ status: 'open', effect: null, path: '/checkout', kind: 'dead-click' });
    expect(list[0]?.quotes).toEqual(
      expect.arrayContaining([
        { conversationId: first, seq: 1, text: 'I cannot pay.' },
        { conversationId: second, seq: 1, text: 'The button is dead.' },
      ]),
    );
    expect(await spots.list('elsewhere')).toEqual([]);
  });

  it('[practice 44] compare as many days before a fix as have passed since', async () => {
    const { clock, spots, trouble } = onSite('two');
    for (const daysAgo of [1, 2, 4, 9]) await trouble('pay', daysAgo, 'I cannot pay.');
    const by = { id: 'ada' };
    const marked = { kind: 'dead-click', controlKey: 'pay', status: 'fixed' } as const;
    expect(await spots.mark('two', marked, by)).toMatchObject({ status: 'fixed' });
    await trouble('pay', -3, 'Still not.');
    clock.at = TODAY + 5 * DAY_MS;
    const [spot] = await spots.list('two');
    expect(spot?.effect).toEqual({ days: 5, before: 3, after: 1 });
    expect(await spots.mark('two', { ...marked, status: 'open' }, by)).toMatchObject({
      status: 'open',
      effect: null,
    });
    await expect(spots.mark('two', { ...marked, controlKey: 'nothing' }, by)).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});
