import { AsyncResource } from 'node:async_hooks';
import type { Pool, PoolClient } from 'pg';
import type { Tracing } from '../telemetry/tracing.ts';

const LONGEST_TEXT = 500;

type Callback = (...outcome: readonly unknown[]) => void;
type Query = (...args: unknown[]) => unknown;
type Connect = (callback?: Callback) => unknown;

/** Gives every statement of a pool a span with its text; values are apart from it, and stay out. */
export function traceQueries(pool: Pool, tracing: Tracing): void {
  pool.on('connect', (client) => traceClient(client, tracing));
  // Who waits for a connection is woken by whoever gives one back; the span is to be the waiter's.
  const connect = pool.connect.bind(pool) as Connect;
  const bound: Connect = (callback) =>
    callback === undefined ? connect() : connect(AsyncResource.bind(callback));
  Object.assign(pool, { connect: bound });
}

function traceClient(client: PoolClient, tracing: Tracing): void {
  const query = client.query.bind(client) as Query;
  const traced: Query = (...args) => {
    const text = textOf(args[0]);
    if (text === undefined) return query(...args);
    return tracing.span(`sql ${firstWord(text)}`, (span) => {
      span.detail('db.system', 'postgresql');
      span.detail('db.query.text', text.slice(0, LONGEST_TEXT));
      const last = args.at(-1);
      if (typeof last !== 'function') return query(...args);
      const callback = last as Callback;
      // The promise only holds the span open; the outcome goes to the callback.
      return new Promise<void>((resolve) => {
        const done: Callback = AsyncResource.bind((...outcome: readonly unknown[]) => {
          resolve();
          callback(...outcome);
        });
        query(...args.slice(0, -1), done);
      });
    });
  };
  Object.assign(client, { query: traced });
}

function textOf(query: unknown): string | undefined {
  if (typeof query === 'string') return query;
  if (typeof query !== 'object' || query === null || !('text' in query)) return undefined;
  return typeof query.text === 'string' ? query.text : undefined;
}

const firstWord = (text: string): string => /[a-z]+/i.exec(text)?.[0].toLowerCase() ?? 'statement';
