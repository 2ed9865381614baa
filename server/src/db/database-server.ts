import type pg from 'pg';

/** Where the database runs, as far as opening and closing it goes. */
export interface DatabaseServer {
  readonly engine: 'embedded' | 'postgresql';
  /** For everything in daily use. */
  readonly pool: pg.Pool;
  /** A few connections for messages, which anything else would be in the way of. */
  readonly urgentPool: pg.Pool;
  /** A connection without time limits, not yet connected: a table that has grown takes its time to change. */
  client(): pg.Client;
  /** Waits for queries under way, then lets go of everything. */
  close(): Promise<void>;
}

/** An acknowledgement is worth waiting for about this long; whoever waited longer has already asked again. */
export const PATIENCE_MS = 10_000;

/** How long a query may wait for a free connection. */
export const CONNECTION_WITHIN_MS = PATIENCE_MS / 2;

/** Of PostgreSQL's usual 100, so that several server processes and an operator fit. */
export const MAX_CONNECTIONS = 20;

/** Of these, for messages alone. More would not store them sooner: they wait for the same disk. */
export const URGENT_CONNECTIONS = 4;
export const COMMON_CONNECTIONS = MAX_CONNECTIONS - URGENT_CONNECTIONS;
