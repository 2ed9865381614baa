import { RequestError, type AgentInput, type IdentityKey } from '@attune/protocol';
import { randomBytes } from 'node:crypto';
import { importSPKI } from 'jose';
import { audit, byPerson } from '../audit/audit.ts';
import type { Db } from '../db/open-database.ts';
import type { Secrets } from '../secrets/secrets.ts';
import {
  findIdentityKey,
  insertIdentityKey,
  listIdentityKeys,
  revokeIdentityKey,
  type IdentityKeyRow,
} from './identity-key.repository.ts';
import { deleteSessionsOfKey } from './identity.repository.ts';

export const SEALED_FOR = 'identity-key';

/** 256 bits, as many as HS256 works with. */
const SECRET_BYTES = 32;
const KID_BYTES = 9;

export type IdentityKeys = ReturnType<typeof createIdentityKeys>;

export interface IdentityKeysDeps {
  readonly db: Db;
  readonly secrets: Secrets;
  now(): number;
}

type Admin = Parameters<typeof byPerson>[0];

/** What sites sign with when they say who a visitor is. */
export function createIdentityKeys({ db, secrets, now }: IdentityKeysDeps) {
  return {
    list: async (siteId: string): Promise<readonly IdentityKey[]> =>
      (await listIdentityKeys(db, siteId)).map(toKey),

    /**
     * @returns the secret that the site signs with, this once; null where the site keeps its private key to itself
     * @throws RequestError `invalid` for something that is no public key of that algorithm
     */
    async create(
      { siteId, name, algorithm, publicKey }: AgentInput<'identity-key:create'>,
      by: Admin,
    ): Promise<{ key: IdentityKey; secret: string | null }> {
      const secret = algorithm === 'HS256' ? randomBytes(SECRET_BYTES).toString('base64url') : null;
      if (secret === null) await checkPublicKey(publicKey ?? '', algorithm);
      const row: IdentityKeyRow = {
        siteId,
        id: `k_${randomBytes(KID_BYTES).toString('base64url')}`,
        name,
        algorithm,
        material: secret === null ? (publicKey ?? '') : secrets.seal(SEALED_FOR, secret),
        createdByName: by.name,
        createdAt: now(),
        lastUsedAt: null,
        revokedAt: null,
      };
      await db.transaction(async (tx) => {
        await insertIdentityKey(tx, row);
        await audit(tx, {
          at: row.createdAt,
          siteId,
          actor: byPerson(by),
          action: 'identity-key.created',
          subject: { kind: 'identity-key', id: row.id, name },
          details: { algorithm },
        });
      });
      return { key: toKey(row), secret };
    },

    /**
     * Ends a key, and every browser's session that began with it.
     * @returns also whose sessions ended
     * @throws RequestError `not-found`
     */
    async revoke(
      { siteId, keyId }: AgentInput<'identity-key:revoke'>,
      by: Admin,
    ): Promise<{ readonly key: IdentityKey; readonly visitorIds: readonly string[] }> {
      const found = await findIdentityKey(db, siteId, keyId);
      if (found === null)
        throw new RequestError('not-found', 'There is no such key on this site.', { field: 'keyId' });
      const at = now();
      const visitorIds = await db.transaction(async (tx) => {
        if (!(await revokeIdentityKey(tx, siteId, keyId, at))) return [];
        await audit(tx, {
          at,
          siteId,
          actor: byPerson(by),
          action: 'identity-key.revoked',
          subject: { kind: 'identity-key', id: keyId, name: found.name },
          details: {},
        });
        return deleteSessionsOfKey(tx, siteId, keyId);
      });
      return { key: toKey({ ...found, revokedAt: found.revokedAt ?? at }), visitorIds };
    },
  };
}

async function checkPublicKey(pem: string, algorithm: string): Promise<void> {
  try {
    await importSPKI(pem, algorithm);
  } catch {
    throw new RequestError(
      'invalid',
      `This is no public key for ${algorithm}. It begins with “-----BEGIN PUBLIC KEY-----”.`,
      { field: 'publicKey' },
    );
  }
}

function toKey({ siteId: _site, material: _material, ...key }: IdentityKeyRow): IdentityKey {
  return key;
}
