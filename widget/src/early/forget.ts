import { storageKey } from '../shared/storage-key.ts';

/** Takes everything of ours out of this browser. */
export function forget(siteKey: string): void {
  for (const storage of ['localStorage', 'sessionStorage'] as const) {
    try {
      window[storage].removeItem(storageKey(siteKey));
    } catch {
      // What could not be stored need not be removed.
    }
  }
}
