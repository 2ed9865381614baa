import type { createAsSet } from '../as-set/as-set.ts';

interface AsSetPart {
  readonly createAsSet: typeof createAsSet;
}

/** Fetches what only sites need that have set something: a file of its own beside this one, put there by the build. */
export const fetchAsSet = (): Promise<AsSetPart> => import('../as-set/main.ts');
