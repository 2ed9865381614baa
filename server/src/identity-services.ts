import type { Db } from './db/open-database.ts';
import { createIdentity } from './identity/identity.ts';
import { createIdentityKeys } from './identity/identity-keys.ts';
import { createTokenReader } from './identity/token-reader.ts';
import type { Secrets } from './secrets/secrets.ts';
import type { Visitors } from './visitors/visitors.ts';

export interface IdentityServicesDeps {
  readonly db: Db;
  readonly secrets: Secrets;
  readonly visitors: Visitors;
  now(): number;
}

/** Who visitors are, and the keys by which sites vouch for them. */
export function createIdentityServices({ db, secrets, visitors, now }: IdentityServicesDeps) {
  const readToken = createTokenReader({ db, secrets, now });
  return {
    identityKeys: createIdentityKeys({ db, secrets, now }),
    identity: createIdentity({ db, visitors, readToken }),
  };
}
