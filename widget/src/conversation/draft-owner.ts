import type { Draft } from './drafts.ts';

/**
 * Decides which tab sends a kept draft. Each tab holds a lock for as long as it lives; a draft whose lock is free was
 * left behind by a tab that is gone, and whoever gets the lock sends it. Should two tabs send it all the same (no
 * locks on plain http), the server stores it once.
 */
export interface DraftOwner {
  /** This tab has just written it. */
  claim(draft: Draft): void;
  /** Those of `drafts` that nobody else is sending. */
  claimOrphans(drafts: readonly Draft[]): Promise<readonly Draft[]>;
  releaseAll(): void;
}

/** @param locks missing on plain http, whatever the type says */
export function createDraftOwner(locks: LockManager | undefined = navigator.locks): DraftOwner {
  const { promise: released, release } = createRelease();

  function claim({ clientId }: Draft): Promise<boolean> {
    if (!locks) return Promise.resolve(true);
    return new Promise((resolve) => {
      locks
        .request(`attune:${clientId}`, { ifAvailable: true }, (lock) => {
          resolve(lock !== null);
          return lock === null ? undefined : released;
        })
        // A page that is not allowed to lock has to send by itself.
        .catch(() => resolve(true));
    });
  }

  return {
    claim: (draft) => void claim(draft),
    async claimOrphans(drafts) {
      const mine = await Promise.all(drafts.map(claim));
      return drafts.filter((_, position) => mine[position]);
    },
    releaseAll: release,
  };
}

function createRelease(): { readonly promise: Promise<void>; release(): void } {
  let release = (): void => {};
  const promise = new Promise<void>((resolve) => {
    release = resolve;
  });
  return { promise, release: () => release() };
}
