import { deedNames, UNDO_MS, type DeedName } from '@attune/protocol';
import type { Keeping } from '../state/keeping.ts';

/** A deed that can still be undone, as other tabs learn of it. No word of whom or what: the browser keeps it. */
export interface KeptDeed {
  readonly deedId: string;
  readonly name: DeedName;
  /** What is to be out of sight: an id. */
  readonly about: string | null;
  /** Until when it can be undone, in ms of this machine's clock. */
  readonly until: number;
}

/** What an agent left to be done within the last seconds, in whichever tab of this browser. */
export interface KeptDeeds {
  keep(deed: Omit<KeptDeed, 'until'>): void;
  forget(deedId: string): void;
  /** Those that can be undone now. What is older is forgotten. */
  all(): readonly KeptDeed[];
  /** Calls when another tab left something to be done (`isKept`), or took it back. */
  watch(changed: (deedId: string, isKept: boolean) => void): () => void;
}

/** @param owner the agent's id: whoever signs in next on this machine sees nothing of it */
export function createKeptDeeds(keeping: Keeping, owner: () => string, now: () => number): KeptDeeds {
  const prefix = (): string => `attune.deed.${owner()}.`;
  return {
    keep: (deed) =>
      void keeping.write(prefix() + deed.deedId, { ...deed, until: now() + UNDO_MS } satisfies KeptDeed),
    forget: (deedId) => keeping.remove(prefix() + deedId),
    all() {
      const deeds: KeptDeed[] = [];
      for (const key of keeping.keys(prefix())) {
        const deed = deedFrom(keeping.read(key));
        const remaining = (deed?.until ?? 0) - now();
        // A clock that was put back must not leave it there for hours.
        if (deed !== null && remaining > 0 && remaining <= UNDO_MS) deeds.push(deed);
        else keeping.remove(key);
      }
      return deeds.sort((one, other) => one.until - other.until);
    },
    watch: (changed) =>
      keeping.watch((key) => {
        if (key.startsWith(prefix())) changed(key.slice(prefix().length), keeping.read(key) !== null);
      }),
  };
}

/** Storage is an edge: an older version of us, or something else, may have written there. */
function deedFrom(kept: unknown): KeptDeed | null {
  if (typeof kept !== 'object' || kept === null) return null;
  const { deedId, name, about, until } = kept as Record<keyof KeptDeed, unknown>;
  const known = deedNames.find((one) => one === name);
  if (typeof deedId !== 'string' || known === undefined || typeof until !== 'number') return null;
  return { deedId, name: known, about: typeof about === 'string' ? about : null, until };
}
