import { describe, expect, it } from 'vitest';
import { sites } from '../db/schema/index.ts';
import { engines, withDatabase } from '../db/testing.ts';
import { createCoaching } from './coaching.ts';

describe.each(engines)('how the coach’s rules fare on %s', (engine) => {
  const database = withDatabase(engine);
  const ines = { name: 'Ines' };
  const on = async (siteId: string) => {
    const { db } = database();
    await db.insert(sites).values({ id: siteId, name: siteId, publicKey: siteId, createdAt: 0 });
    let at = 0;
    const coaching = createCoaching({ db, now: () => (at += 1) });
    return {
      coaching,
      mark: (rule: string, outcome: 'shown' | 'wrong', sentence?: string) =>
        coaching.mark({ siteId, rule, outcome, sentence }, ines),
    };
  };

  it('is counted for the team, with the latest sentences called wrong', async () => {
    const { coaching, mark } = await on('shop');
    await Promise.all(Array.from({ length: 20 }, () => mark('cliche', 'shown')));
    for (let n = 1; n <= 45; n += 1) await mark('jargon', 'wrong', `Sentence ${n}.`);
    await mark('cliche', 'wrong');
    const report = await coaching.report('shop');
    expect(report.map(({ rule, shown, wrong }) => [rule, shown, wrong])).toEqual([
      ['jargon', 0, 45],
      ['cliche', 20, 1],
    ]);
    expect(report[0]?.cases).toHaveLength(20);
    expect(report[0]?.cases[0]).toMatchObject({ sentence: 'Sentence 45.', by: 'Ines' });
    expect(report[1]?.cases).toEqual([]);
    expect(await coaching.report('elsewhere')).toEqual([]);
  });

  it('is nothing for a rule there is not', async () => {
    const { mark } = await on('other-shop');
    await expect(mark('made-up', 'shown')).rejects.toMatchObject({
      code: 'invalid',
      details: { field: 'rule' },
    });
  });
});
