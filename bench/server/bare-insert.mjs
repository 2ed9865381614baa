// What the database does by itself, as many transactions under way as there are clients: a narrow insert, or all that a
// message is worth by G1. Asked by messages of whoever has started it, and ends with them. Arguments: the folder of an
// embedded database, or PostgreSQL's address.
import { randomUUID } from 'node:crypto';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';

/** As many connections as our server has. */
const CONNECTIONS = 20;
const BODY = 'Where is my order? It should have come on Tuesday, says the mail.';

// What the guarantees cannot do without, and nothing else: the counter, one list without holes, nobody's message twice.
const TABLES = [
  'create table if not exists bench_insert (id uuid primary key, conversation text, body text, at bigint)',
  'create table if not exists bench_conversation (id text primary key, last_seq int not null default 0)',
  `create table if not exists bench_message (conversation text, seq int, client_id text, body text, at bigint,
    primary key (conversation, seq), unique (conversation, client_id))`,
  'create table if not exists bench_outbox (id uuid primary key, payload jsonb, at bigint)',
];

/** @type {Map<string, string>} */
const names = new Map();

const [, , place = ''] = process.argv;
const query = place.startsWith('postgres') ? onPostgres(place) : onEmbedded(await PGlite.create(place));
for (const table of TABLES) await query(table);

/** @typedef {(sql: string, values?: unknown[]) => Promise<unknown>} Query */

/** @returns {Query} */
function onPostgres(/** @type {string} */ url) {
  const pool = new pg.Pool({ connectionString: url, max: CONNECTIONS });
  return (text, values = []) => pool.query({ text, values, name: nameOf(text) });
}

/** Under a name it is read and planned once, as our server's statements are. */
function nameOf(/** @type {string} */ text) {
  const name = names.get(text) ?? `s${names.size}`;
  names.set(text, name);
  return name;
}

/** @returns {Query} */
function onEmbedded(/** @type {PGlite} */ database) {
  return (sql, values) => database.query(sql, values);
}

/** @typedef {'insert' | 'transaction'} Work */

/** @type {Record<Work, (conversation: string) => Promise<unknown>>} */
const works = {
  insert: (conversation) =>
    query('insert into bench_insert (id, conversation, body, at) values ($1, $2, $3, $4)', [
      randomUUID(),
      conversation,
      BODY,
      Date.now(),
    ]),
  // One statement, as a transaction has it cheapest: no way to and fro between its parts.
  transaction: (conversation) =>
    query(
      `with moved as (
        update bench_conversation set last_seq = last_seq + 1 where id = $1 returning id, last_seq
      ), message as (
        insert into bench_message (conversation, seq, client_id, body, at) select id, last_seq, $2, $3, $4 from moved
      ), owed as (
        insert into bench_outbox (id, payload, at)
        select $5, jsonb_build_object('conversation', id, 'seq', last_seq), $4 from moved
      ) select last_seq from moved`,
      [conversation, randomUUID(), BODY, Date.now(), randomUUID()],
    ),
};

/** @param {{ seconds: number, clients: number, work: Work }} how */
async function workFor({ seconds, clients, work }) {
  const conversations = Array.from({ length: clients }, (_, index) => `c${index}`);
  await query('insert into bench_conversation (id) select unnest($1::text[]) on conflict do nothing', [
    conversations,
  ]);
  /** @type {number[]} */
  const latenciesMs = [];
  const from = performance.now();
  const until = from + seconds * 1_000;
  const ask = async (/** @type {string} */ conversation) => {
    while (performance.now() < until) {
      const began = performance.now();
      await works[work](conversation);
      latenciesMs.push(performance.now() - began);
    }
  };
  await Promise.all(conversations.map(ask));
  return { done: latenciesMs.length, wallSeconds: (performance.now() - from) / 1_000, latenciesMs };
}

process.on('disconnect', () => process.exit(0));
process.on('message', (how) => {
  workFor(/** @type {Parameters<typeof workFor>[0]} */ (how)).then(
    (done) => process.send?.(done),
    (/** @type {unknown} */ fault) => process.send?.({ fault: String(fault) }),
  );
});
process.send?.('ready');
