import type { ConsentTier } from '@attune/protocol';
import { storageKey } from '../shared/storage-key.ts';

/** What an earlier visit left behind, as far as the loader cares. */
export interface Remembered {
  /** Opens an earlier conversation again: answers may be waiting. */
  readonly token?: string | null;
  /** The visitor switched signals off in this browser. */
  readonly signalsOff?: boolean | undefined;
  /** The page said that the visitor has consented. */
  readonly consented?: boolean | undefined;
  /** What the site allowed when we last heard of it. */
  readonly tier?: ConsentTier | null | undefined;
  /** When an invitation was last shown and sent away; whoever reads it checks it. */
  readonly invited?: unknown;
}

/** Whatever is there: what is not ours has none of our words, or is as good as empty. */
export function readRemembered(siteKey: string): Remembered {
  try {
    return { ...(JSON.parse(localStorage.getItem(storageKey(siteKey)) as string) as Remembered) };
  } catch {
    // Storage is closed to us, or holds something that is not ours: the same as an empty one.
    return {};
  }
}
