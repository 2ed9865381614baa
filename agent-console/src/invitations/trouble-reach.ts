import type { ConsentTier } from '@attune/protocol';

/**
 * Whom invitations about trouble can reach under what the site lets be watched, when that is not everybody: they are
 * decided from what the recorder sees, and it runs for nobody whom the tier leaves out.
 * @returns null when there is nothing to say
 */
export function troubleReach(tier: ConsentTier): string | null {
  switch (tier) {
    case 'off':
    case 'in-chat':
      return 'Reaches nobody: under Signals this site lets no page be watched, so trouble is not noticed.';
    case 'after-consent':
      return 'Reaches only visitors who have consented: under Signals this site asks before a page is watched.';
    case 'after-open':
    case 'always':
      return null;
  }
}
