import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Db } from './open-database.ts';
import { engines, withDatabase } from './testing.ts';

describe.each(engines)('a statement that comes often on %s', (engine) => {
  const database = withDatabase(engine);
  const times = Array.from({ length: 30 }, (_, index) => index);
  const twice = async (db: Db, number: number) => {
    const { rows } = await db.execute(sql`select ${number}::int * 2 as twice`);
    return rows;
  };
  const prepared = async () => {
    const { rows } = await database().db.execute(
      sql`select statement from pg_prepared_statements where name like 'often%'`,
    );
    return rows.map(({ statement }) => String(statement));
  };

  it('answers each connection with what it asked for', async () => {
    const { db } = database();
    const answers = await Promise.all(times.map((number) => twice(db, number)));
    expect(answers).toEqual(times.map((number) => [{ twice: number * 2 }]));
  });

  it('is prepared once on a connection, and once for all where they share a session', async () => {
    const { db } = database();
    for (const number of times) await twice(db, number);
    expect((await prepared()).filter((text) => text.includes('as twice'))).toHaveLength(1);
  });

  it('is not prepared while it comes seldom', async () => {
    const { db } = database();
    await db.execute(sql`select ${1}::int as once`);
    expect((await prepared()).filter((text) => text.includes('as once'))).toEqual([]);
  });

  it('goes on in a transaction, and after one that failed', async () => {
    const { db } = database();
    const half = (tx: Db, by: number) => tx.execute(sql`select 100 / ${by}::int as half`);
    for (const by of [1, 2, 4]) await db.transaction((tx) => half(tx, by));
    await expect(db.transaction((tx) => half(tx, 0))).rejects.toThrow();
    const { rows } = await db.transaction((tx) => half(tx, 5));
    expect(rows).toEqual([{ half: 20 }]);
  });

  it('finds the columns that its table got since', async () => {
    const { db } = database();
    await db.execute(sql`create table grows (one int)`);
    await db.execute(sql`insert into grows values (1)`);
    const whole = (on: Db) => on.execute(sql`select * from grows where one = ${1}::int`);
    for (const _ of times) await whole(db);
    await db.execute(sql`alter table grows add column two int`);
    expect((await whole(db)).rows).toEqual([{ one: 1, two: null }]);
    expect((await db.transaction(whole)).rows).toEqual([{ one: 1, two: null }]);
  });
});
