import { eq, sql } from 'drizzle-orm';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { isUnavailable, isUniqueViolation } from './errors.ts';
import { openDatabase } from './open-database.ts';
import { outbox, sites } from './schema/index.ts';
import { engines, openForTest, silent, withDatabase } from './testing.ts';

const aSite = (id: string) => ({ id, name: 'Shop', publicKey: `key-${id}`, createdAt: 1_772_546_400_000 });

describe.each(engines)('%s database', (engine) => {
  const database = withDatabase(engine);

  it('gives every type as pg gives it', async () => {
    const { rows } = await database().pool.query(
      `select 1::int8 as int8, 2::int4 as int4, 1.5::numeric as numeric, 0.1::float8 as float8, true as bool,
        null as nothing, '{"a":[1]}'::jsonb as jsonb, '{x,y}'::text[] as texts, 'é😀' as text,
        '\\x00ff'::bytea as bytea, '2026-03-03T14:00:00Z'::timestamptz as instant`,
    );
    expect(rows).toEqual([
      {
        int8: '1',
        int4: 2,
        numeric: '1.5',
        float8: 0.1,
        bool: true,
        nothing: null,
        jsonb: { a: [1] },
        texts: ['x', 'y'],
        text: 'é😀',
        bytea: Buffer.from([0, 255]),
        instant: new Date('2026-03-03T14:00:00Z'),
      },
    ]);
  });

  it('gives instants as numbers through the schema', async () => {
    await database().db.insert(sites).values(aSite('instants'));
    const [site] = await database().db.select().from(sites).where(eq(sites.id, 'instants'));
    expect(site).toEqual({ ...aSite('instants'), allowedOrigins: [] });
  });

  it('names the constraint that a repeated key violates', async () => {
    const { db } = database();
    await db.insert(sites).values(aSite('twice'));
    const error: unknown = await db
      .insert(sites)
      .values({ ...aSite('thrice'), publicKey: 'key-twice' })
      .catch((cause: unknown) => cause);
    expect(isUniqueViolation(error, 'sites_public_key_unique')).toBe(true);
    expect(isUniqueViolation(error, 'sites_pkey')).toBe(false);
    expect(isUniqueViolation(error)).toBe(true);
  });

  it('loses no update between fifty transactions that read before they write', async () => {
    const { db } = database();
    await db.insert(sites).values({ ...aSite('counter'), name: '0' });
    const one = () =>
      db.transaction(async (tx) => {
        const [row] = await tx.select().from(sites).where(eq(sites.id, 'counter')).for('update');
        await tx
          .update(sites)
          .set({ name: String(Number(row?.name) + 1) })
          .where(eq(sites.id, 'counter'));
      });
    await Promise.all(Array.from({ length: 50 }, one));
    const [after] = await db.select().from(sites).where(eq(sites.id, 'counter'));
    expect(after?.name).toBe('50');
  });

  it('keeps nothing of a transaction that throws, and goes on', async () => {
    const { db } = database();
    const failing = db.transaction(async (tx) => {
      await tx.insert(sites).values(aSite('undone'));
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await db.select().from(sites).where(eq(sites.id, 'undone'))).toEqual([]);
  });

  it('goes on after a statement failed inside a transaction', async () => {
    const { db } = database();
    const failing = db.transaction((tx) => tx.execute(sql`select 1 / 0`));
    await expect(failing).rejects.toThrow('select 1 / 0');
    expect((await db.execute(sql`select 1 as one`)).rows).toEqual([{ one: 1 }]);
  });

  it('tells listeners on other connections what was notified, after commit and not before', async () => {
    const { pool } = database();
    const [listener, speaker] = await Promise.all([pool.connect(), pool.connect()]);
    const heard: (string | undefined)[] = [];
    listener.on('notification', ({ channel, payload }) => heard.push(`${channel}: ${payload}`));
    await listener.query('listen weather');
    await speaker.query('begin');
    await speaker.query(`select pg_notify('weather', 'rain')`);
    await speaker.query(`notify other, 'nobody listens'`);
    expect(heard).toEqual([]);
    await speaker.query('commit');
    await expect.poll(() => heard).toEqual(['weather: rain']);
    await listener.query('unlisten weather');
    listener.release(true);
    speaker.release();
  });

  it('keeps prepared statements of two connections apart, even under one name', async () => {
    const [one, other] = await Promise.all([database().pool.connect(), database().pool.connect()]);
    const ask = (client: typeof one, text: string) => client.query({ name: 'same', text, values: [1] });
    expect((await ask(one, 'select $1::int as a')).rows).toEqual([{ a: 1 }]);
    expect((await ask(other, 'select $1::int + 1 as b')).rows).toEqual([{ b: 2 }]);
    expect((await ask(one, 'select $1::int as a')).rows).toEqual([{ a: 1 }]);
    one.release(true);
    other.release(true);
  });

  it('moves a large value whole', async () => {
    const payload = { text: 'é'.repeat(2_000_000) };
    const id = '00000000-0000-4000-8000-000000000001';
    await database().db.insert(outbox).values({ id, topic: 'large', payload, runAt: 0, createdAt: 0 });
    const [row] = await database().db.select().from(outbox).where(eq(outbox.id, id));
    expect(row?.payload).toEqual(payload);
  });

  it('lets timers fire while many inserts are under way', async () => {
    let ticks = 0;
    const timer = setInterval(() => (ticks += 1), 5);
    const insert = (n: number) =>
      database()
        .db.insert(sites)
        .values(aSite(`many-${n}`));
    await Promise.all(Array.from({ length: 1_500 }, (_, n) => insert(n)));
    clearInterval(timer);
    expect(ticks).toBeGreaterThan(3);
  });
});

describe.each(engines)('opening a %s database', (engine) => {
  const another = withDatabase(engine);

  it('finds data and an epoch of its own again', async () => {
    const first = await openForTest(engine);
    expect(first.epoch).not.toBe(another().epoch);
    await first.db.insert(sites).values(aSite('kept'));
    await first.disconnect();
    const second = await openDatabase({ ...first.place, log: silent });
    expect(second.epoch).toBe(first.epoch);
    expect(await second.db.select({ id: sites.id }).from(sites)).toEqual([{ id: 'kept' }]);
    await second.close();
    await first.close();
  });

  it('ends a transaction that does nothing, so that others get on', async () => {
    const test = await openForTest(engine);
    await test.disconnect();
    const hasty = await openDatabase({ ...test.place, log: silent, patienceMs: 300 });
    await hasty.db.insert(sites).values(aSite('contended'));
    const stuck = hasty.db.transaction(async (tx) => {
      await tx.update(sites).set({ name: 'never' }).where(eq(sites.id, 'contended'));
      await sleep(1_000);
      await tx.update(sites).set({ name: 'never ever' }).where(eq(sites.id, 'contended'));
    });
    const ended: unknown = await stuck.catch((error: unknown) => error);
    expect(isUnavailable(ended)).toBe(true);
    const [site] = await hasty.db.select().from(sites).where(eq(sites.id, 'contended'));
    expect(site?.name).toBe('Shop');
    await hasty.close();
    await test.close();
  });

  it('ends a statement that goes on and on, so that others get on', async () => {
    const test = await openForTest(engine);
    await test.disconnect();
    const hasty = await openDatabase({ ...test.place, log: silent, patienceMs: 100 });
    const endless: unknown = await hasty.pool.query('select pg_sleep(60)').catch((error: unknown) => error);
    expect(isUnavailable(endless)).toBe(true);
    expect((await hasty.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    await hasty.close();
    await test.close();
  });
});
