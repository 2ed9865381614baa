import { invitedKey } from './storage-key.ts';

/** Takes away what this tab holds of invitations, and what earlier versions of us kept for longer. */
export function forgetInvited(siteKey: string): void {
  for (const storage of ['sessionStorage', 'localStorage'] as const) {
    try {
      window[storage].removeItem(invitedKey(siteKey));
    } catch {
      // What could not be stored need not be removed.
    }
  }
}
