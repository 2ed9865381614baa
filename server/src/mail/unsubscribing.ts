import * as v from 'valibot';
import type { Secrets } from '../secrets/secrets.ts';

const PURPOSE = 'mail-unsubscribe';
const sealedField = v.tuple([v.string(), v.string()]);

export type Unsubscribing = ReturnType<typeof createUnsubscribing>;

/** The link at the foot of a mail. It names site and address sealed, so that nobody can end the mails of another. */
export function createUnsubscribing({
  secrets,
  publicUrl,
  optOut,
}: {
  readonly secrets: Secrets;
  publicUrl(): string;
  optOut(siteId: string, address: string): Promise<void>;
}) {
  const read = (token: string) => {
    const opened = token.length <= 2_000 ? secrets.open(PURPOSE, token) : null;
    return opened === null ? null : v.parse(sealedField, JSON.parse(opened));
  };
  return {
    urlFor: (siteId: string, address: string): string =>
      `${publicUrl()}/mail/unsubscribe/${secrets.seal(PURPOSE, JSON.stringify([siteId, address]))}`,

    isValid: (token: string): boolean => read(token) !== null,

    /** @returns false when the link is not one of ours */
    async end(token: string): Promise<boolean> {
      const known = read(token);
      if (known === null) return false;
      const [siteId, address] = known;
      await optOut(siteId, address);
      return true;
    },
  };
}
