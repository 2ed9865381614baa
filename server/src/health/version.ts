import product from '../../package.json' with { type: 'json' };
import type { Db } from '../db/open-database.ts';
import { newestMigration } from './health.repository.ts';
import { within } from './within.ts';

/** What runs here. */
export interface Version {
  readonly name: 'Attune';
  readonly version: string;
  /** What it was built from; null where that was not known. */
  readonly commit: string | null;
  /** The newest migration of the database; null when it is away, or of a later version. */
  readonly migration: string | null;
}

/** Put in place by the build (`vite.config.ts`); a server that runs from source has none. */
declare const BUILT_FROM_COMMIT: string | null | undefined;

const commit = typeof BUILT_FROM_COMMIT === 'undefined' ? null : BUILT_FROM_COMMIT;

/** Says what runs here, also while the database is away. */
export async function versionOn(db: Db, withinMs: number): Promise<Version> {
  // `/readyz` says what is wrong with the database.
  const migration = await within(withinMs, newestMigration(db)).catch(() => null);
  return { name: 'Attune', version: product.version, commit, migration };
}
