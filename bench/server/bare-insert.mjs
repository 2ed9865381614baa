// What the database does by itself: one insert a transaction, as many under way as there are clients. Asked by messages
// of whoever has started it, and ends with them. Arguments: the folder of an embedded database, or PostgreSQL's address.
import { randomUUID } from 'node:crypto';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';

/** As many connections as our server has. */
const CONNECTIONS = 20;
const BODY = 'Where is my order? It should have come on Tuesday, says the mail.';

const [, , place = ''] = process.argv;
const query = place.startsWith('postgres') ? onPostgres(place) : onEmbedded(await PGlite.create(place));
await query(
  'create table if not exists bench_insert (id uuid primary key, conversation text, body text, at bigint)',
);

/** @typedef {(sql: string, values?: unknown[]) => Promise<unknown>} Query */

/** @returns {Query} */
function onPostgres(/** @type {string} */ url) {
  const pool = new pg.Pool({ connectionString: url, max: CONNECTIONS });
  return (text, values = []) => pool.query({ text, values, name: text.slice(0, 30) });
}

/** @returns {Query} */
function onEmbedded(/** @type {PGlite} */ database) {
  return (sql, values) => database.query(sql, values);
}

/** @param {{ seconds: number, clients: number }} how */
async function insertFor({ seconds, clients }) {
  /** @type {number[]} */
  const latenciesMs = [];
  const from = performance.now();
  const until = from + seconds * 1_000;
  const insert = async () => {
    while (performance.now() < until) {
      const began = performance.now();
      await query('insert into bench_insert (id, conversation, body, at) values ($1, $2, $3, $4)', [
        randomUUID(),
        'c1',
        BODY,
        Date.now(),
      ]);
      latenciesMs.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: clients }, insert));
  return { done: latenciesMs.length, wallSeconds: (performance.now() - from) / 1_000, latenciesMs };
}

process.on('disconnect', () => process.exit(0));
process.on('message', (how) => {
  insertFor(/** @type {{ seconds: number, clients: number }} */ (how)).then(
    (inserted) => process.send?.(inserted),
    (/** @type {unknown} */ fault) => process.send?.({ fault: String(fault) }),
  );
});
process.send?.('ready');
