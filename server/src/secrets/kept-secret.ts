import { RequestError } from '@attune/protocol';
import type { Secrets } from './secrets.ts';

/** How a sealed text begins; no secret that was stored before there were seals does. */
const SEALED = /^v\d+\./;

/** A secret that stands in one row: what is sealed for one row opens in no other. */
export interface KeptSecret {
  seal(text: string): string;
  /** @throws RequestError `conflict` when SECRET is another one than it was sealed with */
  open(stored: string): string;
}

/**
 * Secrets of rows. Those stored before there were seals stand as they are until the next start seals them.
 * @param purpose names the column and the row
 */
export function keptSecret(secrets: Secrets, purpose: string): KeptSecret {
  return {
    // Nothing is no secret, and is looked for.
    seal: (text) => (text === '' ? '' : secrets.seal(purpose, text)),
    open(stored) {
      if (!SEALED.test(stored)) return stored;
      const text = secrets.open(purpose, stored);
      if (text !== null) return text;
      throw new RequestError(
        'conflict',
        'SECRET was changed, so this cannot be read any more. Set SECRET_BEFORE to the former one, or enter it anew.',
      );
    },
  };
}

export const webhookSecret = (secrets: Secrets, webhookId: string) =>
  keptSecret(secrets, `webhook ${webhookId}`);
export const modelKey = (secrets: Secrets, siteId: string) => keptSecret(secrets, `model-key ${siteId}`);
