import { createHash } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { SHARED_PREFIX } from './embedded/wire.ts';

/** Times that a statement has come before it is prepared: what comes once would only be in the way. */
const OFTEN = 3;

/** Statements that are prepared, on each connection of a PostgreSQL server. Each costs some tens of kilobytes there. */
const MOST_PREPARED = 200;
const MOST_COUNTED = 2_000;

/** A longer text has its values in it, and does not come again. */
const LONGEST_TEXT = 8_000;

/** A table has got another column since a statement was prepared, as when a newer version migrates beside this one. */
const PLAN_IS_OLD = { code: '0A000', routine: 'RevalidateCachedQuery' };

type Callback = (error: unknown, result?: unknown) => void;
type Query = (...args: unknown[]) => unknown;

/**
 * Has the database read and plan a statement once, not each time it comes: our statements are small, and most of what
 * they cost was that. Only those with values, whose text stays the same; every other goes as it came.
 */
export function prepareOften(pool: Pool): void {
  const names = createNames();
  pool.on('connect', (client) => prepareOn(client, names));
}

function prepareOn(client: PoolClient, names: Names): void {
  const query = client.query.bind(client) as Query;

  const askPrepared = async (statement: Statement, name: string, values: unknown): Promise<unknown> => {
    try {
      return await query({ ...statement, name }, values);
    } catch (error) {
      if (!isOldPlan(error)) throw error;
      names.forget();
      // As it came: nothing was done, unless a transaction failed with it, and then this fails, too.
      return query(statement, values);
    }
  };

  const prepared: Query = (...args) => {
    const [statement, values, callback] = args;
    const name = isPreparable(statement, values) ? names.of(statement.text) : undefined;
    if (name === undefined || !isPreparable(statement, values)) return query(...args);
    const asked = askPrepared(statement, name, values);
    if (typeof callback !== 'function') return asked;
    const done = callback as Callback;
    asked.then(
      (result) => done(null, result),
      (error: unknown) => done(error),
    );
    return undefined;
  };
  Object.assign(client, { query: prepared });
}

interface Names {
  /** @returns undefined while it has not come often */
  of(text: string): string | undefined;
  /** Every statement is prepared anew, under another name. */
  forget(): void;
}

function createNames(): Names {
  const names = new Map<string, string>();
  let counts = new Map<string, number>();
  let generation = 0;
  return {
    of(text) {
      const known = names.get(text);
      if (known !== undefined || names.size >= MOST_PREPARED) return known;
      const count = (counts.get(text) ?? 0) + 1;
      if (count < OFTEN) {
        if (counts.size >= MOST_COUNTED) counts = new Map();
        counts.set(text, count);
        return undefined;
      }
      counts.delete(text);
      const digest = createHash('sha256').update(text).digest('base64url').slice(0, 22);
      const name = `${SHARED_PREFIX}${generation}_${digest}`;
      names.set(text, name);
      return name;
    },
    forget() {
      generation++;
      names.clear();
    },
  };
}

interface Statement {
  readonly text: string;
}

function isPreparable(statement: unknown, values: unknown): statement is Statement {
  if (typeof statement !== 'object' || statement === null || !('text' in statement)) return false;
  if ('submit' in statement || ('name' in statement && statement.name !== undefined)) return false;
  const { text } = statement;
  return (
    typeof text === 'string' && text.length <= LONGEST_TEXT && Array.isArray(values) && values.length > 0
  );
}

function isOldPlan(error: unknown): boolean {
  if (typeof error !== 'object' || error === null || !('code' in error) || !('routine' in error))
    return false;
  return error.code === PLAN_IS_OLD.code && error.routine === PLAN_IS_OLD.routine;
}
