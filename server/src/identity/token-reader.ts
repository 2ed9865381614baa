import { attributesField, MAX_IDENTITY_TOKEN_MS, RequestError, type ProvenIdentity } from '@attune/protocol';
import { decodeProtectedHeader, errors, importSPKI, jwtVerify, type JWTPayload } from 'jose';
import * as v from 'valibot';
import type { Db } from '../db/open-database.ts';
import type { Secrets } from '../secrets/secrets.ts';
import { SEALED_FOR } from './identity-keys.ts';
import { findIdentityKey, noteKeyUse, type IdentityKeyRow } from './identity-key.repository.ts';

/** A site's clock may be off by so much. */
const TOLERANCE_MS = 60_000;
/** A use is noted to the minute. */
const USE_NOTED_EVERY_MS = 60_000;

const textClaim = (longest: number) =>
  v.optional(v.nullable(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(longest))));

const claimsField = v.object({
  sub: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  exp: v.number(),
  name: textClaim(80),
  email: textClaim(254),
  attributes: v.optional(attributesField),
});

export interface TokenReaderDeps {
  readonly db: Db;
  readonly secrets: Secrets;
  now(): number;
}

/** Reads what a site has signed about a visitor. */
export function createTokenReader({ db, secrets, now }: TokenReaderDeps) {
  async function keyOf(siteId: string, token: string): Promise<IdentityKeyRow> {
    const key = await findIdentityKey(db, siteId, kidOf(token));
    if (key === null || key.revokedAt !== null)
      throw refused('Its "kid" names no key of this site, or one that was revoked.');
    return key;
  }

  async function materialOf({ algorithm, material }: IdentityKeyRow) {
    if (algorithm !== 'HS256') return importSPKI(material, algorithm);
    const secret = secrets.open(SEALED_FOR, material);
    if (secret === null)
      throw refused('The key cannot be read any more: the server has another SECRET. Make a new key.');
    return new TextEncoder().encode(secret);
  }

  /** @throws RequestError `unauthenticated`, which says what is wrong with the token and nothing of what is in it */
  return async function readToken(
    site: { readonly id: string; readonly publicKey: string },
    token: string,
  ): Promise<{ readonly keyId: string; readonly proven: ProvenIdentity }> {
    const key = await keyOf(site.id, token);
    const at = now();
    const payload = await verified(token, await materialOf(key), {
      // The key's own, whatever the token says of itself.
      algorithms: [key.algorithm],
      audience: site.publicKey,
      requiredClaims: ['sub', 'aud', 'exp'],
      clockTolerance: TOLERANCE_MS / 1_000,
      currentDate: new Date(at),
    });
    const proven = provenBy(payload, at);
    await noteKeyUse(db, key, at, at - USE_NOTED_EVERY_MS);
    return { keyId: key.id, proven };
  };
}

function kidOf(token: string): string {
  let kid: unknown;
  try {
    ({ kid } = decodeProtectedHeader(token));
  } catch {
    throw refused('It is no JWT.');
  }
  if (typeof kid === 'string' && kid !== '') return kid;
  throw refused('Its header has no "kid".');
}

type VerifyOptions = NonNullable<Parameters<typeof jwtVerify>[2]>;

async function verified(
  token: string,
  material: Awaited<ReturnType<typeof importSPKI>> | Uint8Array,
  options: VerifyOptions,
): Promise<JWTPayload> {
  try {
    return (await jwtVerify(token, material, options)).payload;
  } catch (error) {
    if (error instanceof errors.JWTExpired) throw refused('It has expired.');
    if (error instanceof errors.JWTClaimValidationFailed)
      throw refused(
        error.claim === 'aud'
          ? 'Its "aud" is not the key of this site.'
          : `Its "${error.claim}" is missing or does not hold.`,
      );
    if (error instanceof errors.JOSEError || error instanceof TypeError)
      throw refused('Its signature does not fit the key.');
    throw error;
  }
}

function provenBy(payload: JWTPayload, at: number): ProvenIdentity {
  const read = v.safeParse(claimsField, payload);
  if (!read.success) {
    const [{ path, message }] = read.issues;
    throw refused(
      `Its "${path?.map(({ key }) => String(key)).join('.') ?? 'claims'}" is not taken: ${message}.`,
    );
  }
  const { sub, exp, name = null, email = null, attributes = {} } = read.output;
  if (exp * 1_000 > at + MAX_IDENTITY_TOKEN_MS + TOLERANCE_MS)
    throw refused('Its "exp" is more than an hour ahead.');
  return { subject: sub, name, email, attributes, at };
}

const refused = (why: string) =>
  new RequestError('unauthenticated', `The identity token is not good. ${why}`);
